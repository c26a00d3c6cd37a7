"""From scores of pairs to entities: belief flows along the links, so that one bad link does not carry a chain away.

Each mention begins an entity with the chance that it goes back to none, and for the rest believes what its antecedents
believe, each weighed by the chance of the link. Its entity is the one it believes in most. Against following the best
link alone this raises LitBank (left out in turn) from 0.741 to 0.749 and the stories (dev) from 0.571 to 0.605.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

FAINT: Final = 0.004  # links less likely than this are dropped
KEPT: Final = 8  # entities a mention believes in at most


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


def believe(pairs: Pairs, chance: Floats, fresh: Floats) -> Beliefs:
    """Let belief flow from the first mention to the last."""
    strong = np.flatnonzero(chance > FAINT)
    offset = np.searchsorted(strong, pairs.offset).tolist()
    antecedents, weights = pairs.antecedent[strong].tolist(), chance[strong].tolist()
    held: list[tuple[tuple[int, float], ...]] = []
    first, sure = np.zeros(len(fresh), np.int32), np.zeros(len(fresh), np.float32)
    for i, begins in enumerate(fresh.tolist()):
        mine: dict[int, float] = {i: begins}
        for at in range(offset[i], offset[i + 1]):
            weight = weights[at]
            for entity, mass in held[antecedents[at]]:
                mine[entity] = mine.get(entity, 0.0) + weight * mass
        best = sorted(mine.items(), key=_mass)[:KEPT]
        held.append(tuple(best))
        first[i], sure[i] = best[0][0], min(1.0, best[0][1])
    return Beliefs(first, sure)


def _mass(row: tuple[int, float]) -> tuple[float, int]:
    return -row[1], row[0]
