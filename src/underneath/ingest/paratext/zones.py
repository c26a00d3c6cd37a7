"""Where notes stand: before and after a tale or a chapter, and between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.paratext.ends import is_end
from underneath.ingest.paratext.labels import Label, is_header, read_label
from underneath.ingest.paratext.openings import kind_of_opening
from underneath.ingest.paratext.titles import could_be_title, is_byline, stands_as_title
from underneath.ingest.paratext.voice import disclaims, gives_credit, is_spoken, knows_the_archives, talks_to_readers
from underneath.story.story import ParatextKind

SURELY_A_NOTE = 3.0  # score of `talks_to_readers` that stands without a label
TOLD = -1.5  # score below which a piece is the tale
FITS_A_NOTE = 0.5  # score of a piece that goes on with a note
TAIL = 40  # pieces that replies to reviewers may take at the end
TITLE_BY = 40  # pieces: a title comes before so many
REACH = 8  # pieces looked ahead or back for the rest of a note
_I = re.compile(r"\b(?:I|my|me)\b|\bi['’]?(?:m|ve|ll)?\b")
_EARLY_MARK = re.compile(r"[:/;]")
LONG_NOTE = 4000  # characters that an unlabelled middle of a note may have
NOTES: frozenset[ParatextKind] = frozenset({"authors_note", "note", "disclaimer", "summary", "warning"})


def mark_front(zone: Sequence[Piece], *, opening: bool) -> None:
    """Label the pieces before a tale (`opening`) or a chapter, from the first on until the tale begins."""
    i = 0
    running: ParatextKind | None = None
    wants = False  # a bare label's words are still to come
    while i < len(zone):
        piece = zone[i]
        if not piece.open:
            running, wants = None, False
            i += 1
            continue
        label = read_label(piece.words)
        if label and (not label.weak or _in_company(zone, i)):
            piece.label("paratext", label.kind)
            running, wants = label.kind, label.bare
        elif wants and running and not is_heading_like(piece):
            piece.label("paratext", running)
            wants = False
        elif kind := _unlabelled(zone, i, opening=opening):
            piece.label("paratext", kind)
            running = kind
        elif running in NOTES and (upto := _runs_on(zone, i)):
            for rest in zone[i:upto]:
                rest.label("paratext", running)
            i = upto - 1
        elif opening and (kind := kind_of_opening(zone, i)):
            piece.label("paratext", kind)
            running = kind
        else:
            return
        i += 1


def is_heading_like(piece: Piece) -> bool:
    """Whether the markup or the words make it a heading or a mark."""
    return piece.role in {"heading", "break"}


def _in_company(zone: Sequence[Piece], i: int) -> bool:
    """Whether a weak label has paratext at its side."""
    near = [*zone[max(0, i - 2) : i], *zone[i + 1 : i + 3]]
    for piece in near:
        label = read_label(piece.words)
        if piece.role == "paratext" or label or is_byline(piece.words) or is_header(piece.words):
            return True
    return False


def _unlabelled(zone: Sequence[Piece], i: int, *, opening: bool) -> ParatextKind | None:
    """The kind of a piece without a label at the front, None where it is the tale."""
    words = zone[i].words
    company = _in_company(zone, i)
    if opening and is_header(words):
        return "header"
    sure = disclaims(words)
    if sure and (sure > 1 or company):
        return "disclaimer"
    if opening and i <= 3 and is_byline(words) and (company or i < 2):  # noqa: PLR2004
        return "byline"
    if opening and i <= TITLE_BY and not any(p.kind == "title" for p in zone[:i]) and _is_title(zone, i):
        return "title"
    if gives_credit(words):
        return "note"
    return "authors_note" if _is_note(zone, words) else None


def _is_note(zone: Sequence[Piece], words: str) -> bool:
    """Whether an unlabelled piece is surely a note; an "I" in a tale that has none is one sign more."""
    score = talks_to_readers(words)
    if score < SURELY_A_NOTE - 1 or score >= SURELY_A_NOTE:
        return score >= SURELY_A_NOTE
    return _I.search(words) is not None and knows_the_archives(words) and not _tells_as_i(zone)


def _tells_as_i(zone: Sequence[Piece]) -> bool:
    """Whether the tale's narrator says "I", by the pieces without speech among sixty."""
    narration = [p.words for p in zone[1:61] if p.open and not any(mark in p.words for mark in '"“‘')]
    return sum(_I.search(words) is not None for words in narration) * 10 > len(narration)


