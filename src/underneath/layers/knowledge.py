"""Knowledge: who knows, learns, suspects or is kept from what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.story.spans import Span, SpanTable

STANCES: Final = ("knows", "learns", "suspects", "deceived", "unaware", "conceals")


@dataclass(frozen=True, slots=True)
class Knowing:
    """One place where the text tells how someone stands to a fact.

    `who`: a character id. `stance`: one of `STANCES`. `what`: the fact, one plain sentence from the text's own words.
    `other`: with conceals whom it is kept from, with learns or deceived whom it comes from, where told (the `from` of
    the story JSON).
    """

    span: Span
    who: str
    stance: str
    what: str
    other: str | None = None
    confidence: float = 1.0


class Knowledge(SpanTable[Knowing]):
    """All that is told of who knows what. A row's index here is its id."""
