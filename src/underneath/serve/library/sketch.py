"""How alike two texts are, from a sketch of each: MinHash (Broder 1997), in bands for finding the alike ones.

64 minima of hashed stretches of five words; two texts agree in as large a share of them as their stretches are shared
(Jaccard), give or take 0.06. Bands of four minima bring together texts that share 0.6 with a chance of 0.9, and such
as share 0.3 with one of 0.12; whoever is brought together is then compared in full.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE: Final = 64
BANDS: Final = 16
ALIKE: Final = 0.6  # a chapter in three may be new; two stories of one writer and fandom share under 0.02
_STRETCH: Final = 5
_WORD: Final = re.compile(r"\w+")
_SLICE: Final = 16_384  # stretches hashed at once: 8 MB


def words_of(text: str) -> list[str]:
    """The words of a text, case and all marks aside."""
    return _WORD.findall(text.casefold())


def hash_of(words: list[str]) -> str:
    """The same for texts of the same words."""
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def sketch_of(words: list[str]) -> bytes:
    """A sketch of `SIZE` little-endian uint32; empty for a text too short to compare."""
    if len(words) < _STRETCH:
        return b""
    single = np.fromiter((zlib.crc32(w.encode("utf-8", "surrogatepass")) for w in words), np.uint64, len(words))
    stretches = np.zeros(len(words) - _STRETCH + 1, np.uint64)
    for i in range(_STRETCH):
        stretches = stretches * np.uint64(0x9E3779B97F4A7C15) + single[i : i + len(stretches)]
    stretches = np.unique(stretches)
    factors, terms = _hashes()
    least = np.full(SIZE, 0xFFFFFFFF, np.uint64)
    for at in range(0, len(stretches), _SLICE):
        part = stretches[at : at + _SLICE, None]
        least = np.minimum(least, ((part * factors + terms) >> np.uint64(32)).min(axis=0))
    return least.astype("<u4").tobytes()


def bands_of(sketch: bytes) -> list[int]:
    """One number a band, as SQLite takes them; two texts with one in common may be alike."""
    width = len(sketch) // BANDS
    parts = (sketch[i * width : (i + 1) * width] for i in range(BANDS)) if sketch else ()
    return [int.from_bytes(hashlib.blake2b(part, digest_size=8).digest(), "little", signed=True) for part in parts]


def likeness(one: bytes, other: bytes) -> float:
    """The share of the stretches that two texts have in common, 0-1."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and terms, the same in every process and version: sketches are kept."""
    raw = hashlib.shake_256(b"underneath shelf sketch 1").digest(SIZE * 16)
    numbers = np.frombuffer(raw, "<u8").astype(np.uint64)
    return numbers[:SIZE] | np.uint64(1), numbers[SIZE:]
