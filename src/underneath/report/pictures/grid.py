"""Who is in which scene: a grid of people by scenes, present against only spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

ROW, MOST = 24, 30  # units a row; people shown
WIDEST, NARROWEST, ROOM = 34, 11, 360  # units a column, and what all columns may take before they scroll


class Scene(Protocol):
    """What the grid needs of a scene."""

    @property
    def present(self) -> tuple[int, ...]:
        """Who is there."""
        ...

    @property
    def mentioned(self) -> tuple[int, ...]:
        """Who is only spoken of."""
        ...

    @property
    def pov(self) -> int | None:
        """Whose eyes it is seen through."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark: who, in which scene, how (there, spoken of, or the one whose eyes it is seen through), and where."""

    who: int
    scene: int
    how: Literal["present", "mentioned", "pov"]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows (people), the marks, and the size of a column and of the whole."""

    rows: tuple[int, ...]
    cells: tuple[Cell, ...]
    column: float
    wide: float
    high: float


def grid_of(scenes: Sequence[Scene], people: int) -> Grid:
    """Place a mark for everyone in every scene; rows in the order of the cast, those never met left out."""
    times = [0] * people
    for scene in scenes:
        for who in {*scene.present, *scene.mentioned}:
            times[who] += 1
    rows = tuple(sorted(range(people), key=lambda who: -times[who])[:MOST])
    rows = tuple(who for who in rows if times[who])
    line = {who: i for i, who in enumerate(rows)}
    column = round(min(max(ROOM / max(len(scenes), 1), NARROWEST), WIDEST), 1)
    cells = [_cell(i, who, how, line, column) for i, scene in enumerate(scenes) for who, how in _how(scene).items()]
    return Grid(
        rows,
        tuple(cell for cell in cells if cell is not None),
        column,
        round(column * len(scenes), 1),
        ROW * len(rows),
    )


def _how(scene: Scene) -> dict[int, Literal["present", "mentioned", "pov"]]:
    out: dict[int, Literal["present", "mentioned", "pov"]] = dict.fromkeys(scene.mentioned, "mentioned")
    out |= dict.fromkeys(scene.present, "present")
    return out | ({} if scene.pov is None else {scene.pov: "pov"})


def _cell(
    scene: int, who: int, how: Literal["present", "mentioned", "pov"], line: dict[int, int], column: float
) -> Cell | None:
    if who not in line:
        return None
    return Cell(who, scene, how, round(column * (scene + 0.5), 1), ROW * (line[who] + 0.5))
