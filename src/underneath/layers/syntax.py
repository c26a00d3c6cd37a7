"""Words' lemmas, parts of speech and how they hang together, after Universal Dependencies 2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Syntax:
    """Columns in step with `Story.tokens`.

    `head`, (n,) int32: index of the token each hangs from, -1 for the root of a sentence. The arcs of a sentence form a
    tree with one root, save where a sentence is longer than the encoder's window: then each piece has its own.
    """

    lemma: tuple[str, ...]
    upos: tuple[str, ...]
    head: NDArray[np.int32]
    deprel: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lemma)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Syntax)
            and (self.lemma, self.upos, self.deprel) == (other.lemma, other.upos, other.deprel)
            and np.array_equal(self.head, other.head)
        )

    __hash__ = None  # type: ignore[assignment]
