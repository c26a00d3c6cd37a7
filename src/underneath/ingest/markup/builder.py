"""Builds a text block by block, the way a browser lays it out: white space collapsed, blocks parted by blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from underneath.ingest.markup.roles import PROSE, Role
from underneath.story.spans import Span
from underneath.story.story import BreakKind, Emphasis, EmphasisKind

WHITE: Final = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space is ordinary text
# Soft hyphens, which hyphenated books have in every long word, and their kin: nothing of them shows.
SOFT: Final = re.compile("[\xad\u200b\u2060\ufeff]")
LINE: Final = re.compile(r"\r\n?|\n")
UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\xad\0"  # characters that leave a paragraph looking empty
MARKED = tuple[EmphasisKind, ...]


@dataclass(frozen=True, slots=True)
class BuiltBlock:
    """A finished block. `linked`: nothing in it but links into the same document, as in a table of contents."""

    span: Span
    role: Role
    linked: bool = False


@dataclass(slots=True)
class Built:
    """What a builder has made so far."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[BuiltBlock] = field(default_factory=list)
    breaks: list[tuple[int, BreakKind]] = field(default_factory=list)  # index of the block that follows, and kind
    emphasis: list[Emphasis] = field(default_factory=list)


class TextBuilder:
    """Takes text, line breaks and the ends of blocks in reading order; keeps offsets true.

    A gap is two line feeds, and one more for each empty line the source shows there, so that a gap wider than
    the usual one can be seen in the text.
    """

    def __init__(self) -> None:
        self.built = Built()
        self._role = PROSE
        self._pieces: list[str] = []  # the open block, from its first visible character
        self._length = 0
        self._runs: list[tuple[EmphasisKind, int, int]] = []
        self._unlinked = 0
        self._lines = 0  # line breaks since the last text of the open block
        self._empty = 0  # empty lines since the last block
        self._blank = False  # white space alone that takes up a line, such as a no-break space
        self._picture = False
        self._mark: BreakKind | None = None
        self._later: list[tuple[str, Role]] = []

    def add(self, text: str, role: Role = PROSE, marked: MARKED = (), *, inline: bool = False,
            keep: bool = False, linked: bool = False) -> None:  # fmt: skip
        """Add text.

        Parameters
        ----------
        text
            As it stands in the source, entities resolved.
        role
            What it is; a change of role ends the open block.
        marked
            Kinds of emphasis it stands in.
        inline
            It stands inside a line of another role (a page number): put it after that block, don't part it.
        keep
            White space counts (`pre`).
        linked
            It is a link into the same document.
        """
        if not text.isascii():
            text = SOFT.sub("", text)
            self._blank = self._blank or not text
        if keep:
            self._add_lines(text, role, marked)
            return
        text = WHITE.sub(" ", text)
        if not text.strip():
            self._add_space(text, marked)
        elif inline and self._pieces and role != self._role:
            self._later.append((text, role))
        else:
            self._add_words(text, role, marked, linked=linked)

    def _add_lines(self, text: str, role: Role, marked: MARKED) -> None:
        for i, line in enumerate(LINE.split(text)):
            if i:
                self.line_break()
            if line.strip():
                self._add_words(line.expandtabs(), role, marked, keep=True)

    def _add_space(self, text: str, marked: MARKED) -> None:
        if self._pieces and not self._lines:
            if text != " " or not self._pieces[-1].endswith(" "):
                self._append(text, marked)
        elif text.strip(" "):
            self._blank = True

    def _add_words(self, text: str, role: Role, marked: MARKED, *, keep: bool = False, linked: bool = False) -> None:
        if self._pieces and role != self._role:
            self.end_block()
        # A heading stays one block however its lines are spaced.
        if self._lines > 1 and self._pieces and role.role != "heading":
            self._end_at_blank_line()
        if not self._pieces:
            self._role, text = role, text.lstrip()
            self._empty += self._lines
            self._lines = 0
        elif self._lines:
            self._new_line()
            text = text if keep else text.lstrip(" ")
        elif self._pieces[-1].endswith(" ") and not keep:
            text = text.lstrip(" ")
        self._unlinked += not linked
        self._append(text, marked)

    def _end_at_blank_line(self) -> None:
        lines, self._lines = self._lines, 0
        self.end_block()
        self._empty += lines - 2

    def _new_line(self) -> None:
        last = self._pieces[-1]
        self._pieces[-1] = last.rstrip(" ")
        self._length -= len(last) - len(self._pieces[-1])
        self._pieces.append("\n")
        self._length += 1
        self._lines = 0

    def _append(self, text: str, marked: MARKED) -> None:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        self._runs.extend((kind, start, self._length) for kind in marked)

    def line_break(self) -> None:
        """Begin a new line; two together part paragraphs."""
        self._lines += 1

    def picture(self) -> None:
        """Note an image: alone in its block it is a mark between scenes."""
        self._picture = True

    def mark(self, kind: BreakKind) -> None:
        """End the block; a break stands between it and the next. A chapter outweighs a rule."""
        self.end_block()
        if self._mark != "chapter":
            self._mark = kind

    def end_block(self, *, paragraph: bool = False) -> None:
        """End the open block.

        Parameters
        ----------
        paragraph
            What ends is a paragraph: without text in it, it shows as an empty line.
        """
        if not (self._pieces or self._lines or self._picture or self._blank):
            self._empty += paragraph
            return
        text = "".join(self._pieces)
        body = text.rstrip()
        lines = self._lines
        if body.strip(UNSEEN + " \n\xa0"):
            self._emit(body)
            self._empty += max(0, lines - 1)  # the last line break before a block's end shows nothing
        elif self._picture:
            self._mark = self._mark or "rule"
        else:
            self._empty += max(lines, int(paragraph or self._blank or bool(text)))
        later, self._later = self._later, []
        self._clear()
        for words, role in later:
            self._add_words(words, role, ())
            self.end_block()

    def _clear(self) -> None:
        self._pieces, self._runs = [], []
        self._length = self._unlinked = self._lines = 0
        self._blank = self._picture = False

    def _emit(self, body: str) -> None:
        out = self.built
        if out.blocks:
            gap = "\n\n" + "\n" * self._empty
            out.parts.append(gap)
            out.size += len(gap)
            if self._mark:
                out.breaks.append((len(out.blocks), self._mark))
        start = out.size
        out.parts.append(body)
        out.size += len(body)
        out.blocks.append(BuiltBlock(Span(start, out.size), self._role, linked=not self._unlinked))
        out.emphasis.extend(_joined(self._runs, body, start))
        self._empty, self._mark = 0, None


def _joined(runs: list[tuple[EmphasisKind, int, int]], body: str, offset: int) -> list[Emphasis]:
    """Join runs of one kind that touch, or have but a line's end between them, and trim them."""
    spans: dict[EmphasisKind, list[tuple[int, int]]] = {}
    for kind, start, end in runs:
        known = spans.setdefault(kind, [])
        if known and (start <= known[-1][1] or body[known[-1][1] : start] == "\n"):
            known[-1] = (known[-1][0], end)
        else:
            known.append((start, end))
    out = []
    for kind, known in spans.items():
        for start, end in known:
            words = body[start:end]
            first = start + len(words) - len(words.lstrip())
            last = first + len(words.strip())
            if last > first:
                out.append(Emphasis(Span(offset + first, offset + last), kind))
    return sorted(out, key=lambda e: e.span)
