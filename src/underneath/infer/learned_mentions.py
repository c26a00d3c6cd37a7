"""Mentions from the encoder: which stretches of words name, describe or stand in for someone or something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import KINDS, TYPES
from underneath.encode.pairs import uncrossed
from underneath.layers.mentions import Mention, Mentions
from underneath.story.spans import Span

if TYPE_CHECKING:
    from underneath.encode.signals import Signals
    from underneath.story.story import Story

# Least probability that a stretch is a mention at all: best of 0.3-0.7 on the dev documents.
SURE: Final = 0.5


def find_mentions(story: Story, signals: Signals) -> Mentions:
    """All mentions; they nest but never cross. Confidence is the probability that it is one of that type."""
    sure = 1 - signals.type[:, 0]
    at = np.flatnonzero(sure >= SURE)
    at = at[uncrossed(signals.first[at], signals.last[at], sure[at])]
    types, kinds = signals.type[at, 1:].argmax(1), signals.kind[at].argmax(1)
    start, end = story.tokens.start[signals.first[at]], story.tokens.end[signals.last[at]]
    confidence = np.round(signals.type[at, types + 1].astype(np.float64), 3)
    rows = zip(start.tolist(), end.tolist(), types.tolist(), kinds.tolist(), confidence.tolist(), strict=True)
    return Mentions(Mention(Span(a, b), TYPES[t], KINDS[k], c) for a, b, t, k, c in rows)
