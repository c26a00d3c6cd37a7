"""The arc of someone's feelings: felt and shown as two lines along the story, whose gap is the mask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from underneath.report.depths import Felt
from underneath.report.pictures.warmth import sign, warmth
from underneath.story.spans import Span

WIDE, HIGH, EDGE = 520, 104, 10  # units of the drawing
FEW = 24  # tellings drawn one by one; more are smoothed, for the line to stay readable


@dataclass(frozen=True, slots=True)
class Point:
    """One telling: its index in the list of feelings, where it stands, and whether felt and shown differ."""

    of: int
    x: float
    felt: float
    shown: float
    masked: bool
    sign: str


@dataclass(frozen=True, slots=True)
class Arc:
    """The arc of one person: points, both lines and the area between them as SVG paths, and where scenes begin."""

    who: int
    points: tuple[Point, ...]
    felt: str
    shown: str
    gap: str
    scenes: tuple[float, ...]


def arcs_of(feelings: Sequence[Felt], scenes: Sequence[Span]) -> tuple[Arc, ...]:
    """One arc for each who has feelings told, the most told first."""
    by: dict[int, list[int]] = {}
    for i, row in enumerate(feelings):
        by.setdefault(row.who, []).append(i)
    start = scenes[0].start if scenes else 0
    end = max(scenes[-1].end if scenes else 1, start + 1)
    ticks = tuple(_across(scene.start, start, end) for scene in scenes)
    order = sorted(by, key=lambda who: (-len(by[who]), who))
    return tuple(_arc(who, [(i, feelings[i]) for i in by[who]], (start, end), ticks) for who in order)


def _arc(who: int, rows: Sequence[tuple[int, Felt]], ends: tuple[int, int], ticks: tuple[float, ...]) -> Arc:
    points = tuple(
        Point(
            of=i,
            x=_across(row.span.start, *ends),
            felt=_down(warmth(row.felt)),
            shown=_down(warmth(row.shown if row.shown or row.masked else row.felt)),
            masked=row.masked,
            sign=sign(row.felt),
        )
        for i, row in rows
    )
    xs = [point.x for point in points]
    felt = list(zip(xs, smooth([point.felt for point in points]), strict=True))
    shown = list(zip(xs, smooth([point.shown for point in points]), strict=True))
    return Arc(who, points, _path(felt), _path(shown), _path([*felt, *reversed(shown)]) + "Z", ticks)


def smooth(values: Sequence[float]) -> list[float]:
    """The values themselves if few; else means over a window about an eighth of `FEW` wide on either side."""
    reach = 0 if len(values) <= FEW else 2 if len(values) <= 4 * FEW else 4
    out = []
    for i in range(len(values)):
        near = values[max(0, i - reach) : i + reach + 1]
        out.append(sum(near) / len(near))
    return out


def _across(offset: int, start: int, end: int) -> float:
    return round(EDGE + (WIDE - 2 * EDGE) * min(max((offset - start) / (end - start), 0), 1), 1)


def _down(value: float) -> float:
    return round(HIGH / 2 - value * (HIGH / 2 - EDGE), 1)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
