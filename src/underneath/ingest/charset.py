"""Which old charset wrote these bytes? Asked only where they are not UTF-8 and nothing is declared."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final

WESTERN: Final = ("windows-1252", "mac-roman", "cp850")  # on equal terms the first wins
TYPOGRAPHIC: Final = frozenset("“”‘’—–…\xa0")
MARKS: Final = rb"[\x85\x91-\x97\xc9\xd0-\xd5]"  # quotes, dashes and dots, in windows-1252 or Mac Roman
SIGNS: Final = frozenset("£©°½¼¾é")
MOSTLY_ASCII: Final = 0.75  # share of ASCII in Western prose, dense dialogue included; Russian has under 0.3
LIKELY: Final = 1  # mean worth of a high byte: English and French have about 2.5, Polish read as Western 0.4


def guess(part: bytes) -> str:
    """Name the encoding of a sample that is not UTF-8.

    Parameters
    ----------
    part
        Some ten thousand bytes.

    Returns
    -------
    str
        A name that `bytes.decode` understands.
    """
    letters = len(re.findall(rb"[A-Za-z]", part))
    high = len(re.findall(rb"[\x80-\xff]", part))
    marks = len(re.findall(MARKS, part))
    if letters >= MOSTLY_ASCII * (letters + high - marks):
        best = max(WESTERN, key=lambda name: _looks_right(part, name))
        if _looks_right(part, best) >= LIKELY * high:
            return best
    return _by_statistics(part)


def canonical(name: str) -> str:
    """Python's name of a codec as the web writes it: "cp1252" is "windows-1252"."""
    plain = codecs.lookup(name).name
    plain = re.sub(r"^cp(125\d)$", r"windows-\1", plain)
    return re.sub(r"^iso8859-", "iso-8859-", plain).replace("_", "-")


def _looks_right(part: bytes, name: str) -> int:
    """How far the high bytes, read so, are the marks and letters that English prose has."""
    counts = Counter(re.findall(rb"[\x80-\xff]", part))
    return sum(n * _worth(byte.decode(name, "replace")) for byte, n in counts.items())


def _worth(char: str) -> int:
    if char in TYPOGRAPHIC:
        return 3
    if char in SIGNS or "à" <= char <= "ÿ":
        return 2
    return 0 if "À" <= char <= "Þ" else -1


def _by_statistics(part: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and seldom needed

    # A sample may cut a character in two: whole lines alone are looked at.
    lines = part[part.find(b"\n") + 1 : part.rfind(b"\n")] or part
    best = from_bytes(lines).best()
    return canonical(best.encoding) if best else "windows-1252"
