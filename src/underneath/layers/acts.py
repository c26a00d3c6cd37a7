"""Speech acts: what a line does, and the missions that orders and reports make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.story.spans import Span, SpanTable

ACTS: Final = (
    "order", "request", "promise", "offer", "accept", "refuse", "permit", "warn", "threaten", "apologise", "thank",
    "confess", "lie", "comfort", "tease", "accuse",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """What a line does: one of `ACTS`, by whom, to whom (character ids), in which quotation (its index)."""

    span: Span
    kind: str
    by: str | None
    to: tuple[str, ...] = ()
    quote: int | None = None
    confidence: float = 1.0


class Acts(SpanTable[Act]):
    """All speech acts of a story. An act's index here is its id."""


@dataclass(frozen=True, slots=True)
class Mission:
    """An order or clearance and what came of it.

    `giver` sends `doers` (ids) to do `task` (the text's own words); `acts`: the acts it rests on; `outcome`: the
    words that report the end, None where the story does not say.
    """

    giver: str | None
    doers: tuple[str, ...]
    task: Span
    acts: tuple[int, ...] = ()
    outcome: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Missions:
    """All missions of a story, in the order they are given."""

    rows: tuple[Mission, ...] = ()
