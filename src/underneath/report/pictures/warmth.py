"""Where a feeling stands between bad and good, for the arc."""

from __future__ import annotations

from typing import Final

from underneath.layers.feelings import NEGATIVE, OPEN, POSITIVE

# Three steps a side, by how strong the word is in common use; the arc needs no finer grain than a line can show.
_STRONG: Final = frozenset({"joy", "love", "excitement", "grief", "anger", "fear", "disgust"})
_MILD: Final = frozenset({"approval", "amusement", "relief", "optimism", "annoyance", "disapproval", "nervousness"})


def warmth(feeling: str | None) -> float:
    """From −0.9 (grief) to 0.9 (joy); 0 for calm, for what is neither, and for what is unknown."""
    if feeling not in POSITIVE and feeling not in NEGATIVE:
        return 0.0
    size = 0.9 if feeling in _STRONG else 0.35 if feeling in _MILD else 0.65
    return size if feeling in POSITIVE else -size


def sign(feeling: str | None) -> str:
    """The class of a feeling's mark: good, bad, open (surprise and its like) or even."""
    if feeling in POSITIVE:
        return "good"
    if feeling in NEGATIVE:
        return "bad"
    return "open" if feeling in OPEN else "even"
