"""Project Gutenberg's plain texts: the licence before and after, and the lines in it that state the work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.fields import metadata_of
from underneath.story.story import Metadata

FRONT = 400  # pieces; the old "small print" was long

_START = re.compile(r"\W*START OF (?:THE|THIS) PROJECT GUTENBERG|\W*END\W{1,3}THE SMALL PRINT", re.IGNORECASE)
_END = re.compile(r"\W*END OF (?:THE |THIS )?PROJECT GUTENBERG", re.IGNORECASE)
_FIRST = re.compile(r"\W*(?:the )?project gutenberg(?:['’]s)? (?:e-?book|e-?text|of)", re.IGNORECASE)
_STATES = re.compile(
    r"(?P<label>title|author|editor|translator|illustrator|contributor|commentator|release date|posting date"
    r"|most recently updated|language"
    r"|original publication|character set encoding|credits)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:produced by|e-?text (?:prepared|produced|scanned) by|this e-?(?:text|book) was (?:produced"
    r"|prepared|scanned)|prepared by|scanned by"
    r"|transcribed (?:by|from)|html version by|updated editions? will replace)\b",
    re.IGNORECASE,
)
_FIELDS = {"title": "title", "author": "author", "language": "language", "release date": "published"}


def mark_gutenberg(pieces: Sequence[Piece]) -> Metadata:
    """Label the licences as such and the lines of fields in them as stated metadata; give what those state."""
    start = next(
        (i for i, p in enumerate(pieces[:FRONT]) if "GUTENBERG" in p.words.upper() and _START.match(p.words)), -1
    )
    end = next((i for i in range(len(pieces) - 1, max(start, 0), -1) if _END.match(pieces[i].words)), len(pieces))
    if start < 0 and end == len(pieces) and not (pieces and _FIRST.match(pieces[0].words)):
        return Metadata()
    while end < len(pieces) and end - 1 > start and _END.match(pieces[end - 1].words):  # two end lines, old and new
        end -= 1
    rows = [row for piece in pieces[: start + 1] for row in _mark(piece)]
    for piece in pieces[end:]:
        piece.label("paratext", "license")
    if start < 0 and _FIRST.match(pieces[0].words):
        pieces[0].label("paratext", "license")
    for piece in pieces[start + 1 : start + 7]:  # the volunteers' credit is among the first few
        if _CREDIT.match(piece.words):
            piece.label("paratext", "license")
    return metadata_of(rows)


def _mark(piece: Piece) -> list[tuple[str, str]]:
    """Label a piece of the licence; rows of the fields it states."""
    rows: list[tuple[str, str]] = []
    stated = False
    for line in piece.words.splitlines():
        match = _STATES.match(line.strip())
        stated = stated or bool(match)
        if match and match["label"].lower() in _FIELDS:
            rows.append((_FIELDS[match["label"].lower()], match["value"].split("[")[0].strip()))
    piece.label("metadata" if stated else "paratext", None if stated else "license")
    return rows
