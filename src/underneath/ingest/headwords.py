"""The words of a chapter's heading: what it calls itself, its number, its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from underneath.ingest.numerals import NUMBER, ROMAN, SPELLED, number_of

LONGEST = 120  # characters; the long descriptive headings of old novels are left to the story


class Heading(NamedTuple):
    """What a heading's words say. `word`: "chapter", "part", "prologue", …; "" for a bare number."""

    word: str
    number: int | None
    title: str | None


NUMBERED = r"chapter|chap|ch|part|book|volume|vol|act|canto|phase|stave|episode|section|letter|arc"
_UNNUMBERED = (
    r"prologue|epilogue|prelude|interlude|intermezzo|preface|introduction|foreword|afterword|conclusion"
    r"|postscript|coda"
)
_EDGE = r"(?:[^\w\"“‘«(]|_){0,12}"
_WITH_NUMBER = re.compile(
    rf"{_EDGE}(?P<word>{NUMBERED})(?:\s+the\s+|\.?\s{{0,4}}#?)(?!the\b)(?P<number>{NUMBER})(?![^\W_])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_FIRST = re.compile(
    rf"{_EDGE}(?:the\s+)?(?P<number>[A-Za-z]{{5,11}})\s+(?P<word>{NUMBERED})(?![^\W_])(?P<rest>.*)", re.IGNORECASE
)
_BOOK_FIRST = re.compile(
    rf"{_EDGE}(?P<word>book|part|volume|chapter)\s+(?:the\s+)?(?P<number>last)(?![^\W_])(?P<rest>.*)", re.IGNORECASE
)
_ALONE = re.compile(rf"{_EDGE}(?P<word>{_UNNUMBERED})(?![^\W_])(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BEHIND_TITLE = re.compile(
    rf"(?P<title>[^\W\d_][^.!?\"“”]{{0,50}}?)\s?[,:–—-]\s?(?P<word>chapter)\s(?P<number>{NUMBER})[^\w!?]{{0,6}}",
    re.IGNORECASE,
)
_BEFORE = re.compile(_EDGE)
_FIRST = (*NUMBERED.split("|"), *_UNNUMBERED.split("|"), "the ", *SPELLED)
_SEPARATED = re.compile(r"\s*(?:[.:,;—–|~*]+|-+)\s*")
_TRIM = " \t\r\n\xa0*_~-–—=#:.,;|[]<>"


def parse_heading(words: str) -> Heading | None:
    """Read a line that names itself a heading: `CHAPTER I`, `Chapter 1: Festival`, `Part the Second`, `Prologue`."""
    line = words.strip()
    if len(line) > LONGEST or not _may_head(line):
        return None
    for pattern in (_WITH_NUMBER, _NUMBER_FIRST, _BOOK_FIRST, _ALONE):
        match = pattern.fullmatch(line)
        if match and (heading := _heading(match)):
            return heading
    match = _BEHIND_TITLE.fullmatch(line)
    number = number_of(match["number"]) if match else None
    return Heading("chapter", number, match["title"].strip()) if match and number is not None else None


def _may_head(line: str) -> bool:
    """A quick look before the full one: the first word, or "chapter" further on."""
    low = line.lower()
    edge = _BEFORE.match(low)
    return "chapter" in low or low.startswith(_FIRST, edge.end() if edge else 0)


def _heading(match: re.Match[str]) -> Heading | None:
    parts = match.groupdict()
    number = number_of(parts["number"]) if parts.get("number") else None
    if parts.get("number") and number is None and parts["number"].lower() != "last":
        return None
    rest, word = parts["rest"], parts["word"].lower()
    title = rest.strip(_TRIM)
    if title and not _title_after(rest, word):
        return None
    if word in _UNNUMBERED.split("|"):
        return Heading(word, None, match["word"] + (f": {one_line(title)}" if title else ""))
    return Heading("chapter" if word in {"chap", "ch"} else word, number, one_line(title) or None)


def one_line(title: str) -> str:
    """The words with single spaces between them."""
    return " ".join(title.split())


def _title_after(rest: str, word: str) -> bool:
    """Whether what follows the number is a title: after a separator, or a capital that opens no sentence."""
    separated = _SEPARATED.match(rest)
    title = rest.strip(_TRIM)
    if word in {"ch", "act", "section", "letter", "part", "arc"} and not separated and not title.isupper():
        return False
    if separated and separated.end():
        return not (title[:1].islower() and rest.rstrip()[-1:] in ".!?" and len(title) > 40)  # noqa: PLR2004
    return (
        rest.startswith((" ", "\t", "\n", "("))
        and (title[:1].isupper() or title[:1] in "(“\"'‘")
        and rest.strip()[-1] not in ".!,"
    )


_NUMERAL = re.compile(rf"{_EDGE}(?P<number>{NUMBER})(?:[^\w\"“”‘’!?…]|_){{0,12}}")
NUMERAL_TITLE = re.compile(
    r"[*_]{0,3}(?P<number>\d{1,3}|[IVXLC]{1,8})(?:[.):—–-]+\s*|\s+)(?P<title>[^\W\d_a-z][^\n]{0,80})"
)


def numeral_of(words: str) -> tuple[str, int] | None:
    """Style and value of a line that is nothing but a number: ("roman", 4) for `IV.`, ("digit", 2) for `- 2 -`."""
    if len(words) > LONGEST or not (match := _NUMERAL.fullmatch(words.strip())):
        return None
    value = number_of(match["number"])
    if value is None or not 0 < value < 1000:  # noqa: PLR2004 - a year is not a chapter
        return None
    bare = match["number"]
    roman = "roman" if ROMAN.fullmatch(bare) else "word"
    return "digit" if bare.isdigit() else roman, value


def is_title_case(words: str) -> bool:
    """Whether the words are capitalised as a title's: the first, and all longer than three letters but one in four."""
    longer = [w for w in re.findall(r"[^\W\d_][\w'’]*", words) if len(w) > 3]  # noqa: PLR2004
    return words.lstrip("\"'“‘*_([ ")[:1].isupper() and sum(w[0].isupper() for w in longer) >= 0.75 * len(longer)
