"""Terms: the story's own words."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.story.spans import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the story's world: invented, foreign, a title, a technique.

    `gloss`: the text's own explanation, None where it gives none. `first`: its first use.
    """

    name: str
    count: int
    first: Span
    gloss: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a story, by first use."""

    rows: tuple[Term, ...] = ()
