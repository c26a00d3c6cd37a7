"""Ties: how two people stand to one another, and where that turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.story.spans import Span

TIES: Final = (
    "romantic", "sexual", "parent-child", "sibling", "kin", "friend", "mentor-student", "comrade",
    "superior-subordinate", "rival", "enemy", "caretaker", "stranger",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people (ids), and one of `TIES`.

    `becomes`, `scene`: what it turns into, and the index of the scene where it does, else None. `weight`: how much of
    the story they share, 0-1. `course`: one warmth per shared scene, from -1 (hostile) to 1 (warm). `evidence`: the
    words it rests on.
    """

    a: str
    b: str
    kind: str
    becomes: str | None = None
    scene: int | None = None
    weight: float = 0.0
    course: tuple[float, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of a story, the weightiest first."""

    rows: tuple[Tie, ...] = ()
