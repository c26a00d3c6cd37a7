"""Chains: which mentions mean the same one, as far as the story tells before anybody knows who speaks which line."""

from __future__ import annotations

from dataclasses import dataclass


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
