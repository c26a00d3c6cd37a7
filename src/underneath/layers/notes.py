"""Content notes: passages a reader may want to be warned of. What is not found is not thereby absent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from underneath.story.spans import Span, SpanTable

NOTES: Final = (
    "blood", "violence", "death", "nightmare", "panic", "self-harm", "suicidal-thoughts", "alcohol", "sexual", "abuse",
    "torture", "grief", "illness",
)  # fmt: skip
Severity = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Note:
    """The words a content note rests on: one of `NOTES`, and how grave."""

    span: Span
    kind: str
    severity: Severity = "low"
    confidence: float = 1.0


class Notes(SpanTable[Note]):
    """All passages with content notes. A note's index here is its id."""
