"""The narration of a story, paragraph by paragraph: what stands outside quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from underneath.infer.casting.capitals import quote_edges
from underneath.layers.speech import Quotes
from underneath.story.story import Story

_SUBJECT = re.compile(r"(?<![\w’'-])(?:([Ss]he)|[Hh]e) (?!['’])[a-z]+|(?:said|asked) (?:(she)|he)\b")
_SHE_HE = re.compile(r"(?<![\w’'-])(?:([Ss]he|[Hh]er|[Hh]ers|[Hh]erself)|([Hh]e|[Hh]is|[Hh]im|[Hh]imself))(?![\w-])")


class Narration:
    """Looks narration up where it is asked for; a paragraph costs its own length."""

    def __init__(self, story: Story, quotes: Quotes) -> None:
        self._story = story
        self._edges = quote_edges(quotes)
        self._ends = [end for _, end in self._edges]
        self._subjects: dict[int, str | None] = {}

    def __len__(self) -> int:
        return len(self._story.paragraphs)

    @property
    def words(self) -> int:
        """Words of the whole story, about."""
        return len(self._story.text) // 6

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The paragraphs that hold a quote."""
        starts = [p.span.start for p in self._story.paragraphs]
        return frozenset(bisect_right(starts, start) - 1 for start, _ in self._edges)

    def text(self, paragraph: int) -> str:
        """Return the paragraph without its quotes, a space for each."""
        at, stop = self._story.paragraphs[paragraph].span
        out = []
        for i in range(bisect_left(self._ends, at + 1), len(self._edges)):
            start, end = self._edges[i]
            if start >= stop:
                break
            out.append(self._story.text[at : max(at, start)])
            at = max(at, end)
        out.append(self._story.text[at : max(at, stop)])
        return " ".join(out)

    def subject(self, paragraph: int) -> str | None:
        """Return "he" or "she" where the paragraph's narration has that one as its first subject."""
        if not 0 <= paragraph < len(self):
            return None
        if paragraph not in self._subjects:
            match = _SUBJECT.search(self.text(paragraph))
            self._subjects[paragraph] = None if match is None else "she" if match[1] or match[2] else "he"
        return self._subjects[paragraph]

    def sex(self, paragraph: int) -> str | None:
        """Return "he" or "she" where the paragraph's narration has pronouns of that one only."""
        found = {"she" if match[1] else "he" for match in _SHE_HE.finditer(self.text(paragraph))}
        return found.pop() if len(found) == 1 else None
