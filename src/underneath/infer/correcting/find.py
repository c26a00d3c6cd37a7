"""Find again the words a correction was made about, though the text may have been edited since.

Words come first, places second: among spans with the same words the one with the same words before it is taken, among
those the nearest. Where no span has the words any more, one near the old place with most of them is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from underneath.story.spans import Span

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_LONGEST = 400  # words of a line that are compared; nobody writes out a longer one to say which it is
_CONTEXT = 160  # characters before a span in which the words before it are looked for
_NEAR = 3_000  # characters around the old place in which an edited line is looked for
_ALIKE = 0.6  # least likeness of an edited line: two in five words may have changed


def words_in(text: str) -> list[str]:
    """The words of a text, case and marks aside."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


class Finder:
    """Looks spans of one text up by their words, each look-up in time of the matches; made once in linear time.

    Parameters
    ----------
    text
        The story's text.
    spans
        What may be found: quotations or mentions, sorted by start.
    """

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text, self._spans = text, spans
        self._starts = [span.start for span in spans]
        self._words = [words_in(span.of(text)[: _LONGEST * 12])[:_LONGEST] for span in spans]
        self._by_first: dict[str, list[int]] = {}
        for i, words in enumerate(self._words):
            if words:
                self._by_first.setdefault(words[0], []).append(i)

    def find(self, words: str, at: int | None, before: str | None) -> int | None:
        """Index of the span meant; None where nothing fits, or several do and nothing tells which."""
        wanted = words_in(words)[:_LONGEST]
        if not wanted:
            return None
        found = self._with(wanted)
        if not found and at is not None:
            return self._edited(wanted, at)
        return self._nearest(found, at, before)

    def _with(self, wanted: list[str]) -> list[int]:
        """The spans that have these words and no others; else those that open with them."""
        found = [i for i in self._by_first.get(wanted[0], ()) if self._words[i][: len(wanted)] == wanted]
        return [i for i in found if len(self._words[i]) == len(wanted)] or found

    def why_not(self, words: str) -> str:
        """Say why `find` found nothing: a predicate for a message."""
        wanted = words_in(words)[:_LONGEST]
        found = self._with(wanted) if wanted else []
        return f"is there {len(found)} times: say which, by at or before" if found else "is not there any more"

    def _nearest(self, found: list[int], at: int | None, before: str | None) -> int | None:
        if len(found) > 1 and before:
            fits = Counter({i: self._common(i, words_in(before)) for i in found})
            best = max(fits.values())
            found = [i for i in found if fits[i] == best]
        if len(found) > 1 and at is not None:
            found = [min(found, key=lambda i: abs(self._starts[i] - at))]
        return found[0] if len(found) == 1 else None

    def _common(self, i: int, before: list[str]) -> int:
        """How many words right before a span are the same as they were."""
        start = self._starts[i]
        here = words_in(self._text[max(0, start - _CONTEXT) : start])
        same = 0
        while same < min(len(here), len(before)) and here[-1 - same] == before[-1 - same]:
            same += 1
        return same

    def _edited(self, wanted: list[str], at: int) -> int | None:
        low, high = bisect_left(self._starts, at - _NEAR), bisect_left(self._starts, at + _NEAR)
        rated = [(self._likeness(wanted, i), -abs(self._starts[i] - at), i) for i in range(low, high)]
        best = max(rated, default=None)
        return best[2] if best is not None and best[0] >= _ALIKE else None

    def _likeness(self, wanted: list[str], i: int) -> float:
        return SequenceMatcher(None, wanted, self._words[i], autojunk=False).ratio()
