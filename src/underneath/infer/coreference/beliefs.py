"""From scores of pairs to entities: belief flows along the links, so that one bad link does not carry a chain away.

Each mention begins an entity with the chance that it goes back to none, and for the rest believes what its antecedents
believe, each weighed by the chance of the link. Its entity is the one it believes in most. Against following the best
link alone this raises LitBank (left out in turn) from 0.741 to 0.749 and the stories (dev) from 0.571 to 0.605.

A "he" believes less in what was "she" before, whatever name lies between them: LitBank (dev) 0.679 to 0.687.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.attribution.grammar import Gender
from underneath.infer.coreference.forms import Number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs
    from underneath.infer.coreference.table import Table

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

FAINT: Final = 0.004  # links less likely than this are dropped
KEPT: Final = 8  # entities a mention believes in at most
UNSEEN: Final = 0.5  # mentions of each gender that an entity is taken to have had; 0.2 to 1 are alike
SEVERAL: Final = 3


@dataclass(frozen=True, slots=True)
class Beliefs:
    """`first`: (n,) the mention that begins the entity each is taken for. `sure`: (n,) the chance of that."""

    first: Ints
    sure: Floats


def links_of(pairs: Pairs, scores: Floats, new: Floats) -> tuple[Floats, Floats]:
    """Chances of each link (p,) and of beginning an entity (n,); those of a mention add up to one."""
    n = len(new)
    top = new.astype(np.float64)
    np.maximum.at(top, pairs.mention, scores)
    chance, fresh = np.exp(scores - top[pairs.mention]), np.exp(new - top)
    total = np.bincount(pairs.mention, chance, n) + fresh
    return (chance / total[pairs.mention]).astype(np.float32), (fresh / total).astype(np.float32)


def classes_of(table: Table) -> Ints:
    """(n,) what each mention says its entity is: 0 he, 1 she, 2 it, 3 several; -1 where it does not tell."""
    out = np.full(len(table), -1, np.int32)
    for code, gender in enumerate((Gender.HE, Gender.SHE, Gender.IT)):
        out[table.told == gender] = code
    out[table.number == Number.SEVERAL] = SEVERAL
    return out


def believe(pairs: Pairs, chance: Floats, fresh: Floats, classes: Ints) -> Beliefs:
    """Let belief flow from the first mention to the last."""
    strong = np.flatnonzero(chance > FAINT)
    offset = np.searchsorted(strong, pairs.offset).tolist()
    antecedents, weights = pairs.antecedent[strong].tolist(), chance[strong].tolist()
    held: list[list[tuple[int, float]]] = []
    counts: list[list[float]] = []
    first, sure = np.zeros(len(fresh), np.int32), np.zeros(len(fresh), np.float32)
    for i, (begins, code) in enumerate(zip(fresh.tolist(), classes.tolist(), strict=True)):
        mine: dict[int, float] = {}
        for at in range(offset[i], offset[i + 1]):
            weight = weights[at]
            for entity, mass in held[antecedents[at]]:
                mine[entity] = mine.get(entity, 0.0) + weight * mass
        counts.append([0.0] * (SEVERAL + 1))
        rows = _settle(mine, counts, code)
        rows = _largest([*rows, (i, begins)])
        held.append(rows)
        first[i], sure[i] = rows[0][0], rows[0][1]
        if code >= 0:
            for entity, mass in rows:
                counts[entity][code] += mass
    return Beliefs(first, sure)


def _settle(mine: dict[int, float], counts: list[list[float]], code: int) -> list[tuple[int, float]]:
    """Weigh each entity by how often it was what the mention says it is."""
    if code < 0:
        return list(mine.items())
    out = []
    for entity, mass in mine.items():
        seen = counts[entity]
        out.append((entity, mass * (seen[code] + UNSEEN) / (sum(seen) + UNSEEN)))
    return out


def _largest(rows: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """The largest few, in sum one."""
    total = sum(mass for _, mass in rows)
    if total <= 0:
        return [(rows[-1][0], 1.0)]
    return [(entity, min(1.0, mass / total)) for entity, mass in sorted(rows, key=_mass)[:KEPT]]


def _mass(row: tuple[int, float]) -> tuple[float, int]:
    return -row[1], row[0]
