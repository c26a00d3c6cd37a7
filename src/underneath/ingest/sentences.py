"""Where sentences end. A sentence never crosses a paragraph, and a quotation's tag belongs to its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from underneath.story.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOSERS: Final = r"[\"'”’»›)\]}*_/~]"
OPENERS: Final = r"[\"'“‘«‹(\[{*_/~—–-]"
# A place where a sentence may end: a mark, what closes after it, white space, what opens, a letter or digit.
# White space in the source runs to a few characters; 200 bounds the work on hostile text.
PLACE: Final = re.compile(rf"(?<![.!?…‽])([.!?…‽]+)({CLOSERS}{{0,12}})(\s{{1,200}})(?:{OPENERS}\s?){{0,6}}(?=([^\W_]))")
ABBREVIATIONS: Final = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "St", "Mme", "Mlle", "Messrs", "Prof", "Rev", "Capt", "Col", "Gen", "Lt",
     "Sgt", "Maj", "Cmdr", "Adm", "Gov", "Sen", "Rep", "Mons", "Mt", "Ft", "mr", "mrs", "dr", "st", "vs",
     "viz", "cf", "e.g", "i.e"}
)  # fmt: skip
NUMBERED: Final = frozenset({"No", "no", "Vol", "vol", "Nos", "nos", "pp", "Ch", "ch"})  # only before a figure
SHORTENED: Final = re.compile(r"(?:[A-Za-z]\.){1,7}[A-Za-z]")  # "J. K." written close, "U.S."
# Words that begin sentences far more often than they follow a shortened word as its second half.
STARTER: Final = re.compile(
    r"(?:The|A|An|He|She|It|They|We|You|I|But|And|Then|There|This|That|His|Her|Its|Their|My|Our|Your|In|On|At|As|If"
    r"|When|What|Where|Why|How|Who|No|Not|Yes|So|Or|After|Before|With|For|From|To|By)\b"
)
SAYING: Final = (
    r"(?:said|says|say|asked|asks|cried|cries|shouted|shouts|yelled|yells|whispered|whispers|muttered|mutters"
    r"|murmured|murmurs|replied|replies|answered|answers|exclaimed|exclaims|called|calls|demanded|demands|snapped"
    r"|snaps|growled|growls|hissed|hisses|gasped|gasps|groaned|sobbed|screamed|screams|bellowed|roared|barked"
    r"|inquired|enquired|repeated|added|continued|began|begged|pleaded|protested|interrupted|interjected|insisted"
    r"|agreed|echoed|returned|retorted|responded|responds|rejoined|remarked|observed|wondered|thought|signed|went"
    r"|howled|howls|started|chimed|chorused|sang|spat|hollered|grumbled|croaked|sneered|drawled|purred|pressed|prompted|offered|managed|ventured|greeted|guessed|mused|blurted|rasped|scoffed|snarled|urged|quipped|squeaked|squealed|shrieked|wailed|whined|breathed|mumbled|stammered|teased|joked|complained|countered)\b"
)
# "Mara said", "Mr. Hale asked", "I cried", "The old man muttered": a tag that begins with a capital.
TAG: Final = re.compile(
    rf"(?:I|He|She|They|We|[A-Z][\w'’-]{{0,30}}\.?(?:\s[A-Z][\w'’-]{{0,30}}){{0,2}}|The\s[\w'’-]{{1,30}}(?:\s[\w'’-]{{1,30}})?)"
    rf"\s{SAYING}"
)
WORDS: Final = re.compile(r"[^\W_]")
LEADING: Final = re.compile(r"^.*[^\w.’']", re.DOTALL)
LONGEST_WORD: Final = 24  # characters before a stop that can matter
LAST_WORD: Final = re.compile(r"[\w'’]{1,30}$")
FIRST_WORD: Final = re.compile(r"[\w'’]{1,30}")
QUOTES: Final = frozenset("\"'”’»›")


def split_sentences(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Split each paragraph into sentences.

    Parameters
    ----------
    text
        The story's text.
    paragraphs
        Sorted spans that never overlap.

    Returns
    -------
    list[Span]
        Sorted, trimmed of white space; every other character of a paragraph is in one of its sentences.
    """
    uncased = _writes_uncased(text)
    out: list[Span] = []
    for first, last in paragraphs:
        at = first
        for end, start in _ends(text, first, last, uncased=uncased):
            if WORDS.search(text, at, end):  # an ellipsis or mark alone leads in the next sentence
                out.append(Span(at, end))
                at = start
        out.append(Span(at, last))
    return [span for row in out if (span := _trim(text, row)).length]


def _trim(text: str, span: Span) -> Span:
    if span.length and not (text[span.start].isspace() or text[span.end - 1].isspace()):
        return span
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _writes_uncased(text: str) -> bool:
    """Whether the author begins sentences in lower case, as some do throughout; a sample tells."""
    after = re.findall(r"[a-z]{3}[.?!]\s+([^\W\d_])", text[:100_000])
    return len(after) >= 4 and sum(c.islower() for c in after) > len(after) * 0.6  # noqa: PLR2004 - a clear majority


def _ends(text: str, first: int, last: int, *, uncased: bool) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends and where the next begins, for each inner boundary of a paragraph."""
    for m in PLACE.finditer(text, first, last):
        if _is_end(text, m, uncased=uncased):
            yield m.start(3), m.end(3)


def _is_end(text: str, m: re.Match[str], *, uncased: bool) -> bool:
    mark, closers, follows = m[1], m[2], m[4]
    quoted = not QUOTES.isdisjoint(closers)
    if follows.islower():
        return uncased and mark == "." and not quoted
    if mark == "." and not closers:
        return not _is_shortened(text, m)
    if quoted and mark[-1] != "." and TAG.match(text, m.end()):
        return False
    return not (mark[-1] in ".…" and not closers and _stammers(text, m))


def _is_shortened(text: str, m: re.Match[str]) -> bool:
    """Whether the stop belongs to a shortened word and the sentence goes on."""
    before = text[max(0, m.start() - LONGEST_WORD) : m.start()].rsplit(None, 1)
    word = LEADING.sub("", before[-1]) if before else ""
    if word in ABBREVIATIONS or (word in NUMBERED and m[4].isdigit()):
        return True
    # One capital is an initial; "I" is a word.
    initial = len(word) == 1 and word.isupper() and word != "I"
    return (initial or SHORTENED.fullmatch(word) is not None) and not STARTER.match(text, m.end())


def _stammers(text: str, m: re.Match[str]) -> bool:
    """Whether the word after an ellipsis repeats the one before: "Mara… Mara, wait"."""
    before = LAST_WORD.search(text, max(0, m.start() - 30), m.start())
    after = FIRST_WORD.match(text, m.end())
    return bool(before and after) and before[0].casefold() == after[0].casefold()  # type: ignore[index]
