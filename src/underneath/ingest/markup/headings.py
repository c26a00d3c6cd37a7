"""Which headings are the title, which open chapters, and which only part scenes."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from underneath.ingest.manuscript import Block, BlockRole
from underneath.ingest.markup.builder import Built, BuiltBlock
from underneath.ingest.markup.roles import BREAK, BYLINE, HEADING, TITLE, TOC, Role
from underneath.ingest.markup.sections import mark_sections
from underneath.story.spans import Span
from underneath.story.story import Break

NUMBER: Final = (
    r"(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\w+)?|thirty(?:[- ]\w+)?|forty(?:[- ]\w+)?|first|last|the)"
)
NAMED: Final = re.compile(
    rf"(?:chapter|chap\.?|ch\.?|part|book|act|volume|section)\s+{NUMBER}\b|(?:prologue|epilogue|interlude|"
    r"introduction|preface|foreword|afterword)\b",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(rf"(?:\d+|[ivxlc]+)\s*(?:[.:)\n–—-]|$)|{NUMBER}$", re.IGNORECASE)
CONTENTS: Final = re.compile(r"(?:table of )?contents:?|index|chapters:?", re.IGNORECASE)
MARK: Final = re.compile(r"[\W_]|[xo0~*\W_]{2,60}", re.IGNORECASE)
LETTER: Final = re.compile(r"[^\W_]")
BY: Final = re.compile(r"by\s+\S[^.!?]{0,80}", re.IGNORECASE)
LINKS: Final = 3  # blocks of nothing but inner links in a row that make a table of contents


def settle(
    built: Built, *, titled: bool = False, title: str | None = None
) -> tuple[tuple[Block, ...], tuple[Break, ...]]:
    """Give every block its final role and place the breaks.

    Parameters
    ----------
    built
        Blocks with headings by level.
    titled
        The title is known by other means: no heading is taken for it.
    title
        The title as the source states it, if it does.
    """
    text = "".join(built.parts)
    blocks = _contents(built.blocks, text)
    roles = _roles(blocks, text, titled=titled, stated=title)
    mark_sections(blocks, roles, text, {after for after, kind in built.breaks if kind == "rule"})
    settled = tuple(Block(b.span, role.role, role.kind) for b, role in zip(blocks, roles, strict=True))
    return settled, tuple(_breaks(built, settled))


def _breaks(built: Built, blocks: tuple[Block, ...]) -> list[Break]:
    """A rule parts scenes only between two stretches of prose; a chapter begins where no heading says so already."""
    opening: list[BlockRole | None] = [None] * (len(blocks) + 1)  # of each block: the first prose or heading from it on
    for i in range(len(blocks) - 1, -1, -1):
        opening[i] = role if (role := blocks[i].role) in {"prose", "heading"} else opening[i + 1]
    out = []
    for after, kind in built.breaks:
        before, behind = blocks[after - 1], blocks[after]
        parts = opening[after] == "prose" if kind == "chapter" else before.role == behind.role == "prose"
        if parts:
            out.append(Break(Span(before.span.end, behind.span.start), kind))
    return out


def _contents(blocks: list[BuiltBlock], text: str) -> list[BuiltBlock]:
    """Find tables of contents: a heading that says so, or three blocks of links in a row."""
    out = list(blocks)
    start = 0
    while start < len(out):
        end = start
        while end < len(out) and out[end].linked and out[end].role.role in {"prose", "heading"}:
            end += 1
        lines = sum(b.span.of(text).count("\n") + 1 for b in out[start:end])
        if lines >= LINKS:
            out[start:end] = [BuiltBlock(b.span, TOC) for b in out[start:end]]
            _head(out, start - 1, text)
        start = max(end, start) + 1
    return out


def _head(blocks: list[BuiltBlock], at: int, text: str) -> None:
    if at >= 0 and CONTENTS.fullmatch(blocks[at].span.of(text)):
        blocks[at] = BuiltBlock(blocks[at].span, TOC)


def _roles(blocks: list[BuiltBlock], text: str, *, titled: bool, stated: str | None) -> list[Role]:
    roles = [b.role for b in blocks]
    words = {i: b.span.of(text) for i, b in enumerate(blocks) if b.role.role == "heading" and b.role.level}
    for i in [i for i, line in words.items() if MARK.fullmatch(line) or not LETTER.search(line)]:
        roles[i] = BREAK
        del words[i]
    if not titled:
        title = _title(blocks, words, stated)
        if title is not None:
            roles[title] = TITLE
            del words[title]
            if words.get(title + 1) and BY.fullmatch(words[title + 1]):
                roles[title + 1] = BYLINE
                del words[title + 1]
    final = any(role == HEADING for role in roles)
    level = _chapter_level(blocks, words)
    for i, line in words.items():
        opens = NAMED.match(line) or (blocks[i].role.level <= level and not final)
        follows = i > 0 and roles[i - 1] == HEADING
        roles[i] = HEADING if opens or follows else BREAK
    return roles


def _title(blocks: list[BuiltBlock], words: dict[int, str], stated: str | None) -> int | None:
    """The first heading, where no prose stands before it, if it is what the source states or alone at its level."""
    if not words:
        return None
    first = next(iter(words))
    level = blocks[first].role.level
    alone = sum(blocks[i].role.level <= level for i in words) == 1
    early = all(b.role.role != "prose" for b in blocks[:first])
    line = " ".join(words[first].split())
    chapter = NAMED.match(line) or NUMBERED.match(line)
    same = stated is not None and line.casefold() == " ".join(stated.split()).casefold()
    return first if early and (same or alone) and not chapter else None


def _chapter_level(blocks: list[BuiltBlock], words: dict[int, str]) -> int:
    """The outermost level that comes more than once, or the only level there is."""
    counts = Counter(blocks[i].role.level for i in words)
    repeated = [level for level, n in counts.items() if n > 1]
    return min(repeated, default=min(counts, default=0))
