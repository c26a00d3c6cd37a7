"""Events from the encoder: the words that say what really happens."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.layers.events import Event, Events
from underneath.story.spans import Span
from underneath.story.story import Story

# Least probability: best of 0.4-0.7 on the dev documents (LitBank 0.756; at 0.5 0.753).
SURE: Final = 0.45
# What a probability came to on the dev documents.
SAID: Final = (0.0, 0.5, 0.65, 0.75, 0.85, 0.93, 0.985, 1.0)
TRUE: Final = (0.0, 0.4, 0.53, 0.64, 0.74, 0.87, 0.95, 1.0)


def find_events(story: Story, signals: Signals) -> Events:
    """All events, one word each, with the chance that it is one."""
    at = np.flatnonzero(signals.event >= SURE)
    confidence = np.round(np.interp(signals.event[at], SAID, TRUE), 3).tolist()
    spans = zip(story.tokens.start[at].tolist(), story.tokens.end[at].tolist(), confidence, strict=True)
    return Events(Event(Span(a, b), c) for a, b, c in spans)
