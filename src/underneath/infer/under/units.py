"""Units: sentences cut where a quotation begins or ends. Feelings, knowledge and acts are told unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Units:
    """Columns over the k units of a story, int32, in text order.

    `first`, `last`: token indices, `last` exclusive. `quote`: index of the innermost quotation a unit lies in, -1 for
    narration. `sentence`, `paragraph`, `scene`: indices; `scene` -1 where there is none.
    """

    first: Ints
    last: Ints
    quote: Ints
    sentence: Ints
    paragraph: Ints
    scene: Ints

    def __len__(self) -> int:
        return len(self.first)

    def spans(self, story: Story) -> list[Span]:
        """Characters of each unit, quotation marks included."""
        start, end = story.tokens.start[self.first], story.tokens.end[self.last - 1]
        return [Span(a, b) for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def units_of(story: Story, quotes: Quotes, scenes: Scenes) -> Units:
    """Cut a story into units; those without a letter or digit join the unit before them in the same paragraph."""
    tokens = story.tokens
    quote = quote_of_tokens(story, quotes)
    if not len(tokens):
        return Units(*(np.zeros(0, np.int32) for _ in range(6)))
    change = (np.diff(tokens.sentence) != 0) | (np.diff(quote) != 0)
    first = np.concatenate(([0], np.flatnonzero(change) + 1))
    first = first[_worded(story, first)]
    last = np.concatenate((first[1:], [len(tokens)]))
    starts = tokens.start[first]
    paragraph = _index(starts, [p.span.start for p in story.paragraphs])
    scene = _index(starts, [s.span.start for s in scenes])
    columns = (first, _short(last, story, paragraph), quote[first], tokens.sentence[first], paragraph, scene)
    return Units(*(c.astype(np.int32) for c in columns))


def quote_of_tokens(story: Story, quotes: Quotes) -> Ints:
    """Index of the innermost quotation of every token, -1 outside."""
    out = np.full(len(story.tokens), OUTSIDE, np.int32)
    for i, quote in enumerate(quotes):  # longer first where they start together, so the inner one is written last
        held = story.tokens.indices_within(quote.span)
        out[held.start : held.stop] = i
    return out


def _worded(story: Story, first: Ints) -> NDArray[np.bool_]:
    """Which stretches hold a word; the first of a paragraph always counts."""
    text, tokens = story.text, story.tokens
    ends = np.concatenate((first[1:], [len(tokens)])) - 1
    spans = zip(tokens.start[first].tolist(), tokens.end[ends].tolist(), strict=True)
    worded = np.fromiter((any(map(str.isalnum, text[a:b])) for a, b in spans), bool, len(first))
    opens = np.diff(_index(tokens.start[first], [p.span.start for p in story.paragraphs]), prepend=-2) != 0
    held: NDArray[np.bool_] = worded | opens
    return held


def _short(last: Ints, story: Story, paragraph: Ints) -> Ints:
    """Ends that do not run into the next paragraph."""
    ends = np.array([p.span.end for p in story.paragraphs], np.int64)[np.maximum(paragraph, 0)]
    return np.minimum(last, np.searchsorted(story.tokens.end, ends, "right"))


def _index(at: Ints, starts: list[int]) -> Ints:
    """Index of the last start at or before each place, -1 where there is none."""
    return (np.searchsorted(np.array(starts, np.int64), at, "right") - 1).astype(np.int32)
