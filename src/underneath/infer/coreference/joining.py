"""People whom the links left in two or more: trees weigh each pair, and those likeliest one are made one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.casting.forests import forest_of
from underneath.infer.coreference.apart import couples_of, everyone_in, signs_of
from underneath.infer.scorers import scorer_arrays

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from underneath.infer.casting.trees import Forest
    from underneath.infer.coreference.apart import Couples, Everyone
    from underneath.infer.coreference.scoring import Weighed
    from underneath.infer.coreference.table import Table
    from underneath.layers.speech import Attribution

# Mean chance of all pairs of two groups from which they are one person.
SURE: Final = 0.3


def same_person(
    trees: Forest,
    table: Table,
    ids: Sequence[str | None],
    weighed: Weighed,
    rows: Sequence[Attribution],
    cast: Sequence[str],
    apart: Collection[str] = (),
) -> dict[str, str]:
    """Ids of people → the id of the same person that stands for all of them: of the cast where one is, else the first.

    Parameters
    ----------
    trees
        What weighs each pair (`shipped_trees`).
    table, ids, weighed
        The mentions, whom each was given to, and the links between them.
    rows
        Who says each quotation to whom, by the same ids.
    cast
        Ids of people with a name, most mentioned first.
    apart
        Ids that stay as they are: a person's own list or corrections tell them apart.
    """
    everyone = everyone_in(table, ids, frozenset(cast))
    couples = couples_of(everyone, weighed)
    if not len(couples.one):
        return {}
    chance = trees.chances(signs_of(table, everyone, couples, weighed, rows))
    held = np.array([name in apart for name in everyone.ids], bool)
    chance[held[couples.one] & held[couples.other]] = 0.0
    return _named(everyone, grouped(couples, chance))


def grouped(couples: Couples, chance: NDArray[np.float32], sure: float = SURE) -> list[list[int]]:
    """Groups of people that are one: the likeliest pair first, as long as the mean over two groups' pairs is `sure`."""
    by_pair = {
        (min(a, b), max(a, b)): float(c)
        for a, b, c in zip(couples.one.tolist(), couples.other.tolist(), chance.tolist(), strict=True)
    }
    groups: dict[int, list[int]] = {}
    at: dict[int, int] = {}
    for (a, b), c in sorted(by_pair.items(), key=lambda row: (-row[1], row[0])):
        if c <= sure:
            break
        mine, theirs = groups.setdefault(at.setdefault(a, a), [a]), groups.setdefault(at.setdefault(b, b), [b])
        if mine is theirs:
            continue
        all_pairs = [by_pair.get((min(x, y), max(x, y)), 0.0) for x in mine for y in theirs]
        if sum(all_pairs) > sure * len(all_pairs):
            del groups[at[b]]
            mine += theirs
            at |= dict.fromkeys(theirs, at[a])
    return [group for group in groups.values() if len(group) > 1]


def _named(everyone: Everyone, groups: list[list[int]]) -> dict[str, str]:
    """Each member's id → that of the one with a name and most mentions."""
    size = everyone.sizes
    out: dict[str, str] = {}
    for group in groups:
        best = max(group, key=lambda k: (bool(everyone.named[k]), size[k], -k))
        out |= {everyone.ids[k]: everyone.ids[best] for k in group if k != best}
    return out


@cache
def shipped_trees(model: str) -> Forest:
    """The trees for what a model's vectors link; errors as `scorers.scorer_file`."""
    return forest_of(scorer_arrays("joining", model), "trees")
