"""People without a name who act in the narration: "the medic knelt". A name only called may be one of theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from underneath.infer.casting.capitals import quote_edges
from underneath.infer.casting.evidence import acts
from underneath.infer.lexicon.bag import bag
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story

_ARTICLES = bag("the a an")
_LONGEST = 5  # words of a description


class Described:
    """By paragraph, the head nouns of descriptions of one person that act there; and how often each does."""

    def __init__(self, story: Story, quotes: Quotes, mentions: Mentions) -> None:
        self.at: dict[int, list[str]] = defaultdict(list)
        self.heads: Counter[str] = Counter()
        edges, starts = quote_edges(quotes), [p.span.start for p in story.paragraphs]
        edge = 0
        for mention in mentions:
            if mention.kind != "NOM" or mention.type != "PER":
                continue
            start, end = mention.span
            while edge < len(edges) and edges[edge][1] <= start:
                edge += 1
            told = edge == len(edges) or edges[edge][0] > start
            head = _head(story.text[start:end]) if told else None
            if head and acts(story.text, start, end):
                self.at[bisect_right(starts, start) - 1].append(head)
                self.heads[head] += 1

    def near(self, paragraphs: list[int], first: int, last: int) -> float:
        """Share of `paragraphs` that have someone described in those from `first` to `last` after them."""
        hits = sum(any(p + step in self.at for step in range(first, last + 1)) for p in paragraphs)
        return hits / max(1, len(paragraphs))


def _head(words: str) -> str | None:
    """The last word of a short description in the singular, None for any other."""
    pieces = words.lower().split()
    plural = pieces[-1].endswith("s") and not pieces[-1].endswith("ss")
    return None if pieces[0] not in _ARTICLES or len(pieces) > _LONGEST or plural else pieces[-1]
