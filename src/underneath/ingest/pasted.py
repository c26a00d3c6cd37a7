"""Metadata that stands in the text itself: headers pasted from archives' pages and downloaders' files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from underneath.ingest.blocks import Piece
from underneath.ingest.fields import FIELD, fields_in, metadata_of
from underneath.story.spans import Span
from underneath.story.story import Metadata

FRONT: Final = 300  # pieces at most that a pasted header takes; the longest tag lists stay below

_TAG_LINE = re.compile(
    r"[ \t*_]*(?P<label>rating|archive warnings?|category|categories|fandoms?|relationships?|characters?"
    r"|additional tags?|language"
    r"|series|collections?|stats|published|updated|completed|words|chapters|comments|kudos|bookmarks"
    r"|hits)[ \t*_]*:[ \t*_]*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_STATS: Final = frozenset(
    {"stats", "published", "updated", "completed", "words", "chapters", "comments", "kudos", "bookmarks", "hits"}
)
_STAT_VALUE = re.compile(r"\d[\d,./?-]*|\d{4}-\d\d-\d\d")
_WORK_HEADER = re.compile(r"\W*work header\W*", re.IGNORECASE)
_WORK_TEXT = re.compile(r"\W*(?:work|chapter) text\W*", re.IGNORECASE)
_SECTION = re.compile(r"\W*(?P<kind>summary|notes?|chapter summary|chapter notes)\b[\s:]*", re.IGNORECASE)
_DOWNLOADED = re.compile(r"\W*(?:story url|packaged)\s*:", re.IGNORECASE)
_FFN_SITE = re.compile(r"rated: fiction ", re.IGNORECASE)


def mark_pasted(pieces: list[Piece]) -> Metadata:
    """Label a header pasted from an archive's page, and give what it states.

    Known: the AO3 page ("Work Header" … "Work Text:"), the FanFiction.net page ("Rated: Fiction T - …"),
    FanFicFare's TXT ("Story URL: …"). The lines of fields become stated metadata; title, byline, summary and notes
    become paratext.
    """
    front = [piece for piece in pieces[:FRONT] if not piece.final]
    for i, piece in enumerate(front):
        if _WORK_TEXT.fullmatch(piece.words):
            _part_title(pieces, piece)
            return _ao3_page(pieces[: pieces.index(piece) + 1])
        if _FFN_SITE.match(piece.words) and i <= 6:  # noqa: PLR2004
            return _ffn_page(front[: i + 1])
        if _DOWNLOADED.match(piece.words):
            return _downloaded(front)
    return Metadata()


def _ao3_page(pieces: Sequence[Piece]) -> Metadata:
    start = next((i for i, p in enumerate(pieces) if _WORK_HEADER.fullmatch(p.words)), 0)
    rows: list[tuple[str, str]] = []
    i = start
    open_label: str | None = None
    while i < len(pieces):
        piece = pieces[i]
        if _WORK_HEADER.fullmatch(piece.words):
            piece.label("paratext", "header")
        elif len(FIELD.findall(piece.words.split("\n")[0])) > 1 and open_label is None:
            piece.label("paratext", "header")
            rows += fields_in(piece.words)
        elif _takes(piece, open_label):
            open_label = _take_rows(piece, open_label, rows)
            piece.label("metadata")
        elif open_label or rows:
            break
        i += 1
    _label_preface(pieces[i:-1])
    pieces[-1].label("paratext", "header")
    return metadata_of(rows)


def _part_title(pieces: list[Piece], text_label: Piece) -> None:
    """Part the title from the byline on the line below it, pasted without a blank line between them."""
    for i, piece in enumerate(pieces):
        if piece is text_label:
            return
        lines = piece.words.split("\n")
        if len(lines) == 2 and pieces[i - 1].words.strip()[-1:].isdigit() and not _TAG_LINE.match(piece.words):  # noqa: PLR2004
            cut = piece.span.start + len(lines[0].rstrip())
            low = piece.span.end - len(lines[1].lstrip())
            pieces[i : i + 1] = [
                replace(piece, span=Span(piece.span.start, cut), words=lines[0].rstrip()),
                replace(piece, span=Span(low, piece.span.end), words=lines[1].lstrip(), blanks=0, joined=True),
            ]
            return


def _takes(piece: Piece, open_label: str | None) -> bool:
    """Whether a piece belongs to the list of tags: a label, or the value of the one before."""
    if _TAG_LINE.match(piece.words):
        return True
    if open_label is None or _SECTION.match(piece.words):
        return False
    return bool(_STAT_VALUE.match(piece.words)) if open_label in _STATS else open_label != "done"


def _take_rows(piece: Piece, open_label: str | None, rows: list[tuple[str, str]]) -> str:
    label = open_label or ""
    for line in piece.words.splitlines():
        if match := _TAG_LINE.fullmatch(line):
            label = match["label"].lower()
            rows += fields_in(line) if label in _STATS else [(label, match["value"].strip())]
            if label == "language" and match["value"].strip():
                label = "done"
        elif line.strip():
            rows.append((label, line.strip()))
            label = "done" if label == "language" else label
    return label


def _label_preface(pieces: Sequence[Piece]) -> None:
    """Title, byline, summary and notes between the tags and the text."""
    kind: str | None = None
    for n, piece in enumerate(p for p in pieces if p.open):
        section = _SECTION.match(piece.words)
        if section:
            kind = "summary" if "summary" in section["kind"].lower() else "note"
        if kind:
            piece.label("paratext", "summary" if kind == "summary" else "note")
        elif n < 2 and len(piece.words) < 300:  # noqa: PLR2004
            piece.label("paratext", "byline" if n else "title")


def _ffn_page(pieces: Sequence[Piece]) -> Metadata:
    *before, stats = pieces
    titled = False
    for piece in before:
        words = piece.words.strip()
        if re.fullmatch(r"follow/fav.{0,10}|private message|\+ ?-|full 3/4 1/2.{0,20}", words, re.IGNORECASE):
            piece.label("paratext", "header")
        elif re.match(r"by:", words, re.IGNORECASE):
            piece.label("paratext", "byline")
        else:
            piece.label("paratext", "summary" if titled else "title")
            titled = True
    stats.label("paratext", "header")
    return Metadata()


def _downloaded(front: Sequence[Piece]) -> Metadata:
    """FanFicFare's TXT: title, "by …", lines of fields, then chapters."""
    rows: list[tuple[str, str]] = []
    for n, piece in enumerate(front):
        match = FIELD.match(piece.words)
        if match and match["label"].lower() == "summary":
            piece.label("paratext", "summary")
        elif match:
            rows += fields_in(piece.words)
            piece.label("metadata")
        elif piece.joined and rows:  # a long value runs on
            piece.label(front[n - 1].role, front[n - 1].kind)
        elif n < 2 and not rows and len(piece.words) < 200:  # noqa: PLR2004
            piece.label("paratext", "byline" if piece.words.lower().startswith("by ") else "title")
        elif rows:
            break
    return metadata_of(rows)
