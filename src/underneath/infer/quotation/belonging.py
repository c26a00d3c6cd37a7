"""What each word belongs to (a line, a thought, a letter, nothing): its vector's word beside the encoder's own head.

The vectors know people, and who is heard; the layers for forms, which the head reads, know sentences. Of 632,000 words
of tales that neither had seen the head has 0.9728 right, the vectors 0.9770 (`training/fit_belonging.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.look import softmax
from underneath.encode.signals import Signals
from underneath.infer.scorers import scorer_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Of what the vectors say, in its mean with the head: with 0.5, 0.6, 0.7 of it 0.9780, 0.9781, 0.9779 right, the loss
# 0.0843, 0.0833, 0.0829; of written words 0.456, 0.472, 0.478 have their kind, of recalled ones 0.257, 0.310, 0.339.
SHARE: Final = 0.7
BLOCK: Final = 4096  # words at a time: a novel's hidden units would take as much memory as its vectors


@dataclass(frozen=True, slots=True)
class Weights:
    """A network of one hidden layer: `hidden` (d, h), `bias` (h,), `out` (h, kinds), `base` (kinds,)."""

    hidden: Floats
    bias: Floats
    out: Floats
    base: Floats

    def chances(self, vectors: NDArray[np.floating[Any]]) -> Floats:
        """(n, kinds) of (n, d) vectors; rows sum to 1."""
        score = np.maximum(vectors.astype(np.float32) @ self.hidden + self.bias, 0) @ self.out + self.base
        return softmax(score)


def belonging(signals: Signals) -> Floats:
    """(n, kinds) chances of every word, `heads.QUOTATION`: a mean of what its vector and what the encoder's head say.

    Of signals without vectors the head's alone. Errors as `scorers.scorer_file`.
    """
    if signals.vectors is None:
        return signals.quotation
    return mean_with_head(signals.quotation, signals.vectors, load_weights(signals.model))


def mean_with_head(head: Floats, vectors: NDArray[np.float16], weights: Weights) -> Floats:
    """(n, kinds): a mean of what the head says, (n, kinds), and what these weights say of the vectors, (n, d)."""
    out = np.empty_like(head)
    for at in range(0, len(out), BLOCK):
        block = slice(at, at + BLOCK)
        out[block] = SHARE * weights.chances(vectors[block]) + (1 - SHARE) * head[block]
    return out


@cache
def load_weights(model: str) -> Weights:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    kept = scorer_arrays("belonging", model)
    return Weights(*(kept[name].astype(np.float32) for name in ("hidden", "bias", "out", "base")))
