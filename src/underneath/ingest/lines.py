"""The lines of a plain text and the way its writer set them: wrapped or not, spaced by blank lines, indented."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# A line of nothing but these shows nothing, yet none of them counts as white space.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"

NARROWEST, WIDEST = 30, 120  # columns of wrapped prose: narrower is verse, wider a paragraph a line

ENDS_SENTENCE = tuple(".!?:;…\"”’'»*_)]—-–")


class Line(NamedTuple):
    """A line that is not blank: its words' span, their indent, the blank lines before it.

    `width`: columns up to the last word; one code point is taken for one column.
    """

    start: int
    end: int
    indent: int
    blanks: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its paragraphs.

    `width`: the column at which lines are wrapped, None where a line is a whole paragraph. `spaced`: blank
    lines part the paragraphs. `indented`: a paragraph's first line stands further in than the rest.
    """

    width: int | None
    spaced: bool
    indented: bool


def lines_of(text: str) -> list[Line]:
    """All lines that hold something, in order; invisible characters join the line before them."""
    out: list[Line] = []
    at = blanks = 0
    loose: int | None = None
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if not words:
            blanks += 1
        elif not words.strip(INVISIBLE):
            blanks += 1
            stop = at + len(raw.rstrip())
            if out:
                out[-1] = out[-1]._replace(end=stop)
            elif loose is None:
                loose = stop - len(words)
        else:
            indent = len(raw) - len(raw.lstrip())
            start = at + indent
            first, loose = (start if loose is None else loose), None
            out.append(Line(first, start + len(words), indent, blanks, indent + len(words)))
            blanks = 0
        at += len(raw)
    return out or ([] if loose is None else [Line(loose, len(text.rstrip()), 0, 0, 1)])


def wraps(text: str, lines: Sequence[Line], width: int, slack: int = 3) -> list[bool]:
    """For each line but the last: whether the next one's first word would not have fitted on it.

    `slack`: columns by which a wrapping program or a hand may stay short of the width.
    """
    return [
        a.width + 1 + _first_word(text, b) > width - slack
        for a, b in itertools.pairwise(lines)
    ]  # fmt: skip


def _first_word(text: str, line: Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (line.end if space < 0 else space) - line.start


def runs_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines in groups that no blank line parts."""
    out: list[list[Line]] = []
    for line in lines:
        if line.blanks or not out:
            out.append([line])
        else:
            out[-1].append(line)
    return out


def layout_of(text: str, runs: Sequence[Sequence[Line]]) -> Layout:
    """Read the layout off the file as a whole."""
    inner = [pair for run in runs for pair in itertools.pairwise(run)]
    width = wrap_width(text, runs)
    spaced = len(runs) > len(inner) if width is None else _short_runs(runs)
    return Layout(width, spaced, indented=width is not None and _indents(text, inner, len(runs), width))


def _indents(text: str, inner: Sequence[tuple[Line, Line]], runs: int, width: int) -> bool:
    """Whether indents open paragraphs.

    Verse, letters and stray blanks rise from the margin too; so rises must be about as many as the blank-parted
    runs, and follow most of the lines that stop short.
    """
    rises = sum(b.indent > a.indent and text.endswith(ENDS_SENTENCE, a.start, a.end) for a, b in inner)
    short = sum(not full for full in (wraps(text, pair, width)[0] for pair in inner)) if rises > 0.5 * runs else 0
    return rises > max(0.5 * runs, 0.6 * short)


def wrap_width(text: str, runs: Iterable[Sequence[Line]]) -> int | None:
    """The column at which most lines are wrapped, or None.

    Half the lines that have one after them must be as full as that line's first word allows: real wrapped books
    reach 0.75 and more, dialogue or verse set line by line stays under 0.3.
    """
    groups = [run for run in runs if len(run) > 1]
    widths = sorted(line.width for run in groups for line in run[:-1])
    if not widths:
        return None
    width = widths[int(0.9 * (len(widths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = [is_full for run in groups for is_full in wraps(text, run, width)]
    return width if sum(full) >= 0.5 * len(full) else None


def _short_runs(runs: Sequence[Sequence[Line]]) -> bool:
    """Whether blank lines are near enough to each other to part paragraphs: 12 lines of 70 columns are 150 words."""
    return sum(len(run) for run in runs) <= 12 * len(runs)
