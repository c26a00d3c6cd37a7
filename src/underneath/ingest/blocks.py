"""Blocks of a plain text, found by their white space alone, and the pieces that all later labelling works on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from underneath.ingest.lines import ENDS_SENTENCE, Layout, Line, layout_of, lines_of, runs_of, wrap_width, wraps
from underneath.ingest.manuscript import Block, BlockRole
from underneath.story.spans import Span
from underneath.story.story import ParatextKind


@dataclass(slots=True)
class Piece:
    """A block on its way to becoming a paragraph, a paratext, a break or a heading.

    `blanks`: blank lines before it. `set_off`: indented or broken into short lines, as verse, letters and
    signs are. `role`, `kind`: what has been found out so far; `final` where the markup said so.
    """

    span: Span
    words: str = field(repr=False)
    blanks: int = 1
    set_off: bool = False
    role: BlockRole = "prose"
    kind: ParatextKind | None = None
    final: bool = False
    joined: bool = False
    """No blank line parts it from the piece before."""

    @property
    def open(self) -> bool:
        """Whether it may still turn out to be something other than prose."""
        return self.role == "prose" and not self.final

    def label(self, role: BlockRole, kind: ParatextKind | None = None) -> None:
        """Say what it is, unless the markup already did."""
        if not self.final:
            self.role, self.kind = role, kind


# A line that stands for itself wherever it is: a mark without letters (or of x and o only), a chapter's head, the
# labels of a pasted header. Bounded repeats keep it linear.
_ALONE = re.compile(
    r"""(?P<mark> [\W_xXoO0]{1,80} $ )
      | (?P<head> (?:chapter|part|book|prologue|epilogue)\b .{0,60} $ )
      | (?P<label> [*_(\[]{0,3} (?: a/n | an: | author'?s?[’']?s?\ note | disclaimer | summary | warnings? | rating
          | rated | pairings? | fandoms? | categor(?:y|ies) | (?:end\ )?notes? | title | author | genres?
          | work\ (?:header|text)
          | relationships? | characters? | (?:additional\ )?tags | archive\ warnings? | language | words | chapters
          | published | status | spoilers ) \b [^.!?]{0,2} : )""",
    re.VERBOSE | re.IGNORECASE,
)
# After a full line the last words of a wrapped paragraph may look like a mark: "ox.", "…".
_SURE_MARK = re.compile(r"[*~#=+<>•_ -]{1,80}$")
_DIALOGUE = tuple("\"“‘'«—–")


def find_pieces(text: str) -> list[Piece]:
    """The blocks of a plain text, in order, never overlapping, holding every character that is not white space."""
    lines = lines_of(text)
    runs = runs_of(lines)
    layout = layout_of(text, runs)
    return [piece for run in runs for piece in _pieces_of_run(text, run, layout)]


def pieces_of_blocks(text: str, blocks: Sequence[Block]) -> list[Piece]:
    """The blocks that the markup gave; a role other than "prose" is final."""
    return [
        Piece(b.span, b.span.of(text), role=b.role, kind=b.kind, final=b.role != "prose")
        for b in sorted(blocks, key=lambda block: block.span)
        if b.span.length
    ]


def _pieces_of_run(text: str, run: Sequence[Line], layout: Layout) -> Iterator[Piece]:
    joined = False
    for group in _paragraphs(text, run, layout):
        span = Span(group[0].start, group[-1].end)
        yield Piece(span, span.of(text), group[0].blanks, _set_off(group, layout), joined=joined)
        joined = True


def _set_off(group: Sequence[Line], layout: Layout) -> bool:
    """Whether a paragraph is set apart: all lines indented, or several lines that all stop short."""
    if all(line.indent >= 2 for line in group) and not (layout.indented and len(group) == 1):  # noqa: PLR2004
        return layout.width is not None or len(group) > 1
    return len(group) > 1 and max(line.width for line in group) < (layout.width or 80) * 0.8


def _paragraphs(text: str, run: Sequence[Line], layout: Layout) -> Iterator[list[Line]]:
    """Cut one run of lines into paragraphs."""
    if len(run) == 1:
        yield list(run)
        return
    for stretch in _stretches(text, run, layout):
        yield from _cut(text, stretch, layout)


def _stretches(text: str, run: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Cut a run around the lines that stand alone."""
    out: list[list[Line]] = []
    alone = True
    for i, line in enumerate(run):
        match = _ALONE.match(text, line.start, line.end)
        before_full = i > 0 and layout.width is not None and wraps(text, run[i - 1 : i + 1], layout.width)[0]
        if match and (not before_full or _SURE_MARK.match(text, line.start, line.end)):
            out.append([line])
            alone = bool(match["mark"] or match["head"])
        elif alone or not out:
            out.append([line])
            alone = False
        else:
            out[-1].append(line)
    return out


def _cut(text: str, lines: list[Line], layout: Layout) -> list[list[Line]]:
    if len(lines) == 1:
        return [lines]
    if layout.width is None or max(line.width for line in lines) > 1.6 * layout.width:  # not wrapped, here at least
        return [lines] if _one_block(text, lines, layout) else [[line] for line in lines]
    full = wraps(text, lines, layout.width)
    out = [lines[:1]]
    for before, line, is_full in zip(lines, lines[1:], full, strict=False):
        if _starts(text, before, line, is_full, layout):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _starts(text: str, before: Line, line: Line, is_full: bool, layout: Layout) -> bool:
    """Whether a line of a wrapped text opens a paragraph though no blank line stands before it."""
    if not text.endswith(ENDS_SENTENCE, before.start, before.end):
        return False
    if layout.indented:
        return line.indent > before.indent
    return not layout.spaced and not is_full


def _one_block(text: str, lines: Sequence[Line], layout: Layout) -> bool:
    """Whether unwrapped lines without a blank between them belong together: a wrapped note, verse, an address."""
    if len(lines) > 2 and (width := wrap_width(text, [lines])):  # noqa: PLR2004
        return sum(wraps(text, lines, width)) >= 0.75 * (len(lines) - 1)
    if not layout.spaced:
        return False
    spoken = sum(text.startswith(_DIALOGUE, line.start) for line in lines)
    return max(line.width for line in lines) <= 70 and spoken * 2 < len(lines)  # noqa: PLR2004 - 70: a verse line
