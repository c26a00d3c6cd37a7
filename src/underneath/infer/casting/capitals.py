"""Runs of capitalised words: "Captain Halloun", "Joris van der Meer", "the Duke of Ambry", "Mr. T"."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import FACILITIES, GROUPS, LANDS, NO_NAME, PEOPLES, TOWNS, VESSELS
from underneath.infer.lexicon.titles import ALL as TITLES
from underneath.infer.lexicon.titles import FOND, OF_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from underneath.layers.speech import Quotes
    from underneath.story.story import Story

_UPPER = "".join(chr(c) for c in range(0x590) if chr(c).isupper())
_LETTER = r"[^\W\d_]"
_ABBREVIATED = "Mrs?|Ms|Mx|Dr|St|Prof|Capt|Col|Lt|Lieut|Sgt|Gen|Rev|Hon|Mme|Mlle|Maj|Cpl|Pvt|Cmdr|Messrs|Fr|Esq|Jr|Sr"
# An apostrophe belongs to the word ("O'Brien") unless it opens an ending ("Mara's", "Mara'd").
_WORD = (
    rf"(?:(?:{_ABBREVIATED})\.|[{_UPPER}]\.(?=[ ]?[{_UPPER}])|"
    rf"[{_UPPER}]{_LETTER}*(?:[’'](?!(?:s|d|ll|ve|re|m|S|D|LL)\b){_LETTER}+|-{_LETTER}+)*)"
)
_GAP = r"(?:[ ]|\r?\n[ \t]*)"
_PARTICLE = (
    r"(?:of the|of|de la|de|du|des|van der|van den|van|von der|von|zu|della|di|da|dos|del|ibn|bin|al|la|le|el|ap|ben)"
)
_RUN = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?:{_GAP}|(?<=\.)){_WORD}|{_GAP}{_PARTICLE}{_GAP}{_WORD}|{_GAP}the{_GAP}[{_UPPER}]{_LETTER}+)*"
)
_NUMBER = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|first|second|third|fourth|fifth)"
)
# Numbers ("Two-two-six"), hums ("Mm", "Hrrm", "Ah-ah") and contractions ("D'you") are no names.
_NO_WORD = re.compile(
    rf"^(?:{_NUMBER}(?:-{_NUMBER})*|[bcdfghjklmnpqrstvwxz]+|(\w{{1,3}})(?:-\1)+|\w*[’'](?:t|you|em|all|cause))$"
)
_IS_NUMBER = re.compile(rf"{_NUMBER}$")  # "Ward Nine", "Alric the Third"
_PIECE = re.compile(r"\S+")
# What stands before the first word of a sentence, a line of speech, a list item.
_OPENERS = frozenset(".!?:;\"“”‘'«»‹›(—–[*_…-/~•")
_SHORT_LINE = 50  # prose wrapped by hand fills its lines: 60 to 75 characters
_AFTER_ONLY = bag("esq jr sr phd md")
_PLACE_HEADS = FACILITIES | LANDS | TOWNS | GROUPS


@dataclass(slots=True)
class Run:
    """Capitalised words in a row, as they stand at one place. `first`: opens a sentence. `quoted`: inside a quote."""

    start: int
    end: int
    words: tuple[str, ...]
    first: bool
    quoted: bool

    @property
    def name(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)


def find_runs(story: Story, quotes: Quotes) -> list[Run]:
    """Return all runs in the story's paragraphs, in order; one that opens a sentence still has its first word."""
    out: list[Run] = []
    marks = quote_edges(quotes)
    at = 0
    text = story.text
    for paragraph in story.paragraphs:
        begin, stop = paragraph.span
        for match in _RUN.finditer(text, begin, stop):
            start = match.start()
            while at < len(marks) and marks[at][1] <= start:
                at += 1
            quoted = at < len(marks) and marks[at][0] <= start
            first = start == begin or _opens(text, start)
            out.extend(_split(text, match, first=first, quoted=quoted))
    return out


