"""The deep heads: what each word is labelled with, and how strongly mentions and lines point at one another.

Plain products over the words' vectors, as trained (`training/model.py`, `Depths`); the scorers of later layers weigh
what they say with all else that is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import widened
from underneath.encode.look import softmax
from underneath.encode.weights import part_of
from underneath.layers.acts import ACTS
from underneath.layers.feelings import FEELINGS
from underneath.layers.knowledge import STANCES
from underneath.layers.notes import NOTES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FILE: Final = "deep.npz"
COLUMNS: Final = {
    "feel": 3, "felt": len(FEELINGS), "masked": 2, "know": 3, "stance": len(STANCES), "act": 3, "deed": len(ACTS),
    "note": 1 + len(NOTES), "term": 3,
}  # fmt: skip
"""The word columns and how many labels each has; of "feel", "know", "act" and "term": none, begins, goes on."""
ANTECEDENT, SPEAKER, HEARER, BEARER = 0, 1, 2, 3
_SHARP: Final = 8.0  # products of two parts are divided by it
FARS: Final = 20  # buckets of distance, half of them for what comes before
_BLOCK: Final = 8192  # words labelled at once


class DeepHeads:
    """The heads' weights, by the names they have in training."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights

    def _linear(self, part: str, x: Floats) -> Floats:
        return np.asarray(x @ self.weights[f"{part}.weight"].T + self.weights[f"{part}.bias"], np.float32)

    def columns(self, vectors: NDArray[np.float16], *names: str) -> dict[str, Floats]:
        """Chances of every label of the columns named, (n, labels) each, of vectors (n, d)."""
        parts: dict[str, list[Floats]] = {name: [np.empty((0, COLUMNS[name]), np.float32)] for name in names}
        for a in range(0, len(vectors), _BLOCK):
            hidden = _gelu(self._linear("hidden", widened(vectors[a : a + _BLOCK])))
            for name in names:
                parts[name].append(softmax(self._linear(f"out.{name}", hidden)))
        return {name: np.concatenate(part) for name, part in parts.items()}

    def mentions(self, ends: Floats) -> tuple[Floats, ...]:
        """Of vectors of first and last words, (m, 2d): as anaphor, antecedent, speaker, hearer, (m, pair) each."""
        return tuple(np.split(self._linear("mention", ends), 4, axis=1))

    def lines(self, words: Floats) -> tuple[Floats, ...]:
        """Of vectors of first and last words and their mean, (t, 3d): asking who speaks, who hears; and as a voice."""
        return tuple(np.split(self._linear("line", words), 3, axis=1))

    def telling(self, words: Floats) -> Floats:
        """Of vectors of first and last words and their mean, (k, 3d): asking whose what they tell is, (k, pair)."""
        return self._linear("told", words)

    def bearing(self, ends: Floats) -> Floats:
        """Of vectors of first and last words of mentions, (m, 2d): as those who feel or know, (m, pair)."""
        return self._linear("bearer", ends)

    def meeting(self, ends: Floats) -> Floats:
        """Of vectors of first and last words of mentions, (m, 2d): as one of two people, (m, pair)."""
        return self._linear("met", ends)

    def met(self, one: Floats, other: Floats) -> Floats:
        """What pairs of mentions tell of how their people stand, (p, pair); the mean of many goes into `tie`."""
        return _gelu(one + other)

    def tie(self, met: Floats) -> Floats:
        """Log odds of no tie and of every kind of tie, (c, 1 + kinds), up to a constant."""
        return self._linear("tie", met)

    def strength(self, one: Floats, other: Floats, apart: Ints, kind: int) -> Floats:
        """How strongly one points at the other, (k,); both (k, pair), `apart` (k,) words between their first words."""
        bucket = np.minimum(np.log2(np.abs(apart) + 1).astype(np.int64), FARS // 2 - 1) + (apart < 0) * (FARS // 2)
        met = np.einsum("kp,kp->k", one, other) / _SHARP
        return np.asarray(met + self.weights["far.weight"][bucket + kind * FARS, 0], np.float32)

    def twin(self, one: Floats, other: Floats) -> Floats:
        """Log odds that two lines have one speaker, (k,); (k, pair) as voices, the later one first."""
        hidden = _gelu(self._linear("twin.0", np.concatenate([one, other], 1)))
        return self._linear("twin.3", hidden)[:, 0]


def _gelu(x: Floats) -> Floats:
    """X Φ(x), with Abramowitz and Stegun's rational form of the error function (7.1.26, error below 2e-7)."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return np.asarray(x * 0.5 * (1 + erf), np.float32)


@lru_cache(maxsize=1)
def shipped_heads() -> DeepHeads:
    """The heads of the model in this package.

    Raises
    ------
    BrokenWeights
        If its files are not those that were measured.
    """
    with np.load(part_of(FILE)) as file:
        return DeepHeads({name: file[name].astype(np.float32) for name in file.files})
