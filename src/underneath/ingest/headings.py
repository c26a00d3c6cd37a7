"""Chapter headings in plain text, and the chapters they open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.contents import mark_contents
from underneath.ingest.headwords import LONGEST, NUMERAL_TITLE, is_title_case, numeral_of, one_line, parse_heading
from underneath.ingest.numerals import number_of
from underneath.ingest.sections import mark_numerals
from underneath.story.spans import Span
from underneath.story.story import Chapter

_BARE_WORD = re.compile(r"\W{0,6}(?:chapter|part|book|volume)\W{0,6}", re.IGNORECASE)
_WHEN = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january|february|march|april|june|july|august"
    r"|september|october"
    r"|november|december|morning|evening|night|noon|midnight|day|dear|o['’]clock)\b",
    re.IGNORECASE,
)


def mark_numbered(pieces: Sequence[Piece]) -> None:
    """Label headings that name or number themselves; before marks are looked for, since XXX is both."""
    for piece in pieces:
        if piece.open and len(piece.words) <= LONGEST and parse_heading(piece.words):
            piece.label("heading")
    for piece, after in itertools.pairwise(pieces):
        if piece.open and after.open and _BARE_WORD.fullmatch(piece.words) and numeral_of(after.words):
            piece.label("heading")
            after.label("heading")
    chaptered = any(p.role == "heading" and _word(p) in {"chapter", "letter", ""} for p in pieces)
    mark_numerals(pieces, chaptered=chaptered)


def mark_headings(pieces: Sequence[Piece]) -> None:
    """Label what goes with headings: their second lines, titles without a number, a table of contents."""
    mark_contents(pieces)
    _mark_subtitles(pieces)
    if not any(p.role == "heading" for p in pieces):
        _mark_capitals(pieces)


def _word(piece: Piece) -> str:
    heading = parse_heading(piece.words)
    return heading.word if heading else ""


def _mark_subtitles(pieces: Sequence[Piece]) -> None:
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if before.role == "heading" and piece.open and _wants_title(before) and _is_subtitle(piece, after):
            piece.label("heading")


def _wants_title(piece: Piece) -> bool:
    heading = parse_heading(piece.words)
    if heading is not None:
        return heading.title is None
    return numeral_of(piece.words) is not None


def _is_subtitle(piece: Piece, after: Piece) -> bool:
    words = " ".join(piece.words.split())
    if len(words) > LONGEST or after.role == "break":
        return False
    if words.isupper() and len(words) > 2:  # noqa: PLR2004
        return words[0] not in '"“' and words[-1] not in "!?,"
    if piece.joined and after.blanks and words[0] not in "\"“‘'«" and is_title_case(words) and len(words) <= 80:  # noqa: PLR2004
        return not _WHEN.search(words)
    if _WHEN.search(words) or words[-1] in '.!?,;"”…' or words[0] in "\"“‘'«(" or len(words) > 80:  # noqa: PLR2004
        return False
    return after.role != "prose" or after.blanks > piece.blanks or is_title_case(words)


def _mark_capitals(pieces: Sequence[Piece]) -> None:
    """Titles in capitals over each part of an unnumbered collection, each after a wider gap."""
    at = [
        i
        for i, (piece, after) in enumerate(itertools.pairwise(pieces))
        if piece.open and 3 <= len(piece.words) <= 60 and piece.words.isupper()  # noqa: PLR2004
        and (i == 0 or piece.blanks > 2) and after.role == "prose" and not after.words.isupper()  # noqa: PLR2004
        and piece.words[0] not in '"“‘\'' and piece.words[-1] not in "!?,:;"
    ]  # fmt: skip
    if len(at) > 1 and (at[-1] - at[0]) / (len(at) - 1) >= 10:  # noqa: PLR2004 - nearer ones are signs and shouts
        for i in at:
            pieces[i].label("heading")


def chapters_of(pieces: Sequence[Piece]) -> list[Chapter]:
    """The chapters that the headings open; words before the first heading make a chapter without one.

    Headings with no prose between them ("PART ONE", "Chapter 1") open one chapter.
    """
    groups: list[tuple[list[Piece], list[Piece]]] = [([], [])]
    told = False  # whether the group holds prose
    for piece in pieces:
        if piece.role == "heading":
            if told:
                groups.append(([], []))
                told = False
            groups[-1][0].append(piece)
        told = told or piece.role == "prose"
        groups[-1][1].append(piece)
    if not any(heads for heads, _ in groups):
        return []
    return [_chapter(heads, held) for heads, held in groups if heads or any(p.role == "prose" for p in held)]


def _chapter(heads: Sequence[Piece], held: Sequence[Piece]) -> Chapter:
    start = heads[0].span.start if heads else next(p.span.start for p in held if p.role == "prose")
    span = Span(start, held[-1].span.end)
    if not heads:
        return Chapter(span, None, None, None)
    number, title = _named(heads)
    return Chapter(span, title, number, Span(heads[0].span.start, heads[-1].span.end))


def _named(heads: Sequence[Piece]) -> tuple[int | None, str | None]:
    """Number and title of the innermost heading of a group."""
    number: int | None = None
    title: str | None = None
    for piece in heads:
        heading = parse_heading(piece.words)
        numeral = None if heading else numeral_of(piece.words)
        match = None if heading or numeral else NUMERAL_TITLE.fullmatch(piece.words.strip())
        if heading:
            number, title = heading.number, heading.title
        elif numeral:
            number, title = numeral[1], None
        elif match and number_of(match["number"]):
            number, title = number_of(match["number"]), one_line(match["title"])
        else:
            title = one_line(piece.words.strip(" *_"))
    return number, title
