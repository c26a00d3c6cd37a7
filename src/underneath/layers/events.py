"""Events: the words that say that something really happens in the story (realis), as LitBank marks them."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.story.spans import Span, SpanTable


@dataclass(frozen=True, slots=True)
class Event:
    """One word that tells of an event: asserted, particular, in the story's own time; not wished, denied or general."""

    span: Span
    confidence: float = 1.0


class Events(SpanTable[Event]):
    """All events of a story. An event's index here is its id."""


@dataclass(frozen=True, slots=True)
class Participants:
    """Who does and who undergoes each event: mention ids; `agents[i]` and `patients[i]` belong to `Events[i]`.

    None: the sentence does not say, or says it by no mention.
    """

    agents: tuple[int | None, ...] = ()
    patients: tuple[int | None, ...] = ()
