"""The table of contents before a tale: a list of headings, which opens no chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.headwords import LONGEST, NUMBERED, parse_heading

_CONTENTS = re.compile(
    r"[\W_]*(?:table of )?contents[\W_]*|[\W_]*chapters[\W_]*|[\W_]*chapter (?:list|index)[\W_]*", re.IGNORECASE
)
_ENTRY = re.compile(rf"(?:(?:\d{{1,3}}|[IVXLC]{{1,8}})[.):]|(?i:{NUMBERED})\s)")


def mark_contents(pieces: Sequence[Piece]) -> None:
    """A list of headings before the tale is a table of contents, not chapters."""
    for i, piece in enumerate(pieces[:200]):  # a table of contents stands near the front
        if piece.open and len(piece.words) < 40 and _CONTENTS.fullmatch(piece.words):  # noqa: PLR2004
            _mark_listed(pieces, i)
    for run in _heading_runs(pieces):
        values = [h.number or 0 for i in run if (h := parse_heading(pieces[i].words)) and h.word == "chapter"]
        if len(values) > 2:  # noqa: PLR2004 - a part, a chapter and its second line make no list
            for i in run[: _restart(pieces, run)]:
                pieces[i].label("paratext", "toc")


def _mark_listed(pieces: Sequence[Piece], at: int) -> None:
    """Label what stands under the word "Contents", up to the first heading that comes a second time or opens prose."""
    stop = at + 1
    while stop < len(pieces) and _is_listed(pieces[stop]):
        stop += 1
    listed = list(range(at + 1, stop))
    heads = [i for i in listed if pieces[i].role == "heading"]
    again = (
        listed.index(heads[_restart(pieces, heads)]) if heads and _restart(pieces, heads) < len(heads) else len(listed)
    )
    if again == len(listed) and heads and len(heads) < len(listed):
        again = next(
            k for k in range(len(listed) + 1) if all(i in heads for i in listed[k:] or [-1]) or k == len(listed)
        )
    if listed[:again]:
        for i in (at, *listed[:again]):
            pieces[i].label("paratext", "toc")


def _is_listed(piece: Piece) -> bool:
    if piece.role == "heading":
        return not piece.final
    return piece.open and all(map(_is_entry, piece.words.split("\n")))


def _is_entry(line: str) -> bool:
    words = line.strip()
    return len(words) <= LONGEST and (words[-1:] not in '.?!,;”"' or words.isupper() or _ENTRY.match(words) is not None)


def _restart(pieces: Sequence[Piece], heads: Sequence[int]) -> int:
    """Position in `heads` of the first one whose number falls back or whose words were met before; else their count."""
    seen: set[str] = set()
    before = 0
    for k, i in enumerate(heads):
        heading = parse_heading(pieces[i].words)
        words = " ".join(pieces[i].words.split()).lower()
        number = (heading.number or 0) if heading and heading.word == "chapter" else 0
        if words in seen or (number and number <= before):
            return k
        seen.add(words)
        before = number or before
    return len(heads)


def _heading_runs(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    """Positions of headings that follow each other with nothing between."""
    run: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.role == "heading" and not piece.final:
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run
