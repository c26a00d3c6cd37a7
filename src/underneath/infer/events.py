"""Events from the encoder: the words that say what really happens."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.layers.events import Event, Events
from underneath.story.spans import Span
from underneath.story.story import Story

# Least probability: best of 0.3-0.65 on the dev documents (LitBank 0.770; at 0.4 0.767, at 0.5 0.768).
SURE: Final = 0.45
# What a probability came to on the dev documents.
SAID: Final = (0.0, 0.5, 0.6, 0.7, 0.81, 0.9, 0.95, 0.98, 0.996, 1.0)
TRUE: Final = (0.0, 0.39, 0.42, 0.5, 0.62, 0.755, 0.81, 0.93, 0.975, 1.0)


def find_events(story: Story, signals: Signals) -> Events:
    """All events, one word each, with the chance that it is one."""
    at = np.flatnonzero(signals.event >= SURE)
    confidence = np.round(np.interp(signals.event[at], SAID, TRUE), 3).tolist()
    spans = zip(story.tokens.start[at].tolist(), story.tokens.end[at].tolist(), confidence, strict=True)
    return Events(Event(Span(a, b), c) for a, b, c in spans)
