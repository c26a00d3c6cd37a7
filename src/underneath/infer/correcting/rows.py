"""Lay what is certain over what was inferred, row by row: the last word of any stage that a person can correct."""

from __future__ import annotations

from dataclasses import replace

from underneath.layers.corrections import Fixed
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions


def set_right(found: Attributions, fixed: Fixed) -> Attributions:
    """The attributions with the speakers and hearers that a person named, those surely."""
    if not fixed.speakers and not fixed.addressees:
        return found
    rows = list(found.rows)
    for i, speaker in fixed.speakers.items():
        others = tuple(id_ for id_ in rows[i].addressees if id_ != speaker)
        rows[i] = replace(rows[i], speaker=speaker, addressees=others, confidence=1.0)
    for i, to in fixed.addressees.items():
        rows[i] = replace(rows[i], addressees=to)
    return Attributions(tuple(rows))


def set_meant(found: Coreference, fixed: Fixed) -> Coreference:
    """The coreference with the mentions that a person explained, those surely."""
    if not fixed.mentions:
        return found
    entities, confidence = list(found.entities), list(found.confidence)
    for i, entity in fixed.mentions.items():
        entities[i], confidence[i] = entity, 1.0
    return Coreference(tuple(entities), tuple(confidence))
