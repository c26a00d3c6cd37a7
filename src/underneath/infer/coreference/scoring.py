"""All mentions of a story scored against their candidates, block by block, so that memory does not grow with a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.deep_heads import shipped_heads
from underneath.encode.halves import widened
from underneath.infer.coreference.antecedents import Antecedents, antecedent_columns, antecedents_of
from underneath.infer.coreference.beliefs import Beliefs, believe, classes_of, links_of
from underneath.infer.coreference.candidates import pairs_of
from underneath.infer.coreference.features import mention_features, pair_columns, side_by_side
from underneath.infer.coreference.voices import voice_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs
    from underneath.infer.coreference.network import Network
    from underneath.infer.coreference.table import Table
    from underneath.infer.coreference.voices import Voices

    Floats = NDArray[np.float32]

BLOCK: Final = 1024  # mentions at a time: about 20,000 pairs, 10 MB
WIDEST: Final = 16  # words of a mention that count towards its mean


@dataclass(frozen=True, slots=True)
class Weighed:
    """All links of a story's n mentions, weighed.

    `chance`: (p,) of each of `pairs`. `fresh`: (n,) of going back to none. `described`: (n,) whether it is a name or a
    description. `seen`: the mentions as the encoder's own head sees them. `beliefs`: what comes of it.
    """

    pairs: Pairs
    chance: Floats
    fresh: Floats
    described: NDArray[np.bool_]
    seen: Antecedents
    beliefs: Beliefs


def weigh_links(
    table: Table,
    vectors: NDArray[np.float16],
    network: Network,
    voices: Voices | None = None,
    seed: NDArray[np.int32] | None = None,
) -> Weighed:
    """Which mentions mean the same one.

    Parameters
    ----------
    vectors
        (tokens, d) the words as the encoder sees them.
    voices
        Speakers and hearers, where they are known; the network must have been trained with them.
    seed
        See `believe`.
    """
    pairs = pairs_of(table, None if voices is None else voices.known)
    parts, seen = _mention_parts(table, vectors, network)
    scores = [
        network.pairs(parts, block_features(table, block, seen, voices), block.mention, block.antecedent)
        for block in _blocks(pairs, len(table))
    ]
    chance, fresh = links_of(pairs, np.concatenate([np.zeros(0, np.float32), *scores]), parts["new"])
    return Weighed(pairs, chance, fresh, table.form == 0, seen, believe(pairs, chance, fresh, classes_of(table), seed))


def block_features(table: Table, pairs: Pairs, seen: Antecedents, voices: Voices | None) -> Floats:
    """(p, f) all that is known of pairs apart from the vectors; `pairs` must hold all candidates of its mentions."""
    plain = [*pair_columns(table, pairs), *antecedent_columns(table, pairs, seen)]
    return side_by_side(plain if voices is None else plain + voice_columns(table, pairs, voices))


def _blocks(pairs: Pairs, n: int) -> list[Pairs]:
    return [pairs.block(a, min(a + BLOCK, n)) for a in range(0, n, BLOCK)]


def _mention_parts(
    table: Table, vectors: NDArray[np.float16], network: Network
) -> tuple[dict[str, Floats], Antecedents]:
    """What the network and the encoder's own head see of every mention, its vectors looked up once."""
    features, heads, found = mention_features(table), shipped_heads(), []
    for a in range(0, len(table), BLOCK):
        block = mention_vectors(table, vectors, slice(a, a + BLOCK))
        own = antecedents_of(block, heads)
        found.append(network.mentions(block, features[a : a + BLOCK]) | {"mine": own.mine, "theirs": own.theirs})
    parts = {name: np.concatenate([part[name] for part in found]) for name in found[0]}
    return parts, Antecedents(parts.pop("mine"), parts.pop("theirs"), heads)


def mention_vectors(table: Table, vectors: NDArray[np.float16], at: slice) -> Floats:
    """(n, 4 d) first, last and head word of each mention, and the mean of its words."""
    first, last = table.first[at], np.minimum(table.last[at], table.first[at] + WIDEST - 1)
    size = vectors.shape[1]
    out = np.empty((len(first), 4 * size), np.float32)
    for k, token in enumerate((first, table.last[at], table.head[at])):
        out[:, k * size : (k + 1) * size] = widened(vectors[token])
    total = out[:, 3 * size :]
    total[:] = out[:, :size]
    for step in range(1, int((last - first).max(initial=0)) + 1):
        inside = np.flatnonzero(first + step <= last)
        total[inside] += widened(vectors[first[inside] + step])
    total /= (last - first + 1)[:, None]
    return out
