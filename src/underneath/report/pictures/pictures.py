"""All pictures of one story, and what stands in whose own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from underneath.report.ahead import Ahead, ahead_of
from underneath.report.margin import STANCES
from underneath.report.pictures.arc import Arc, arcs_of
from underneath.report.pictures.grid import Cell, Grid, grid_of
from underneath.report.pictures.network import Network, network_of
from underneath.report.places import places_of
from underneath.report.view import View
from underneath.story.spans import Span

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures by kind.

    `bonds_of`, `known_by`, `tasks_of`: indices of rows by person, `known_in` by scene, `flags_of` by kind;
    `scenes_of`: the marks of the grid by person;
    `masks`: those of feelings that are masked; `place`: the number of a stretch of words;
    `stances`: a sign for each stance.
    """

    grid: Grid
    network: Network
    arcs: dict[int, Arc]
    ahead: tuple[Ahead, ...]
    bonds_of: dict[int, list[int]]
    known_by: dict[int, list[int]]
    tasks_of: dict[int, list[int]]
    scenes_of: dict[int, list[Cell]]
    known_in: dict[int, list[int]]
    masks: tuple[int, ...]
    flags_of: dict[str, list[int]]
    place: dict[Span, int]
    stances: dict[str, str] = field(default_factory=lambda: dict(STANCES))


def pictures_of(view: View) -> Pictures:
    """Lay out everything that is drawn beside the story."""
    deep = view.depths
    bonds, known, tasks = deep.bonds or (), deep.knowledge or (), deep.tasks or ()
    names = [person.name for person in view.people]
    grid = grid_of(view.scenes, len(view.people))
    return Pictures(
        grid=grid,
        scenes_of={who: [grid.cells[i] for i in rows] for who, rows in _by_key((c.who,) for c in grid.cells).items()},
        network=network_of(bonds, [person.scenes for person in view.people], names),
        arcs={arc.who: arc for arc in arcs_of(deep.feelings or (), [scene.span for scene in view.scenes])},
        ahead=ahead_of(known, len(view.scenes)),
        bonds_of=_by_key((bond.a, bond.b) for bond in bonds),
        known_by=_by_key((row.who,) for row in known),
        tasks_of=_by_key((*task.doers, *([] if task.giver is None else [task.giver])) for task in tasks),
        known_in=dict(sorted(_by_key((row.scene,) for row in known).items())),
        masks=tuple(i for i, row in enumerate(deep.feelings or ()) if row.masked),
        flags_of=_by_key((flag.kind,) for flag in deep.flags or ()),
        place=places_of(deep),
    )


def _by_key(rows: Iterable[Iterable[K]]) -> dict[K, list[int]]:
    """The indices of the rows under each of their keys."""
    out: dict[K, list[int]] = {}
    for i, keys in enumerate(rows):
        for key in dict.fromkeys(keys):
            out.setdefault(key, []).append(i)
    return out
