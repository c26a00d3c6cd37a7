"""Quotations, and who says each of them to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from underneath.layers.transient import Transient
from underneath.story.spans import Span, SpanTable

QuoteKind = Literal["speech", "thought", "signed", "written", "recalled"]
How = Literal["explicit", "anaphoric", "vocative", "turn", "narrator", "action", "other"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of direct speech, thought, signing or writing, its marks included.

    `part`: the same number on the parts of one utterance that a tag or beat interrupts, else None.
    A paragraph of an utterance that runs over several paragraphs is a quote of its own, with the same `part`.
    """

    span: Span
    kind: QuoteKind = "speech"
    part: int | None = None
    confidence: float = 1.0


class Quotes(SpanTable[Quote]):
    """All quotations of a story. A quote's index here is its id. Quotes may nest."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quote. `speaker` and `addressees` are character ids; None: nothing supports a guess.

    `cue`: the words that name the speaker ("she", "the old man", "Mara"). `how`: explicit (named by the tag),
    anaphoric (a pronoun or description in the tag), vocative (someone addresses them before), turn (turns
    alternate), narrator ("I said"), action (a beat in the same paragraph), other.
    """

    speaker: str | None = None
    addressees: tuple[str, ...] = ()
    cue: Span | None = None
    how: How | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Attributions:
    """`rows[i]` belongs to `Quotes[i]`."""

    rows: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstAttributions(Attributions, Transient):
    """The same, as far as it can be told before anybody knows whom all the mentions mean."""
