"""Mentions from the encoder: which stretches of words name, describe or stand in for someone or something."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.encode.heads import KINDS, TYPES
from underneath.encode.pairs import uncrossed
from underneath.encode.signals import Signals
from underneath.layers.mentions import Mention, Mentions
from underneath.story.spans import Span
from underneath.story.story import Story

# Least sureness that a stretch is a mention at all: best of 0.35-0.7 on the dev documents.
SURE: Final = 0.55


def find_mentions(story: Story, signals: Signals) -> Mentions:
    """All mentions; they nest but never cross. Confidence: how sure it is one, and one of that type."""
    at = np.flatnonzero(signals.sure >= SURE)
    at = at[uncrossed(signals.first[at], signals.last[at], signals.sure[at])]
    types, kinds = signals.type[at, 1:].argmax(1), signals.kind[at].argmax(1)
    start, end = story.tokens.start[signals.first[at]], story.tokens.end[signals.last[at]]
    share = signals.type[at, types + 1] / signals.type[at, 1:].sum(1)
    confidence = np.round((signals.sure[at] * share).astype(np.float64), 3)
    rows = zip(start.tolist(), end.tolist(), types.tolist(), kinds.tolist(), confidence.tolist(), strict=True)
    return Mentions(Mention(Span(a, b), TYPES[t], KINDS[k], c) for a, b, t, k, c in rows)
