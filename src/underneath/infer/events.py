"""Events from the encoder: the words that say what really happens."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.layers.events import Event, Events
from underneath.story.spans import Span
from underneath.story.story import Story

# Least probability: best of 0.3-0.7 on the dev documents.
SURE: Final = 0.5


def find_events(story: Story, signals: Signals) -> Events:
    """All events, one word each, with their probability."""
    at = np.flatnonzero(signals.event >= SURE)
    confidence = np.round(signals.event[at].astype(np.float64), 3).tolist()
    spans = zip(story.tokens.start[at].tolist(), story.tokens.end[at].tolist(), confidence, strict=True)
    return Events(Event(Span(a, b), c) for a, b, c in spans)
