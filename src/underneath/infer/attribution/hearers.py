"""Whom a turn is spoken to."""

from __future__ import annotations

from collections.abc import Iterator

from underneath.infer.attribution.address import Use, use_of
from underneath.infer.attribution.people import Ref
from underneath.infer.attribution.turns import Layout
from underneath.infer.attribution.weigh import Conversation


def hearers_of(conversation: Conversation, layout: Layout, who: list[int], t: int) -> list[int]:
    """Numbers of those spoken to in turn `t`; empty where nothing tells.

    In order: the name called; the one told; the neighbour in the exchange.
    """
    turn, speaker = conversation.turns[t], who[t]
    called = [ref.who for ref in _called(layout, turn.quotes) if ref.who not in (-1, speaker)]
    if called:
        return list(dict.fromkeys(called))
    for ref in turn.told:
        if ref.who not in (-1, speaker):
            return [ref.who]
    return _neighbour(conversation, who, t)


def _called(layout: Layout, quotes: list[int]) -> Iterator[Ref]:
    """Names by which someone is called."""
    for quote in quotes:
        start, end = layout.spans[quote]
        for ref in layout.inside[quote]:
            if use_of(layout.text, start, end, ref) == Use.CALLED:
                yield ref


def _neighbour(conversation: Conversation, who: list[int], t: int) -> list[int]:
    """The nearest other speaker, the one before first; else the most mentioned other candidate.

    The one after comes first where they follow more closely, or as closely and a question is asked.
    """
    turns, speaker = conversation.turns, who[t]
    if 0 < t < len(turns) - 1 and speaker not in (who[t - 1], who[t + 1]):
        closer = turns[t].gap - turns[t + 1].gap
        if closer > 0 or (closer == 0 and turns[t].asks):
            return [who[t + 1]]
    for distance in range(1, 5):
        for other in (t - distance, t + distance):
            if 0 <= other < len(turns) and who[other] != speaker:
                return [who[other]]
    return next(([p] for p in conversation.who if p not in (-1, speaker)), [])
