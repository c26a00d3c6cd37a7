"""Mentions of single people, as the encoder's heads see them: by the vectors of their first and last words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import widened
from underneath.infer.dialogue.pools import edge_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from underneath.layers.mentions import Coreference, Mentions
    from underneath.story.story import Story

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_BLOCK: Final = 2048  # mentions looked at once: 6 MB


@dataclass(frozen=True, slots=True)
class Ends:
    """Of m mentions in text order the first and last word, (m, 2), and whom each means, (m,), an index into `ids`."""

    edges: Ints
    who: Ints
    ids: tuple[str, ...]

    def seen(self, vectors: NDArray[np.float16], look: Callable[[Floats], Floats]) -> Floats:
        """(m, pair) what a head makes of the words' vectors (n, d), of which it takes (block, 2 d)."""
        parts = [
            look(widened(vectors[self.edges[a : a + _BLOCK]].reshape(-1, 2 * vectors.shape[1])))
            for a in range(0, max(1, len(self.edges)), _BLOCK)
        ]
        return np.concatenate(parts)


def ends_of(story: Story, mentions: Mentions, coreference: Coreference, people: Collection[str] | None = None) -> Ends:
    """The mentions that mean one person; `people`: of these alone."""
    number: dict[str, int] = {}
    kept, who = [], []
    for mention, entity in zip(mentions, coreference.entities, strict=True):
        if entity is None or "+" in entity or (mention.type != "PER" if people is None else entity not in people):
            continue
        kept.append(mention.span)
        who.append(number.setdefault(entity, len(number)))
    edges = edge_tokens(story, np.array(kept, np.int64).reshape(-1, 2))
    return Ends(edges, np.array(who, np.int64), tuple(number))
