"""Lay what is certain over what was inferred, row by row, whatever stage inferred it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, TypeVar

from underneath.layers.chains import Chains
from underneath.layers.corrections import Fixed
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions

Linked = TypeVar("Linked", Chains, Coreference)


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


def set_meant(found: Linked, fixed: Fixed) -> Linked:
    """The links with those of the mentions that a person explained, those surely."""
    if not fixed.mentions:
        return found
    entities, confidence = list(found.entities), list(found.confidence)
    for i, entity in fixed.mentions.items():
        entities[i], confidence[i] = entity, 1.0
    return replace(found, entities=tuple(entities), confidence=tuple(confidence))


LAID_OVER: Final[Mapping[type, Callable[[Any, Fixed], Any]]] = MappingProxyType(
    {Attributions: set_right, Chains: set_meant, Coreference: set_meant}
)
"""The layers that corrections are laid over, and how."""
