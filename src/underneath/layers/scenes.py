"""Scenes, and who is on stage in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from underneath.story.spans import Span, SpanTable

Narration = Literal["first", "second", "third"]
Tense = Literal["past", "present"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of the tale between two breaks: from its first paragraph's start to its last one's end."""

    span: Span
    confidence: float = 1.0


class Scenes(SpanTable[Scene]):
    """All scenes of a story, in order, never overlapping; every paragraph is in one."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene shows: ids of who is there and who is only spoken of, whose eyes it is seen through, how it is told.

    `place`: a place id, else the text's own words for it. `time`: as the text tells it. None: not told.
    """

    present: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    pov: str | None = None
    narration: Narration | None = None
    tense: Tense | None = None
    place: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Staging:
    """`rows[i]` belongs to `Scenes[i]`."""

    rows: tuple[Stage, ...] = ()
