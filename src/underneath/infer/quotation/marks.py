"""Quotation marks and what each could be: an opening, a closing, either, or no mark at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from underneath.infer.quotation.words import ELISION

OPEN, CLOSE, EITHER, WEAK_OPEN, WEAK_CLOSE = "open", "close", "either", "weak-open", "weak-close"
DOUBLE, SINGLE, ANGLE, HALF_ANGLE, CORNER, WHITE_CORNER = "double", "single", "angle", "half-angle", "corner", "white"

# A single mark between two letters is an apostrophe and is never looked at again.
# The class stands first so that the search skips quickly; ``…'' are marks of two characters.
MARK = re.compile(r"[\"“”„‟«»‹›「」『』＂‘’'‚‛`´](?<!\w[‘’'´`](?=\w))(?:(?<=`)`|(?<=')'(?!\w))?")
FAMILY = dict(
    [(c, DOUBLE) for c in ('"', "“", "”", "„", "‟", "＂", "``", "''")]
    + [(c, SINGLE) for c in "‘’'‚‛`´"]
    + [("«", ANGLE), ("»", ANGLE), ("‹", HALF_ANGLE), ("›", HALF_ANGLE)]
    + [("「", CORNER), ("」", CORNER), ("『", WHITE_CORNER), ("』", WHITE_CORNER)]
)
OPENERS = frozenset(["“", "„", "‟", "‘", "‚", "‛", "«", "‹", "「", "『", "``", "`"])
CLOSERS = frozenset(["”", "’", "»", "›", "」", "』", "''", "´"])
_LEFT = frozenset("([{<—–-_*/~…“‘„«‹\"'`")  # what may stand right before an opening mark, besides white space
_RIGHT = frozenset(")]}>—–-_*/~….,;:!?”’»›\"'")  # what may stand right after a closing mark, besides white space
_STOPS = frozenset('.,!?…;:—–-)]*_~"”»›')  # what a quotation's last words end with


class Mark(NamedTuple):
    """One mark: characters `start` to `end`, its family, and which side of a quotation it can be."""

    start: int
    end: int
    family: str
    side: str


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """Quotation marks of `text[start:end]` in order; apostrophes inside words are left out."""
    return [_mark(text, found.start(), found.end(), start, end) for found in MARK.finditer(text, start, end)]


def _mark(text: str, at: int, after: int, start: int, end: int) -> Mark:
    glyph = text[at:after]
    family = FAMILY[glyph]
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    if family is SINGLE:
        return Mark(at, after, family, _single_side(text, glyph, after, before, behind))
    can_open = (before.isspace() or before in _LEFT) and not behind.isspace()
    can_close = (behind.isspace() or behind in _RIGHT) and not before.isspace()
    if can_open != can_close:
        return Mark(at, after, family, OPEN if can_open else CLOSE)
    if glyph in OPENERS:
        return Mark(at, after, family, OPEN)
    return Mark(at, after, family, CLOSE if glyph in CLOSERS else EITHER)


def _single_side(text: str, glyph: str, after: int, before: str, behind: str) -> str:
    """Side of a single mark; weak where it may well be an apostrophe (’em, dogs’, goin’)."""
    opens = (before.isspace() or before in _LEFT) and not behind.isspace()
    closes = (behind.isspace() or behind in _RIGHT) and not before.isspace()
    if opens and closes:
        if glyph in OPENERS or glyph in CLOSERS:
            return OPEN if glyph in OPENERS else CLOSE
        return CLOSE if before in _STOPS else OPEN
    if opens:
        weak = glyph == "’" or ((behind.islower() or behind.isdigit()) and ELISION.match(text, after))
        return WEAK_OPEN if weak else OPEN
    if closes:
        return CLOSE if before in _STOPS else WEAK_CLOSE
    return OPEN if glyph in OPENERS else WEAK_CLOSE
