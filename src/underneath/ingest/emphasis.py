"""Words set apart by marks in plain text: `_thus_`, `*thus*`, `/thus/`, `**thus**`, `__thus__`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from underneath.story.spans import Span
from underneath.story.story import Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from underneath.story.story import EmphasisKind

# A run of marks is taken whole, so that rules, break marks and addresses ("****", "* * *", "//") are passed over.
MARKS: Final = re.compile(r"\*+|_+|/+|~+")
KINDS: Final[dict[str, tuple[EmphasisKind, ...]]] = {
    "*": ("italic",),
    "_": ("italic",),
    "/": ("italic",),
    "**": ("bold",),
    "__": ("bold",),
    "***": ("bold", "italic"),
    "___": ("bold", "italic"),
    "~~": ("strike",),
}
PARAGRAPH_END: Final = re.compile(r"\n[^\S\n]*\n|\r\r")
BEFORE_OPEN: Final = re.compile(r"[\s\"'“‘«(\[{—–\-…*_/>]")
AFTER_CLOSE: Final = re.compile(r"[\s\"'”’».,;:!?)\]}—–\-…*_/<]")
WORDS: Final = re.compile(r"[^\W_]")
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
    found = [Emphasis(span, kind) for mark, span in _pairs(text) for kind in KINDS[mark]]
    return tuple(sorted(found, key=lambda e: (e.span.start, -e.span.end)))


def _pairs(text: str) -> Iterator[tuple[str, Span]]:
    """Match each mark that may close with the last one like it that may open."""
    opened: dict[str, int] = {}
    for m in MARKS.finditer(text):
        mark, start, end = m[0], m.start(), m.end()
        if mark not in KINDS:
            continue
        first = opened.pop(mark, None) if _may_close(text, start, end) else None
        if first is not None and _is_span(text, mark, first, start):
            yield mark, Span(first, start)
        elif _may_open(text, start, end):
            opened[mark] = end


def _may_open(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return bool(after) and not after.isspace() and (not before or BEFORE_OPEN.match(before) is not None)


def _may_close(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not before.isspace() and (not after or AFTER_CLOSE.match(after) is not None)


def _is_span(text: str, mark: str, start: int, end: int) -> bool:
    limit = LONGEST_SLANTED if mark == "/" else LONGEST
    if not start < end <= start + limit or PARAGRAPH_END.search(text, start, end):
        return False
    return WORDS.search(text, start, end) is not None
