"""The elements inside the story's text: lines by speaker, emphasis, and who is named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from underneath.report.inline import DEEPEST, Row
from underneath.report.margin import marks_of
from underneath.report.view import Line, View
from underneath.story.spans import Span
from underneath.story.story import Emphasis, EmphasisKind

KIND_CLASS = {"speech": "", "thought": " t", "signed": " g", "written": " w", "recalled": " r"}
EMPHASIS_TAG: dict[EmphasisKind, str] = {"italic": "em", "bold": "strong", "underline": "u", "strike": "s"}
MARK_CHARACTERS = "*_/~"


def rows_of(view: View, text: str) -> list[Row]:
    """All inline elements of a story, sorted by start, the longer first; `text` is the text as it will be shown."""
    rows = [*_lines(view), *marks_of(view), *_emphasis(view.emphasis, text), *_names(view)]
    rows.sort(key=lambda row: (row.start, -row.end))  # stable: around the same words a line holds its emphasis
    return rows


def rows_by_block(rows: Sequence[Row], spans: Iterable[Span]) -> Iterator[list[Row]]:
    """The rows that touch each of some ordered stretches; a row over several is given with each."""
    at = 0
    running: list[Row] = []
    for span in spans:
        # No more than can be shown nested: else a book of quotes that never close would cost its length squared.
        running = [row for row in running if row.end > span.start][:DEEPEST]
        while at < len(rows) and rows[at].start < span.end:
            if rows[at].end > span.start:
                running.append(rows[at])
            at += 1
        yield running


def _lines(view: View) -> Iterator[Row]:
    starts = [block.span.start for block in view.blocks]
    before: tuple[int, int | None] = (-1, None)
    for i, line in enumerate(view.lines):
        block = bisect_right(starts, line.span.start)
        # The mark stands in the margin once a paragraph; where the speaker changes within one, before the words.
        mark = " f" if block != before[0] else "" if line.speaker == before[1] else " n"
        before = block, line.speaker
        classes = line_class(line)
        yield Row(
            *line.span, f'<span id=q{i} class="{classes}{mark}">', f'<span data-q={i} class="{classes}">', "</span>"
        )


def line_class(line: Line) -> str:
    """The classes of a line: q, whose (`s3`; `sx`: nobody's), its kind, and `u` where the speaker is in doubt."""
    whose = "x" if line.speaker is None else line.speaker
    doubt = " u" if line.unsure and line.speaker is not None else ""
    return f"q s{whose}{KIND_CLASS[line.kind]}{doubt}"


def _names(view: View) -> Iterator[Row]:
    tags = [f"<b class=p{person.index}>" for person in view.people]
    for name in view.names:
        yield Row(*name.span, tags[name.person], tags[name.person], "</b>")


def _emphasis(rows: Iterable[Emphasis], text: str) -> Iterator[Row]:
    hidden = "<span class=h>"
    seen: set[int] = set()
    for row in rows:
        tag = EMPHASIS_TAG[row.kind]
        yield Row(*row.span, f"<{tag}>", f"<{tag}>", f"</{tag}>")
        for mark in _marks_around(text, row.span):
            if mark.start not in seen:
                seen.add(mark.start)
                yield Row(*mark, hidden, hidden, "</span>")


def _marks_around(text: str, span: Span) -> tuple[Span, ...]:
    """The asterisks or underscores on both sides, up to three, which the setting in italics makes needless."""
    wide = 0
    while (
        wide < 3  # noqa: PLR2004 - "***" is the longest mark in use
        and span.start - wide > 0
        and text[span.start - wide - 1] in MARK_CHARACTERS
        and text[span.start - wide - 1] == text[span.end + wide : span.end + wide + 1]
    ):
        wide += 1
    return (Span(span.start - wide, span.start), Span(span.end, span.end + wide)) if wide else ()