def _is_title(zone: Sequence[Piece], i: int) -> bool:
    if not could_be_title(zone[i].words):
        return False
    after = zone[i + 1] if i + 1 < len(zone) else None
    if after is None:
        return False
    label = read_label(after.words)
    if (label and not label.weak) or is_byline(after.words) or is_header(after.words) or disclaims(after.words):
        return True
    if label and label.weak and (label.kind == "byline" or (i + 2 < len(zone) and read_label(zone[i + 2].words))):
        return True
    return after.role in {"heading", "break"} or stands_as_title(zone, i)


def _runs_on(zone: Sequence[Piece], i: int) -> int:
    """Where a note that runs on at piece `i` stops; 0 where it does not.

    It runs on while pieces fit it, and over some that neither fit nor belong to the tale when a label or a mark
    comes soon after them.
    """
    if talks_to_readers(zone[i].words) >= 1:
        return i + 1
    length = 0
    for k in range(i, min(len(zone), i + REACH)):
        piece = zone[k]
        if piece.role == "paratext" or (piece.open and (label := read_label(piece.words)) and not label.weak):
            return k
        if not piece.open:
            return k if piece.role == "break" and _all_fit(zone[i:k]) else 0
        length += len(piece.words)
        if talks_to_readers(piece.words) < 0 or length > LONG_NOTE:
            return 0
    return 0


