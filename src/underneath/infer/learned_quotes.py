"""Quotations by rule, and those that no mark shows, only what they say: lines remembered, notes and messages read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import QUOTATION
from underneath.encode.signals import Signals
from underneath.infer.correcting.lines import without_false
from underneath.infer.quotation.found import Found, merged
from underneath.infer.quotation.parts import numbered
from underneath.infer.quotes import found_by_rule
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.speech import Quotes
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from underneath.layers.speech import QuoteKind

# Chance of every word that it stands in a quotation: at 0.7 the head finds 67 of the 175 lines that the rules miss in
# 88 tales kept from it, and 19 that are none; at 0.5, 68 and 41.
SURE: Final = 0.7
UNMARKED: Final[tuple[QuoteKind, ...]] = ("thought", "signed", "written", "recalled")


def find_quotes(story: Story, signals: Signals, corrections: Corrections = NO_CORRECTIONS) -> Quotes:
    """Quotations of every style, in the order of the text; see `quotes.find_quotes`."""
    found = merged(found_by_rule(story), list(unmarked(story, signals)))
    return without_false(story.text, numbered(story.text, found), corrections)


def unmarked(story: Story, signals: Signals) -> Iterator[Found]:
    """Stretches of a sentence that the encoder takes for somebody's words, but not for speech: that has marks."""
    tokens, chance = story.tokens, 1 - signals.quotation[:, 0]
    inside = np.flatnonzero(chance >= SURE)
    run = np.cumsum((np.diff(inside, prepend=-2) > 1) | (np.diff(tokens.sentence[inside], prepend=-1) != 0))
    for words in np.split(inside, np.flatnonzero(np.diff(run)) + 1) if len(inside) else ():
        named = QUOTATION[1 + int(signals.quotation[words, 1:].mean(0).argmax())]
        start, end = int(tokens.start[words[0]]), int(tokens.end[words[-1]])
        paragraph = story.paragraph_at(start)
        if paragraph is not None and any(map(str.isalnum, story.text[start:end])):
            sure = round(float(chance[words].mean()), 3)
            yield from (Found(start, end, paragraph, kind, sure) for kind in UNMARKED if kind == named)
