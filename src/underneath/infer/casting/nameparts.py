"""Taking a person's name apart, and asking whether two names may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from underneath.infer.casting.kinds import bare, unstutter
from underneath.infer.lexicon import words as word_list
from underneath.infer.lexicon.nicknames import PAIRS
from underneath.infer.lexicon.nouns import HE_NOUNS, PEOPLE, SHE_NOUNS
from underneath.infer.lexicon.titles import ALL, FOND, HE, HONORIFICS, KIN_NAMES, MARRIED, SHE, SUFFIXES, UNMARRIED

_SHORTEST = 3  # letters of a pet form, of the stem of one, of a suffix after a hyphen
_VOWELS = "aeiouy"
_ALIKE = {
    "mister": "mr", "missus": "mrs", "doctor": "dr", "prof": "professor", "capt": "captain", "cap": "captain",
    "col": "colonel", "maj": "major", "gen": "general", "lieut": "lieutenant", "lt": "lieutenant", "sgt": "sergeant",
    "sarge": "sergeant", "cpl": "corporal", "pvt": "private", "cmdr": "commander", "rev": "reverend", "auntie": "aunt",
    "aunty": "aunt", "mme": "madame", "mlle": "mademoiselle", "m": "monsieur", "señor": "senor", "señora": "senora",
    "corp": "corporal", "doc": "dr", "skip": "skipper", "cap'n": "captain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its parts, lower case. `words`: what is left when titles, suffix and honorific are off."""

    titles: tuple[str, ...]
    words: tuple[str, ...]
    suffix: str = ""
    honorific: str = ""

    @property
    def full(self) -> bool:
        """Whether it holds a given name and a surname."""
        return len(self.words) > 1

    @property
    def married(self) -> bool | None:
        """True of "Mrs", False of "Miss", None otherwise. "Lady" before a lone word is taken for a wife's title."""
        if any(t in MARRIED for t in self.titles):
            return True
        if self.titles == ("lady",) and len(self.words) == 1:
            return True
        return False if any(t in UNMARRIED for t in self.titles) else None


@lru_cache(maxsize=65536)
def parse(name: str) -> Parts:
    """Take `name` apart: parse("Mr. Tobin Vey-san") has titles ("mr",), words ("tobin", "vey"), honorific "san"."""
    pieces = [unstutter(w) for w in re.sub(r"^[Tt]he\s+", "", name).split()]
    if len(pieces) > 1 and (at := next((i for i, w in enumerate(pieces[:-1]) if bare(w) in ("st", "saint")), -1)) >= 0:
        pieces[at : at + 2] = [f"St-{pieces[at + 1]}"]
    titles: list[str] = []
    while pieces and (bare(pieces[0]) in ALL or (bare(pieces[0]) in FOND and len(pieces) > 1)):
        low = bare(pieces.pop(0))
        if low not in FOND:
            titles.append(_ALIKE.get(low, low))
    suffix = ""
    if len(pieces) > 1 and bare(pieces[-1]) in SUFFIXES:
        suffix = bare(pieces.pop())
    if pieces[1:] and pieces[-2].lower() == "the" and pieces[-3:-2]:
        suffix = bare(pieces[-1])
        del pieces[-2:]
    words = [w.lower() for w in pieces]
    honorific = ""
    if words and "-" in words[-1]:
        stem, _, tail = words[-1].rpartition("-")
        if stem and stem != "st" and (tail in HONORIFICS or len(tail) <= _SHORTEST):
            words[-1], honorific = stem, tail
    return Parts(tuple(titles), tuple(words), suffix, honorific)


@lru_cache(maxsize=65536)
def role_gender(name: str) -> str | None:
    """Return "he" or "she" where a title or a word for kin or a trade says so."""
    parts = parse(name)
    for title in parts.titles:
        if title in HE:
            return "he"
        if title in SHE:
            return "she"
    for word in parts.words:
        if word in HE_NOUNS:
            return "he"
        if word in SHE_NOUNS:
            return "she"
    return None


@lru_cache(maxsize=65536)
def gender(name: str) -> str | None:
    """Guess "he" or "she" from titles, kinship words and well-known given names; None where they do not tell."""
    parts = parse(name)
    return role_gender(name) or (given_gender(parts.words[0]) if parts.words else None)


def given_gender(word: str) -> str | None:
    """Guess from a given name alone."""
    title = word.title()
    if title in word_list("given_he"):
        return "he"
    return "she" if title in word_list("given_she") else None


def is_role(name: str) -> bool:
    """Whether the name is an office, a trade or a place in the family: "the Warden", "Captain", "Mother"."""
    parts = parse(name)
    if not parts.words:
        return bool(parts.titles)
    return not parts.titles and len(parts.words) == 1 and (parts.words[0] in PEOPLE or parts.words[0] in KIN_NAMES)


def shortens(short: str, full: str) -> bool:
    """Whether `short` may be a pet form of the given name `full`, both in lower case."""
    if short == full or (short, full) in PAIRS or (full, short) in PAIRS:
        return True
    if (stem := _stem(short)) and len(stem) >= _SHORTEST and full.startswith(stem) and full != stem:
        return True
    if len(short) >= _SHORTEST and full.startswith(short) and len(full) > len(short):
        rest = full[len(short) :]
        return rest not in ("s", "son", "sen") and len(rest) <= (3 if len(short) == _SHORTEST else 5)
    return bool(formal(short) & formal(full))


def _stem(short: str) -> str:
    """Return "tam" for "tammie" and "tammy"; empty where there is no such ending."""
    for end in ("ie", "y", "ey"):
        if short.endswith(end) and len(short) > len(end) + 2:
            stem = short[: -len(end)]
            return stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS else stem
    return ""


def is_given(word: str) -> bool:
    """Whether the word is a well-known given name."""
    title = word.title()
    return any(title in word_list(name) for name in ("given_she", "given_he", "given_any"))


@lru_cache(maxsize=65536)
def formal(short: str) -> frozenset[str]:
    """Return the given names that `short` is a known pet form of, itself included."""
    return frozenset({short, *_FORMAL.get(short, ())})


_FORMAL: dict[str, list[str]] = {}
for _short, _full in PAIRS:
    _FORMAL.setdefault(_short, []).append(_full)