def quote_edges(quotes: Quotes) -> list[tuple[int, int]]:
    """Return the edges of the outermost quotes, in order."""
    out: list[tuple[int, int]] = []
    for quote in quotes:
        start, end = quote.span
        if not out or end > out[-1][1]:
            out.append((start, end))
    return out


def _opens(text: str, start: int) -> bool:
    """Whether the word at `start` may owe its capital to its place alone."""
    before = text[start - 1]
    if before in " \n\t\r":
        before = (
            text[start - 2]
            if start > 1 and text[start - 2] not in " \n\r\t"
            else (text[max(0, start - 12) : start].rstrip()[-1:] or ".")
        )
    return before in _OPENERS


def _split(text: str, match: re.Match[str], *, first: bool, quoted: bool) -> Iterator[Run]:
    """Cut a run where a word cannot belong to a name ("But Mara", "Mara I") or "of" joins no name."""
    pieces = [(m.start() + match.start(), m.end() + match.start()) for m in _PIECE.finditer(match[0])]
    group: list[tuple[int, int]] = []
    words: list[str] = []
    opening = first
    for start, end in pieces:
        word = sys.intern(text[start:end])
        low = word.lower()
        if word != low and _blocks(word, words, last=end == match.end()):
            if words:
                yield from _trimmed(group, words, first=opening, quoted=quoted)
            group, words, opening = [], [], False
            if not quoted and first and len(pieces) > 1:
                opening = False
            continue
        if low in ("of", "the") and word == low and words and not _joins(words, low):
            yield from _trimmed(group, words, first=opening, quoted=quoted)
            group, words, opening = [], [], False
            continue
        if not words and word == low:
            continue
        if words and _parts(text, group[-1][1], start, words, low, last=end == match.end()):
            yield from _trimmed(group, words, first=opening, quoted=quoted)
            group, words, opening = [], [], False
        group.append((start, end))
        words.append(word)
    if words:
        yield from _trimmed(group, words, first=opening, quoted=quoted)


def _blocks(word: str, words: list[str], *, last: bool) -> bool:
    """Whether a word cannot be part of a name where it stands; a title can ("Sir Walter", "Mr Bell")."""
    low = word.lower()
    if low.rstrip(".") in TITLES:
        return low in NO_NAME and last and not words
    if low in VESSELS:
        return False
    if low in NO_NAME:
        return not (words and low in OF_HEADS)
    if _NO_WORD.search(low) is None:
        return False
    initials = word.isupper() and len(set(word)) == len(word) > 1
    return not initials and not (words and _IS_NUMBER.match(low))


def _parts(text: str, end: int, start: int, words: list[str], low: str, *, last: bool) -> bool:
    """Whether a new name begins here: after a short line (a heading, an address), or with a title."""
    if "\n" in text[end:start] and end - text.rfind("\n", 0, end) < _SHORT_LINE:
        return True
    return low.rstrip(".") in TITLES and not last and words[-1].rstrip(".").lower() not in TITLES | {"of", "the"}


def _joins(words: list[str], particle: str) -> bool:
    """Whether "of"/"the" after these words goes on with one name: "Duke of …", "Alfred the …"."""
    if words[-1] == "of":
        return True
    head = words[-1].lower()
    return head in OF_HEADS if particle == "of" else head not in TITLES


def _trimmed(group: list[tuple[int, int]], words: list[str], *, first: bool, quoted: bool) -> Iterator[Run]:
    """Drop "old" and "poor" in front, particles at the end, days and peoples anywhere."""
    while len(words) > 1 and words[0].lower() in FOND and words[0][0].isupper():
        group, words, first = group[1:], words[1:], False
    while words and words[-1].islower():
        group, words = group[:-1], words[:-1]
    if not words:
        return
    if len(words) == 1 and (words[0].lower() in PEOPLES or words[0].lower().rstrip(".") in _AFTER_ONLY):
        return
    if words[0].lower() in PEOPLES and words[-1].lower() not in _PLACE_HEADS:
        group, words, first = group[1:], words[1:], False
        if words[0].islower():
            return
    yield Run(group[0][0], group[-1][1], tuple(words), first, quoted)
