"""Markdown → Manuscript: the source as it is, with its headings, rules, front matter and emphasis found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from underneath.ingest.decode import decode
from underneath.ingest.emphasis import find_emphasis
from underneath.ingest.frontmatter import read_front_matter
from underneath.ingest.manuscript import Block, Manuscript
from underneath.story.spans import Span
from underneath.story.story import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from underneath.settings import Settings

LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
FENCE: Final = re.compile(r"---[ \t]*$")
FENCE_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*$")
HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+([^\s#].*)$")
RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|#+)[ \t]*$")
UNDERLINE: Final = re.compile(r" {0,3}(?:(=)=*|(-)-+)[ \t]*$")
COMMENT: Final = re.compile(r"[ \t]*<!--")
SENTENCE_END: Final = re.compile(r"[.!?…,;”\"’'][*_]*$")
LONGEST_HEADING: Final = 100  # characters; a longer line above a rule is a paragraph


class Line(NamedTuple):
    """A line's place and its words; `words` is empty for a blank one."""

    start: int
    words: str


class Piece(NamedTuple):
    """A block with its heading's level (0: no heading) and words."""

    block: Block
    level: int = 0
    words: str = ""


def read_markdown(data: bytes, settings: Settings) -> Manuscript:  # noqa: ARG001 - every reader takes them
    """Read a Markdown file.

    Parameters
    ----------
    data
        The whole file.
    settings
        How to read; nothing in it matters to Markdown.

    Returns
    -------
    Manuscript
        `text` is the decoded source, character for character. Blocks cover all of it but white space: headings
        with their signs, rules as breaks, front matter and comments as metadata, the rest as prose.

    Raises
    ------
    EmptySource, UnknownKind
        As `decode` does.
    """
    text, encoding = decode(data)
    lines = [Line(m.start(), m[0].rstrip()) for m in LINE.finditer(text) if m[0]]
    first, metadata = _front_matter(lines)
    pieces = list(_pieces(text, lines, first))
    blocks = _with_roles(pieces)
    if first:
        last = lines[first - 1]
        blocks.insert(0, Block(Span(lines[0].start, last.start + len(last.words)), "metadata"))
    if metadata.title is None:
        metadata = replace(metadata, title=_title(pieces, blocks))
    prose = [block.span for block in blocks if block.role == "prose"]
    emphasis = tuple(e for e in find_emphasis(text) if _inside(e.span, prose))
    return Manuscript(text, "markdown", encoding, tuple(blocks), emphasis=emphasis, metadata=metadata)


def _front_matter(lines: list[Line]) -> tuple[int, Metadata]:
    """How many lines the front matter takes, and what it states."""
    if lines and FENCE.match(lines[0].words):
        for i, line in enumerate(lines[1:], 1):
            if FENCE_END.match(line.words):
                return (i + 1, read_front_matter([x.words for x in lines[1:i]])) if i > 1 else (0, Metadata())
            if not line.words:
                break  # a rule, and a story under it
    return 0, Metadata()


def _pieces(text: str, lines: list[Line], first: int) -> Iterator[Piece]:
    """Cut the text at blank lines, headings, rules and comments."""
    run: list[Line] = []
    for line in _uncommented(text, lines[first:]):
        heading, underline = HEADING.match(line.words), UNDERLINE.match(line.words)
        if isinstance(line, Comment):
            yield from _prose(run)
            yield Piece(Block(Span(line.start, line.start + len(line.words)), "metadata"))
        elif heading:
            yield from _prose(run)
            yield Piece(Block(_span([line]), "heading"), len(heading[1]), heading[2].rstrip("# \t"))
        elif underline and _is_heading(run):
            yield Piece(Block(_span([*run, line]), "heading"), 1 if underline[1] else 2, run[0].words.strip())
        elif RULE.match(line.words):
            yield from _prose(run)
            yield Piece(Block(_span([line]), "break"))
        elif line.words:
            run.append(line)
            continue
        else:
            yield from _prose(run)
        run = []
    yield from _prose(run)


class Comment(Line):
    """A line, or several, between `<!--` and `-->`."""


def _uncommented(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Gather the lines of each comment into one; a comment that never ends is prose."""
    done, unclosed = 0, False
    for line in lines:
        rest = line if line.start >= done else Line(done, text[done : line.start + len(line.words)].rstrip())
        if line.words and line.start + len(line.words) <= done:
            continue
        while not unclosed and (m := COMMENT.match(rest.words)):
            start, end = rest.start + m.end() - 4, text.find("-->", rest.start + m.end())
            unclosed = end < 0
            if unclosed:
                break
            done = end + 3
            yield Comment(start, text[start:done])
            rest = Line(done, text[done : line.start + len(line.words)].rstrip())
        yield rest


def _span(run: list[Line]) -> Span:
    head, last = run[0], run[-1]
    indent = len(head.words) - len(head.words.lstrip())
    return Span(head.start + indent, last.start + len(last.words))


def _prose(run: list[Line]) -> Iterator[Piece]:
    if run:
        yield Piece(Block(_span(run)))


def _is_heading(run: list[Line]) -> bool:
    """Whether the line above an underline is its heading, or a paragraph that a rule follows."""
    return len(run) == 1 and len(run[0].words) <= LONGEST_HEADING and not SENTENCE_END.search(run[0].words)


CHAPTER: Final = re.compile(r"\W*(?:chapter|part|book|act|prologue|epilogue|interlude|\d+|[ivxl]+)\b", re.IGNORECASE)
NOTE: Final = re.compile(
    r"\W*(?:(?:author|writer)['’]?s?['’]?\s+notes?|a/?n|(?:end\s+|beginning\s+)?notes?|disclaimers?|summary|tags"
    r"|(?:content\s+|trigger\s+)?warnings?)\W*$",
    re.IGNORECASE,
)


def _with_roles(pieces: list[Piece]) -> list[Block]:
    """Settle what each heading heads: the work, a chapter, or something smaller whose words must tell."""
    title = _title_at(pieces)
    levels = Counter(p.level for i, p in enumerate(pieces) if p.level and i != title)
    # The commonest level is that of the chapters; of two as common, the outer one.
    deepest = min(levels, key=lambda level: (-levels[level], level), default=0)
    blocks = []
    for i, piece in enumerate(pieces):
        block = piece.block
        if i == title:
            block = Block(block.span, "paratext", "title")
        elif piece.level > deepest or (piece.level and NOTE.match(piece.words)):
            block = Block(block.span)
        blocks.append(block)
    return blocks


def _title_at(pieces: list[Piece]) -> int | None:
    """Index of the lone level-1 heading that opens the text, unless it heads a chapter."""
    opening = next((i for i, p in enumerate(pieces) if p.block.role != "metadata"), None)
    alone = sum(p.level == 1 for p in pieces) == 1
    if opening is None or pieces[opening].level != 1 or not alone or CHAPTER.match(pieces[opening].words):
        return None
    return opening


def _title(pieces: list[Piece], blocks: list[Block]) -> str | None:
    titled = {block.span for block in blocks if block.kind == "title"}
    return next((p.words.strip("*_ ") for p in pieces if p.block.span in titled), None)


def _inside(span: Span, spans: list[Span]) -> bool:
    i = bisect_right(spans, span.start, key=lambda row: row.start) - 1
    return i >= 0 and spans[i].holds(span)
