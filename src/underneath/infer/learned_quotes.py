"""Quotations by their marks, as `quotes` finds them, and beside those what the encoder hears said where none are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from underneath.encode.heads import QUOTATION
from underneath.encode.signals import Signals
from underneath.infer.correcting.lines import without_false
from underneath.infer.quotation.belonging import belonging
from underneath.infer.quotation.found import Found, merged
from underneath.infer.quotation.parts import numbered
from underneath.infer.quotes import quotations_in
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.speech import QuoteKind, Quotes
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# Fewest words of a stretch that is no whole paragraph, and how sure the encoder must be of them on average. On 566
# tales that nothing had seen the marks left out 1,165 of 24,071 quotations; of 753 stretches as long and as sure 671
# were among those; from 0.7 on 699 of 815, from 0.9 on 562 of 589.
FEWEST: Final = 3
SURE: Final = 0.8
NONE: Final = QUOTATION.index("none")
_KINDS: Final = cast("tuple[QuoteKind, ...]", QUOTATION)
# What goes before words that somebody says: the paragraph's edge, the end of a sentence, a tag's comma or colon.
_BEFORE = re.compile(r"(?:^|[.!?…:,;—–)\]”’\"'*_-])\s*$")


def find_quotes(story: Story, signals: Signals, corrections: Corrections = NO_CORRECTIONS) -> Quotes:
    """Quotations of every style, in the order of the text, those without marks too.

    Parameters and returns are those of `quotes.find_quotes`; `signals` say what each word belongs to.
    """
    found = quotations_in(story)
    quotes = numbered(story.text, merged(found, list(_heard(story, belonging(signals)))))
    return without_false(story.text, quotes, corrections)


def _heard(story: Story, chances: NDArray[np.float32]) -> Iterator[Found]:
    """Stretches of words within a paragraph that the encoder takes for a quotation."""
    label = chances.argmax(1)
    starts, ends = story.tokens.start, story.tokens.end
    for paragraph, row in enumerate(story.paragraphs):
        low, high = np.searchsorted(starts, [row.span.start, row.span.end]).tolist()
        for first, stop in _stretches(label[low:high] != NONE, low):
            start, end = int(starts[first]), int(ends[stop - 1])
            said = chances[first:stop].sum(0)
            sure = 1 - float(said[NONE]) / (stop - first)
            whole = not story.text[row.span.start : start].strip() and not story.text[end : row.span.end].strip()
            if sure < SURE or (_words(story.text[start:end]) < FEWEST and not whole):
                continue
            if _BEFORE.search(story.text[row.span.start : start]):
                said[NONE] = 0
                yield Found(start, end, paragraph, _KINDS[int(said.argmax())], round(sure, 3))


def _stretches(inside: NDArray[np.bool_], at: int) -> list[tuple[int, int]]:
    """First and stop of each run of true, `at` added."""
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False)) + at
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _words(text: str) -> int:
    return sum(word[0].isalnum() or word[-1].isalnum() for word in text.split())
