"""The ties as a network: where everybody stands, laid out once and the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from underneath.report.depths import Bond

WIDE, HIGH = 520, 400  # units of the drawing
MOST = 20  # people drawn; beyond that a network is a tangle
LEAST_R, MOST_R = 9.0, 22.0
LETTER = 7.2  # units a letter of a label, about
MARGIN = 26
STEPS = 240  # of the springs; positions then move by less than a unit
NEUTRAL = 0.15  # warmth up to which a tie is neither warm nor cold

Points = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Node:
    """Someone: an index into `View.people`, the middle of the disc and its radius."""

    who: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie, by its index: from disc to disc, how wide, how warm in the end, and where its label stands."""

    of: int
    x1: float
    y1: float
    x2: float
    y2: float
    wide: float
    tone: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Network:
    """Everyone who has a tie, and the ties."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(bonds: Sequence[Bond], presence: Sequence[int], names: Sequence[str]) -> Network:
    """Lay out the people of these ties; `presence` and `names` by person."""
    tied = {who for bond in bonds for who in (bond.a, bond.b)}
    shown = sorted(tied, key=lambda who: (-presence[who], who))[:MOST]
    place = {who: i for i, who in enumerate(shown)}
    kept = [(i, bond) for i, bond in enumerate(bonds) if bond.a in place and bond.b in place and bond.a != bond.b]
    links = [(place[bond.a], place[bond.b], bond.weight) for _, bond in kept]
    most = max((presence[who] for who in shown), default=1) or 1
    radii = [LEAST_R + (MOST_R - LEAST_R) * (presence[who] / most) ** 0.5 for who in shown]
    at = lay_out(len(shown), links, [max(2 * r, LETTER * len(names[who])) for r, who in zip(radii, shown, strict=True)])
    nodes = tuple(Node(who, *_round(at[i]), round(radii[i], 1)) for i, who in enumerate(shown))
    return Network(nodes, tuple(_edge(i, bond, nodes[place[bond.a]], nodes[place[bond.b]]) for i, bond in kept))


def tone(warmth: float | None) -> str:
    """The class of a line: warm, cold, or neither."""
    if warmth is None or abs(warmth) <= NEUTRAL:
        return "even"
    return "warm" if warmth > 0 else "cold"


def _edge(i: int, bond: Bond, a: Node, b: Node) -> Edge:
    warm = tone(bond.course[-1][1] if bond.course else None)
    away = np.array([b.x - a.x, b.y - a.y])
    away = away / max(float(np.hypot(*away)), 1.0)
    start, end = (a.x, a.y) + away * (a.r + 1), (b.x, b.y) - away * (b.r + 1)
    return Edge(
        i, *_round(start), *_round(end), round(1.5 + 5 * min(bond.weight, 1), 1), warm, *_round((start + end) / 2)
    )


def lay_out(count: int, links: Sequence[tuple[int, int, float]], widths: Sequence[float]) -> Points:
    """Springs along the ties and repulsion between all, from a circle inwards; then labels are pushed apart."""
    turn = np.arange(count) * 2 * np.pi / max(count, 1) - np.pi / 2
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    if count > 2:  # noqa: PLR2004 - two stand across from each other as they are
        at = _sprung(at, links)
    at = _fitted(at, max(widths, default=0.0))
    return _apart(at, np.asarray(widths, float))


def _sprung(at: Points, links: Sequence[tuple[int, int, float]]) -> Points:
    ends = np.array([(a, b) for a, b, _ in links], int).reshape(-1, 2)
    pull = np.array([0.4 + weight for _, _, weight in links])
    want = 1.6 / np.sqrt(len(at))
    for step in range(STEPS):
        gap = at[:, None] - at[None]
        far = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 0.01)[..., None]
        move = (gap / far**2).sum(axis=1) * want**2
        along = at[ends[:, 0]] - at[ends[:, 1]]
        tug = along * np.hypot(along[:, 0], along[:, 1])[:, None] / want * pull[:, None]
        np.add.at(move, ends[:, 0], -tug)
        np.add.at(move, ends[:, 1], tug)
        move -= at * 0.35
        size = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        at = at + move / size * np.minimum(size, 0.12 * (1 - step / STEPS))
    return at


def _fitted(at: Points, widest: float) -> Points:
    """Stretched to the drawing, leaving room for discs and labels at its edges."""
    if not len(at):
        return at
    low, high = at.min(axis=0), at.max(axis=0)
    side = min(max(widest / 2, MARGIN), WIDE / 4) + 4
    room = np.array([WIDE - 2 * side, HIGH - 3 * MARGIN])
    scaled = (at - low) / np.maximum(high - low, 1e-6) * room
    scaled[:, (high - low) < 1e-6] = (room / 2)[(high - low) < 1e-6]  # noqa: PLR2004 - all in one line
    placed: Points = scaled + np.array([side, MARGIN])
    return placed


def _apart(at: Points, widths: Points) -> Points:
    """Push apart whoever's label would lie on another's; a box is a label wide and two lines high."""
    tall = 52.0
    for _ in range(60):
        for i in range(len(at)):
            for j in range(i):
                over_x = (widths[i] + widths[j]) / 2 + 8 - abs(at[i, 0] - at[j, 0])
                over_y = tall - abs(at[i, 1] - at[j, 1])
                if over_x > 0 and over_y > 0:
                    axis, over = (1, over_y) if over_y < over_x else (0, over_x)
                    way = 1.0 if at[i, axis] >= at[j, axis] else -1.0
                    at[i, axis] += way * over / 4
                    at[j, axis] -= way * over / 4
        half = np.minimum(widths / 2 + 2, WIDE / 2)
        at[:, 0] = np.clip(at[:, 0], half, WIDE - half)
        at[:, 1] = np.clip(at[:, 1], MARGIN, HIGH - 2 * MARGIN)
    return at


def _round(point: Sequence[float] | Points) -> tuple[float, float]:
    return round(float(point[0]), 1), round(float(point[1]), 1)
