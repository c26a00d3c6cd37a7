"""Feelings: what someone feels, and what they let be seen of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.story.spans import Span, SpanTable

# The 28 labels of GoEmotions (Demszky et al. 2020), by polarity.
POSITIVE: Final = (
    "admiration", "amusement", "approval", "caring", "desire", "excitement", "gratitude", "joy", "love", "optimism",
    "pride", "relief",
)  # fmt: skip
NEGATIVE: Final = (
    "anger", "annoyance", "disappointment", "disapproval", "disgust", "embarrassment", "fear", "grief", "nervousness",
    "remorse", "sadness",
)  # fmt: skip
OPEN: Final = ("confusion", "curiosity", "realization", "surprise")
FEELINGS: Final = (*POSITIVE, *NEGATIVE, *OPEN, "neutral")


@dataclass(frozen=True, slots=True)
class Feeling:
    """One telling of a feeling: the words, whose it is, what is felt and what is shown.

    `who`, `toward`: character ids. `felt`, `shown`: one of `FEELINGS`; `shown` None where nothing is displayed,
    "neutral" for a calm or blank face. `masked`: felt and shown differ on purpose (hidden, feigned, forced).
    """

    span: Span
    who: str
    felt: str
    shown: str | None = None
    masked: bool = False
    toward: str | None = None
    confidence: float = 1.0


class Feelings(SpanTable[Feeling]):
    """All feelings told in a story. A feeling's index here is its id."""
