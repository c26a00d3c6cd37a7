"""What the encoder says of a story: one column a head, in step with the story's tokens. Never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.layers.transient import Transient

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Signals(Transient):
    """Columns over the n tokens of a story, and over the k stretches of words that may be mentions.

    Attributes
    ----------
    vectors
        (n, d) float16: the words as the encoder sees them, for heads that come later. None unless the encoder is to
        keep them: they take 768 bytes a word, 77 MB for a novel of 100,000.
    event
        (n,) probability that the word is an event that really happens in the story.
    quotation
        (n, 6) probabilities of `heads.QUOTATION`.
    upos
        (n,) index into `heads.UPOS`.
    head
        (n,) token index of the parent, -1 for a root.
    deprel
        (n,) index into `heads.DEPRELS`.
    first, last
        (k,) first and last token of each candidate, both included; sorted by first, then last.
    sure
        (k,) how sure both looks are that it is a mention at all, 0-1.
    type
        (k, 7) probabilities of no mention and of each of `heads.TYPES`.
    kind
        (k, 3) probabilities of `heads.KINDS`.
    model
        Name and hash of the weights.
    """

    vectors: NDArray[np.float16] | None
    event: Floats
    quotation: Floats
    upos: NDArray[np.int8]
    head: Ints
    deprel: NDArray[np.int8]
    first: Ints
    last: Ints
    sure: Floats
    type: Floats
    kind: Floats
    model: str

    def __len__(self) -> int:
        return len(self.event)
