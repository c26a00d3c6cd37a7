"""The stages that need the encoder: imported only when a model is asked for, so that nobody else pays for it."""

from __future__ import annotations

from functools import lru_cache

from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.infer.events import find_events
from underneath.infer.participants import find_participants
from underneath.infer.syntax import parse_syntax

LEARNED_STAGES = (encode_story, find_events, parse_syntax, find_participants)


@lru_cache(maxsize=2)
def encoder_named(model: str) -> Encoder:
    """The encoder with these weights, loaded and checked once a process."""
    return Encoder(model)
