"""Words set apart by marks in plain text: `_thus_`, `*thus*`, `/thus/`, `**thus**`, `__thus__`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from underneath.story.spans import Span
from underneath.story.story import Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from underneath.story.story import EmphasisKind

# A run of one mark is a candidate: it may open before a word and close after one. Runs longer than three are
# rules and break marks.
MARK: Final = re.compile(r"(?<![*_/\\])(\*{1,3}|_{1,3}|/)(?![*_/])|(\n[^\S\n]*\n\s*)")
BEFORE_OPEN: Final = re.compile(r"[\s\"'“‘«(\[{—–\-…*_/>]")
AFTER_CLOSE: Final = re.compile(r"[\s\"'”’».,;:!?)\]}—–\-…*_/<]")
LONGEST: Final = 2000  # characters; a mark that closes nothing for so long is a stray one
LONGEST_SLANTED: Final = 200  # slashes have too many other uses


def find_emphasis(text: str) -> tuple[Emphasis, ...]:
    """Find stretches between marks of emphasis.

    Parameters
    ----------
    text
        A plain-text story.

    Returns
    -------
    tuple[Emphasis, ...]
        Sorted; spans leave the marks out. They may cross a line's end, never a paragraph's, and may nest.
    """
    found = [Emphasis(span, kind) for mark, span in _pairs(text, MARK.finditer(text)) for kind in _kinds(mark)]
    return tuple(sorted(found, key=lambda e: (e.span.start, -e.span.end)))


def _kinds(mark: str) -> tuple[EmphasisKind, ...]:
    if mark == "/":
        return ("italic",)
    return (("italic",), ("bold",), ("bold", "italic"))[len(mark) - 1]


def _pairs(text: str, marks: Iterable[re.Match[str]]) -> Iterator[tuple[str, Span]]:
    """Match each closing mark with the last like one that may open; a paragraph's end forgets all."""
    opened: dict[str, int] = {}
    for m in marks:
        if m[2]:
            opened.clear()
            continue
        mark, start, end = m[1], m.start(), m.end()
        if mark in opened and _may_close(text, start, end) and _is_span(text, mark, opened[mark], start):
            yield mark, Span(opened.pop(mark), start)
        elif _may_open(text, start, end):
            opened[mark] = end


def _may_open(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after) and not after.isspace() and (not before or BEFORE_OPEN.match(before) is not None)


def _may_close(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isspace() and (not after or AFTER_CLOSE.match(after) is not None)


def _is_span(text: str, mark: str, start: int, end: int) -> bool:
    limit = LONGEST_SLANTED if mark == "/" else LONGEST
    return start < end <= start + limit and any(c.isalnum() for c in text[start:end])