def _all_fit(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(talks_to_readers(p.words) >= FITS_A_NOTE for p in pieces)


def mark_back(zone: Sequence[Piece], *, closing: bool) -> None:
    """Label the pieces after a tale (`closing`) or a chapter, from the last back until the tale ends."""
    _mark_after_end(zone)
    _mark_after_note(zone)
    j = len(zone) - 1
    while j >= 0:
        piece = zone[j]
        if piece.open:
            kind = _back_kind(zone, j, closing=closing)
            if kind:
                piece.label("paratext", kind)
            else:
                start, kind = _note_before(zone, j)
                if kind is None:
                    return
                for rest in zone[start : j + 1]:
                    rest.label("paratext", kind)
                j = start
        elif piece.role == "heading":
            return
        j -= 1


def _mark_after_end(zone: Sequence[Piece]) -> None:
    """What comes after "The End" is a note, if nobody in it speaks."""
    for e in range(max(0, len(zone) - 2 * REACH), len(zone)):
        if zone[e].open and is_end(zone[e].words) and e:
            zone[e].label("paratext", "end_marker")
            after = [p for p in zone[e + 1 :] if p.open]
            if sum(len(p.words) for p in after) < LONG_NOTE and not any(is_spoken(p.words) or told(p) for p in after):
                _mark_tail(after)
            return


def _mark_after_note(zone: Sequence[Piece]) -> None:
    """What comes after a labelled note that a mark parts from the tale belongs to it, if nobody in it speaks."""
    for k in range(max(1, len(zone) - TAIL), len(zone)):
        piece = zone[k]
        if not piece.open or zone[k - 1].role not in {"break", "paratext"} or piece.words.endswith((")", "]")):
            continue
        label = read_label(piece.words)
        if label and not label.weak and label.kind in {"authors_note", "note"}:
            after = [p for p in zone[k + 1 :] if p.open]
            scores = [talks_to_readers(p.words) for p in after]
            if (
                sum(scores) >= -0.5 * len(after)
                and min(scores, default=0) > TOLD
                and sum(len(p.words) for p in after) < 2 * LONG_NOTE
            ):
                piece.label("paratext", label.kind)
                _mark_tail(after, label.kind)
            return


def _mark_tail(after: Sequence[Piece], running: ParatextKind = "authors_note") -> None:
    for piece in after:
        label = read_label(piece.words)
        running = label.kind if label else running
        piece.label("paratext", "end_marker" if is_end(piece.words) else running)


def told(piece: Piece) -> bool:
    """Whether it clearly is the tale."""
    return talks_to_readers(piece.words) < -1


def _back_kind(zone: Sequence[Piece], j: int, *, closing: bool) -> ParatextKind | None:
    words = zone[j].words
    if j and is_end(words):
        return "end_marker"
    company = any(p.role == "paratext" for p in (*zone[max(0, j - 2) : j], *zone[j + 1 : j + 3]))
    label = read_label(words)
    if label and _believed_at_end(label, zone, j, company=company):
        return label.kind
    sure = disclaims(words)
    if sure and (sure > 1 or company):
        return "disclaimer"
    if gives_credit(words):
        return "note"
    score = talks_to_readers(words)
    if score >= FITS_A_NOTE and (kind := _note_before(zone, j)[1]):
        return kind
    return "authors_note" if _is_note(zone, words) or (company and closing and score >= 2) else None  # noqa: PLR2004


def _believed_at_end(label: Label, zone: Sequence[Piece], j: int, *, company: bool) -> bool:
    if label.bare and j + 1 < len(zone) and zone[j + 1].role != "paratext" and not label.anywhere:
        return False
    if label.weak or label.kind in {"warning", "header", "title", "byline", "summary"}:
        return company
    return True


def _note_before(zone: Sequence[Piece], j: int) -> tuple[int, ParatextKind | None]:
    """The label of a note whose later paragraph piece `j` is: its place and kind."""
    length = 0
    for k in range(j, max(-1, j - REACH), -1):
        piece = zone[k]
        if not piece.open:
            return (k + 1, piece.kind) if piece.role == "paratext" and piece.kind in NOTES and k < j else (k, None)
        label = read_label(piece.words)
        if label and not label.weak and label.kind in {"authors_note", "note"}:
            return k, label.kind
        length += len(piece.words)
        if length > LONG_NOTE or talks_to_readers(piece.words) < (0 if label is None else FITS_A_NOTE):
            return k, None
    return j, None


def mark_middle(zone: Sequence[Piece]) -> None:
    """Label the notes that interrupt a tale: only labels that no tale uses, and what goes on with them."""
    i = 0
    while i < len(zone):
        piece = zone[i]
        label = read_label(piece.words) if piece.open and _may_interrupt(piece.words) else None
        if label and label.anywhere:
            piece.label("paratext", label.kind)
            for rest in zone[i + 1 : _note_ends(zone, i)]:
                rest.label("paratext", label.kind)
        i += 1


def _may_interrupt(words: str) -> bool:
    """A quick look before the full one: a label is short and its colon, bracket or slash comes early."""
    return _EARLY_MARK.search(words, 0, 48) is not None or words[:1] in "(*[_" or words[:3] == "AN "


def _note_ends(zone: Sequence[Piece], i: int) -> int:
    """Position after the last piece of a note that opens at `i`: at its closing bracket, else where it stops to fit."""
    words = zone[i].words.lstrip("*_ ")
    closer = {"(": ")", "[": "]", "{": "}"}.get(words[:1])
    if closer and closer not in words:
        for k in range(i + 1, min(len(zone), i + REACH)):
            if zone[k].open and closer in zone[k].words:
                return k + 1
    stop = i + 1
    while not closer and stop < len(zone) and zone[stop].open and talks_to_readers(zone[stop].words) >= 2:  # noqa: PLR2004
        stop += 1
    return stop
