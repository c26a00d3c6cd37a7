"""What the encoder's own head says of pairs: how strongly a mention takes up an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.deep_heads import ANTECEDENT, DeepHeads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs
    from underneath.infer.coreference.table import Table

    Floats = NDArray[np.float32]

_STEEP: Final = 12.0  # scores beyond which a pair counts as this sure


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The n mentions as the head sees them, (n, pair) each: as one that takes up, and as one that is taken up."""

    mine: Floats
    theirs: Floats
    heads: DeepHeads


def antecedents_of(vectors: Floats, heads: DeepHeads) -> Antecedents:
    """Look at all mentions; `vectors` (n, 4 d) as of `scoring.mention_vectors`: first and last word foremost."""
    mine, theirs, _, _ = heads.mentions(vectors[:, : vectors.shape[1] // 2])
    return Antecedents(mine, theirs, heads)


def antecedent_columns(table: Table, pairs: Pairs, seen: Antecedents) -> list[NDArray[Any]]:
    """Of p pairs the head's score, and its chance among all candidates of the mention and none of them; (p,) each.

    `pairs` must hold all candidates of its mentions.
    """
    i, j = pairs.mention, pairs.antecedent
    apart = (table.first[i] - table.first[j]).astype(np.int64)
    score = seen.heads.strength(seen.mine[i], seen.theirs[j], apart, ANTECEDENT).clip(-_STEEP, _STEEP)
    power = np.exp(score)
    low = int(i.min(initial=0))
    total = np.bincount(i - low, power) + 1.0 if len(i) else power
    return [score / 4, power / total[i - low]]
