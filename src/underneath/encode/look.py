"""One window through the network, and its pairs through their last layers: what is left is small columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import TYPES
from underneath.encode.pairs import candidates
from underneath.encode.trees import best_heads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.encode.session import Encoder
    from underneath.encode.windows import Window

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

# Log-odds a stretch needs for the second look; training looked at the same ones.
FLOOR: Final = -2.0


@dataclass(frozen=True, slots=True)
class Glance:
    """Columns of one window; words and parents are counted in the window. See `Signals`."""

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


def look(encoder: Encoder, window: Window) -> Glance:
    """Read one window."""
    out = encoder.run(window)
    first, last = candidates(out["spans"], window.sentence, FLOOR)
    said = encoder.label_spans(out["span"], first, last)
    parent = best_heads(out["arcs"], window.sentence)
    relation = encoder.label_arcs(out["rel"], parent).argmax(1)
    cut = 1 + len(TYPES)
    types = softmax(said[:, :cut])
    return Glance(
        vectors=out["vectors"].astype(np.float16) if encoder.vectors else None,
        event=softmax(out["event"])[:, 1],
        quotation=softmax(out["quotation"]),
        upos=out["upos"].argmax(1).astype(np.int8),
        head=parent,
        deprel=relation.astype(np.int8),
        first=first,
        last=last,
        sure=both_looks(out["spans"][first, last], types[:, 0]),
        type=types,
        kind=softmax(said[:, cut:]),
    )


def both_looks(odds: Floats, none: Floats) -> Floats:
    """How sure the two looks are together that a stretch is a mention: the geometric mean of their probabilities.

    Better than either alone: LitBank's dev documents 88.0 against 87.6 (the first look) and 87.1 (the second).
    """
    first = 1 / (1 + np.exp(-odds.astype(np.float64)))
    return np.sqrt(first * (1 - none)).astype(np.float32)


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    if not logits.size:
        return logits
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares
