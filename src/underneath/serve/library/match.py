"""Words that a person types, as a question for the full-text index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from underneath.serve.library.folding import fold

_PART: Final = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD: Final = re.compile(r"\w")
_WORDS: Final = re.compile(r"\w+")
_QUOTES: Final = str.maketrans("“”„«»", '"""""')
_MOST: Final = 32  # parts of one question: every part is looked up in all stories
_LEAST_PREFIX: Final = 2  # letters; a single one begins a tenth of all words


@dataclass(frozen=True, slots=True)
class Match:
    """`wanted`: an FTS5 expression that must match, "" where nothing is asked. `unwanted`: such as must not.

    `words`: what is to be marked where it is found, each with whether it stands for a beginning.
    """

    wanted: str
    unwanted: tuple[str, ...]
    words: tuple[tuple[str, bool], ...]


def match_of(typed: str) -> Match:
    """All words; the last one by its beginning, unless a space follows; `"a phrase"` in order; `-word` not."""
    parts = [(bool(minus), phrase or word, bool(word)) for minus, phrase, word in _parts(typed)]
    parts = [part for part in parts if _WORD.search(part[1])][:_MOST]
    wanted: list[str] = []
    unwanted: list[str] = []
    words: list[tuple[str, bool]] = []
    for i, (minus, said, single) in enumerate(parts):
        begins = single and not minus and i == len(parts) - 1 and typed[-1:].isalnum() and len(said) >= _LEAST_PREFIX
        (unwanted if minus else wanted).append(phrase(said, begins=begins))
        if not minus:
            words.append((said, begins))
    return Match(" AND ".join(wanted), tuple(unwanted), tuple(words))


def _parts(typed: str) -> list[tuple[str, str, str]]:
    return [(m[1], m[2] or "", m[3] or "") for m in _PART.finditer(typed.translate(_QUOTES).replace("\0", " "))]


def phrase(words: str, *, begins: bool = False) -> str:
    """Words in this order, as FTS5 writes it; nothing in them has a meaning of its own."""
    doubled = words.replace('"', '""').replace("\0", " ")
    return f'"{doubled}"{"*" if begins else ""}'


def name_in(column: str, name: str) -> str:
    """Somebody's name, or the beginning of it, in a column of names."""
    return f"{column} : {phrase(fold(name), begins=True)}"


def has_words(typed: str) -> bool:
    """Whether there is anything in it to look for."""
    return bool(_WORD.search(typed))


_SPACE: Final = 160  # characters of a snippet, about two lines of a card


def snippet_of(text: str, words: tuple[tuple[str, bool], ...], opens: str, closes: str) -> str | None:
    """The first words found and what is around them; None where none of them is there.

    FTS5's own would cut the text of each story of the page into words again, 30 ms for a novel.
    """
    found = marked_words(words)
    first = min(filter(None, (_first(text, one) for one in words)), default=None)
    if found is None or first is None:
        return None
    start = max(0, text.rfind(" ", 0, max(0, first[0] - _SPACE // 3)))
    end = text.find(" ", min(len(text), max(first[1], start + _SPACE)))
    part = text[start : end if end >= 0 else len(text)]
    bare = " ".join(part.replace(opens, " ").replace(closes, " ").split())
    marked = found.sub(lambda m: f"{opens}{m[0]}{closes}", bare)
    return f"{'…' if start else ''}{marked}{'…' if 0 <= end < len(text) else ''}"


def _first(text: str, one: tuple[str, bool]) -> tuple[int, int] | None:
    """Where a word or phrase is met first.

    Its longest word is looked up by itself before the pattern is tried around it: a pattern that minds no case tries
    every character, 100 ms for a page of fifty stories.
    """
    low, pattern = text.lower(), marked_words((one,))
    inner = max(_WORDS.findall(one[0].lower()), key=len, default="")
    at = low.find(inner) if pattern and inner and len(low) == len(text) else -1
    while pattern and at >= 0:
        met = pattern.search(text, max(0, at - 5 * len(one[0])), at + 5 * len(one[0]) + 50)
        if met:
            return met.span()
        at = low.find(inner, at + 1)
    return None


def marked_words(words: tuple[tuple[str, bool], ...]) -> re.Pattern[str] | None:
    """A pattern of the words asked for; spaces and marks between those of a phrase are as they come."""
    patterns = []
    for said, begins in words:
        inner = r"\W{1,4}".join(map(re.escape, _WORDS.findall(said)))
        if inner:
            patterns.append(rf"(?<!\w){inner}\w*" if begins else rf"(?<!\w){inner}(?!\w)")
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
