"""Chapter headings in plain text, the table of contents before them, and the chapters they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from underneath.ingest.blocks import Piece
from underneath.ingest.numerals import NUMBER, number_of
from underneath.story.spans import Span
from underneath.story.story import Chapter

LONGEST = 120  # characters; the long descriptive headings of old novels are left to the story


class Heading(NamedTuple):
    """What a heading's words say. `word`: "chapter", "part", "prologue", …; "" for a bare number."""

    word: str
    number: int | None
    title: str | None


_NUMBERED = r"chapter|chap|ch|part|book|volume|vol|act|canto|phase|stave|episode|section|letter|arc"
_UNNUMBERED = (
    r"prologue|epilogue|prelude|interlude|intermezzo|preface|introduction|foreword|afterword|conclusion|postscript|coda"
)
_EDGE = r"(?:[^\w\"“‘«(]|_){0,12}"
_WITH_NUMBER = re.compile(
    rf"{_EDGE}(?P<word>{_NUMBERED})(?:\s+the\s+|\.?\s{{0,4}}#?)(?!the\b)(?P<number>{NUMBER})(?![^\W_])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_FIRST = re.compile(
    rf"{_EDGE}(?:the\s+)?(?P<number>[A-Za-z]{{5,11}})\s+(?P<word>{_NUMBERED})(?![^\W_])(?P<rest>.*)", re.I
)
_BOOK_FIRST = re.compile(
    rf"{_EDGE}(?P<word>book|part|volume|chapter)\s+(?:the\s+)?(?P<number>last)(?![^\W_])(?P<rest>.*)", re.I
)
_ALONE = re.compile(rf"{_EDGE}(?P<word>{_UNNUMBERED})(?![^\W_])(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BEHIND_TITLE = re.compile(
    rf"(?P<title>[^\W\d_][^.!?\"“”]{{0,50}}?)\s?[,:–—-]\s?(?P<word>chapter)\s(?P<number>{NUMBER})[^\w!?]{{0,6}}",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s*(?:[.:,;—–|~*]+|-+)\s*")
_TRIM = " \t\r\n\xa0*_~-–—=#:.,;|[]<>"


def parse_heading(words: str) -> Heading | None:
    """Read a line that names itself a chapter's heading: `CHAPTER I`, `Chapter 1: Festival`, `Part the Second`, `Prologue`."""
    line = words.strip()
    if len(line) > LONGEST:
        return None
    for pattern in (_WITH_NUMBER, _NUMBER_FIRST, _BOOK_FIRST, _ALONE):
        match = pattern.fullmatch(line)
        if match and (heading := _heading(match)):
            return heading
    match = _BEHIND_TITLE.fullmatch(line)
    number = number_of(match["number"]) if match else None
    return Heading("chapter", number, match["title"].strip()) if match and number is not None else None


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
        return Heading(word, None, match["word"] + (f": {_clean(title)}" if title else ""))
    return Heading("chapter" if word in {"chap", "ch"} else word, number, _clean(title) or None)


def _clean(title: str) -> str:
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
_NUMERAL_TITLE = re.compile(
    r"[*_]{0,3}(?P<number>\d{1,3}|[IVXLC]{1,8})(?:[.):—–-]+\s*|\s+)(?P<title>[^\W\d_a-z][^\n]{0,80})"
)
_BARE_WORD = re.compile(r"\W{0,6}(?:chapter|part|book|volume)\W{0,6}", re.IGNORECASE)
_CONTENTS = re.compile(
    r"[\W_]*(?:table of )?contents[\W_]*|[\W_]*chapters[\W_]*|[\W_]*chapter (?:list|index)[\W_]*", re.IGNORECASE
)
_ENTRY = re.compile(rf"(?:(?:\d{{1,3}}|[IVXLC]{{1,8}})[.):]|(?i:{_NUMBERED})\s)")
_WHEN = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december|morning|evening|night|noon|midnight|day|dear|o['’]clock)\b",
    re.IGNORECASE,
)


def numeral_of(words: str) -> tuple[str, int] | None:
    """Style and value of a line that is nothing but a number: ("roman", 4) for `IV.`, ("digit", 2) for `- 2 -`."""
    if len(words) > 40 or not (match := _NUMERAL.fullmatch(words.strip())):  # noqa: PLR2004
        return None
    value = number_of(match["number"])
    if value is None or not 0 < value < 1000:  # noqa: PLR2004 - a year is not a chapter
        return None
    bare = match["number"]
    return (
        "digit"
        if bare.isdigit()
        else "roman"
        if bare.lower() not in _SPELLED_LIKE and len(bare) < 9 and _is_roman(bare)
        else "word"
    ), value


_SPELLED_LIKE = frozenset({"six"})


def _is_roman(bare: str) -> bool:
    return all(c in "ivxlcIVXLC" for c in bare)


def mark_numbered(pieces: Sequence[Piece]) -> None:
    """Label headings that name or number themselves; before marks are looked for, since XXX is both."""
    for piece in pieces:
        if piece.open and len(piece.words) <= LONGEST and parse_heading(piece.words):
            piece.label("heading")
    for piece, after in zip(pieces, pieces[1:], strict=False):
        if piece.open and after.open and _BARE_WORD.fullmatch(piece.words) and numeral_of(after.words):
            piece.label("heading")
            after.label("heading")
    chaptered = any(p.role == "heading" and _word(p) in {"chapter", "letter", ""} for p in pieces)
    _mark_numerals(pieces, chaptered=chaptered)


def mark_headings(pieces: Sequence[Piece]) -> None:
    """Label what goes with headings: their second lines, titles without a number, a table of contents."""
    _mark_contents(pieces)
    _mark_subtitles(pieces)
    if not any(p.role == "heading" for p in pieces):
        _mark_capitals(pieces)


def _word(piece: Piece) -> str:
    heading = parse_heading(piece.words)
    return heading.word if heading else ""


class _Numeral(NamedTuple):
    at: int
    style: str
    value: int
    titled: bool


def _numerals(pieces: Sequence[Piece]) -> Iterator[_Numeral]:
    for i, piece in enumerate(pieces):
        if not piece.open or len(piece.words) > LONGEST:
            continue
        if found := numeral_of(piece.words):
            yield _Numeral(i, found[0], found[1], titled=False)
        elif (match := _NUMERAL_TITLE.fullmatch(piece.words.strip())) and (value := number_of(match["number"])):
            if not match["title"].rstrip().endswith((".", "?", "!", ",", "”", '"')) or match["title"].isupper():
                yield _Numeral(i, "digit+" if match["number"].isdigit() else "roman+", value, titled=True)


def _chains(numerals: Sequence[_Numeral]) -> list[list[_Numeral]]:
    """Numerals that count up one by one, in one style; a chain may begin at 2, its 1 left unsaid."""
    open_chains: dict[str, list[_Numeral]] = {}
    out: list[list[_Numeral]] = []
    for numeral in numerals:
        chain = open_chains.get(numeral.style)
        # In a long chain one number may be missing or misread.
        if chain and 1 <= numeral.value - chain[-1].value <= (2 if len(chain) > 2 else 1):  # noqa: PLR2004
            chain.append(numeral)
        elif numeral.value <= 2:  # noqa: PLR2004
            open_chains[numeral.style] = [numeral]
            out.append(open_chains[numeral.style])
    return out


def _mark_numerals(pieces: Sequence[Piece], *, chaptered: bool) -> None:
    """Numbered sections: chapters where they are long or titled, else marks between scenes."""
    for chain in _chains(list(_numerals(pieces))):
        first, last = chain[0].at, chain[-1].at
        if len(chain) == 1:
            if first == 0 and chain[0].value == 1:
                pieces[first].label("heading")
            elif chain[0].value == 2 and 3 <= first < len(pieces) - 3 and not chain[0].titled:  # noqa: PLR2004
                pieces[first].label("break")
        elif (last - first) / (len(chain) - 1) >= 4:  # noqa: PLR2004 - nearer ones are a count or a list
            role_length = (pieces[last].span.start - pieces[first].span.start) / (len(chain) - 1)
            chapters = not chaptered and (chain[0].titled or role_length > 6000)  # noqa: PLR2004 - characters: 1000 words
            for numeral in chain:
                pieces[numeral.at].label("heading" if chapters or numeral.titled else "break")
        elif (
            len(chain) > 2
            and all(p.role != "prose" or len(p.words) <= LONGEST for p in pieces[:last])
            and chain[0].titled
        ):  # noqa: PLR2004
            for numeral in chain:
                pieces[numeral.at].label("paratext", "toc")


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
    if _WHEN.search(words) or words[-1] in '.!?,;"”…' or words[0] in "\"“‘'«(" or len(words) > 80:  # noqa: PLR2004
        return False
    return after.role != "prose" or after.blanks > piece.blanks or is_title_case(words)


def is_title_case(words: str) -> bool:
    """Whether the words are capitalised as a title's: the first, and all longer than three letters but one in four."""
    longer = [w for w in re.findall(r"[^\W\d_][\w'’]*", words) if len(w) > 3]  # noqa: PLR2004
    return words.lstrip("\"'“‘*_([ ")[:1].isupper() and sum(w[0].isupper() for w in longer) >= 0.75 * len(longer)


def _mark_capitals(pieces: Sequence[Piece]) -> None:
    """Titles in capitals over each part of an unnumbered collection, each after a wider gap."""
    at = [
        i
        for i, (piece, after) in enumerate(zip(pieces, pieces[1:], strict=False))
        if piece.open and 3 <= len(piece.words) <= 60 and piece.words.isupper()  # noqa: PLR2004
        and (i == 0 or piece.blanks > 2) and after.role == "prose" and not after.words.isupper()  # noqa: PLR2004
        and piece.words[0] not in '"“‘\'' and piece.words[-1] not in "!?,:;"
    ]  # fmt: skip
    if len(at) > 1 and (at[-1] - at[0]) / (len(at) - 1) >= 10:  # noqa: PLR2004 - nearer ones are signs and shouts
        for i in at:
            pieces[i].label("heading")


def _mark_contents(pieces: Sequence[Piece]) -> None:
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


def chapters_of(pieces: Sequence[Piece]) -> list[Chapter]:
    """The chapters that the headings open; words before the first heading make a chapter without one.

    Headings with no prose between them ("PART ONE", "Chapter 1") open one chapter.
    """
    groups: list[tuple[list[Piece], list[Piece]]] = [([], [])]
    for piece in pieces:
        if piece.role == "heading":
            if any(p.role == "prose" for p in groups[-1][1]):
                groups.append(([], []))
            groups[-1][0].append(piece)
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
        match = None if heading or numeral else _NUMERAL_TITLE.fullmatch(piece.words.strip())
        if heading:
            number, title = heading.number, heading.title
        elif numeral:
            number, title = numeral[1], None
        elif match and number_of(match["number"]):
            number, title = number_of(match["number"]), _clean(match["title"])
        else:
            title = _clean(piece.words.strip(" *_"))
    return number, title
