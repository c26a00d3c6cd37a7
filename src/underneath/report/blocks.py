"""The story cut into the blocks a page is set from: paragraphs, headings, breaks, and what stands around the tale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from underneath.story.spans import Span
from underneath.story.story import Story

SHORT_LINE = 50  # characters; hard-wrapped prose runs to 60 and more, verse and letters' heads seldom reach 50

BlockKind = Literal["paragraph", "heading", "break", "paratext", "metadata", "loose"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text; blocks come in order and never overlap. `label`: its kind, or `verse`: keep its lines."""

    span: Span
    kind: BlockKind
    label: str = ""


def blocks_of(story: Story) -> tuple[Block, ...]:
    """Every character that is not white space is in exactly one block; what nobody claims is `loose`."""
    headings = [chapter.heading for chapter in story.chapters if chapter.heading]
    claimed = [Block(row.span, "paragraph", _setting(story, row.span)) for row in story.paragraphs]
    claimed += [Block(row.span, "paratext", row.kind) for row in story.paratext]
    claimed += [Block(span, "metadata", "metadata") for span in story.stated]
    claimed += [Block(heading, "heading") for heading in headings]
    claimed += [Block(row.span, "heading" if row.kind == "chapter" else "break", row.kind) for row in story.breaks]
    claimed.sort(key=lambda block: (block.span.start, -block.span.end))
    out: list[Block] = []
    at = 0
    for block in claimed:
        start = max(block.span.start, at)
        if start < block.span.end:
            out += _loose(story.text, at, start)
            out.append(Block(Span(start, block.span.end), block.kind, block.label))
            at = block.span.end
    return (*out, *_loose(story.text, at, len(story.text)))


def _setting(story: Story, span: Span) -> str:
    """`verse` where a paragraph's own line ends are meant: all short, or from a source that marks them (`<br>`)."""
    words = story.text[span.start : span.end]
    if "\n" not in words:
        return ""
    meant = story.origin.kind not in ("text", "markdown") or max(map(len, words.splitlines())) < SHORT_LINE
    return "verse" if meant else ""


def _loose(text: str, start: int, end: int) -> list[Block]:
    between = text[start:end]
    if not between or between.isspace():
        return []
    at = start + len(between) - len(between.lstrip())
    return [Block(Span(at, start + len(between.rstrip())), "loose")]
