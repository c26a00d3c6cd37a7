"""Chains: which mentions mean the same one, as far as the story tells before anybody knows who speaks which line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from underneath.layers.transient import Transient


@dataclass(frozen=True, slots=True)
class Chains:
    """Who or what each mention stands for, the speakers of the quotations not yet known.

    Attributes
    ----------
    entities
        One entry a mention: an id of `Cast` where the chain holds a name of the cast, else `x1`, `x2`, …; ids joined by
        `+` for several together; None for "I", "you" and "we" inside quotations and wherever nothing tells.
    confidence
        One chance a mention, 0-1, that the link to what came before is right.
    """

    entities: tuple[str | None, ...]
    confidence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Resolved(Transient):
    """Whom each mention means, and who turned out to be one.

    Attributes
    ----------
    entities, confidence
        See `Coreference`.
    same
        Ids → the id of the same person: of people in the cast, and of outsiders whom the first attributions name.
    """

    entities: tuple[str | None, ...]
    confidence: tuple[float, ...]
    same: Mapping[str, str]
