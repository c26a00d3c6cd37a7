"""Words that might be the story's own: nouns and phrases that end in one, verbs, adjectives, suffixes of respect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from underneath.encode.weights import find_weights
from underneath.encode.wordpiece import WordPiece
from underneath.infer.dictionary import is_in_dictionary
from underneath.infer.lexicon import is_common, is_compound, words
from underneath.infer.lexicon.bag import bag
from underneath.layers.cast import Cast, Character, Place
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: Final = ("suffix", "noun", "pair", "triple", "verb", "adjective")
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
# What may stand before a noun and make one name with it: "flour hold", "white seal", "third watch".
MODIFIES: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
# "Hadrasel-dar", "Imri-mi's": a name, a hyphen, a few letters.
_SUFFIXED: Final = re.compile(r"[A-Z][\w’']*-([a-z]{2,6})$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
_SENTENCE_MARKS: Final = frozenset("“‘\"'(*_—…-")
# In a long story a word of its own comes back: once in so many words, or it is not looked at unless nobody knows it.
RETURNS: Final = 8000


@dataclass
class Candidate:
    """Up to three words: `at` first tokens of its places, `width` tokens each."""

    key: str
    kind: str
    width: int
    at: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A story's words, as they stand, in lower case, and whether each begins a sentence."""

    words: tuple[str, ...]
    low: tuple[str, ...]
    opens: tuple[bool, ...]


def page_of(story: Story) -> Page:
    """The words of a story, apostrophes straight in `low`."""
    tokens, text = story.tokens, story.text
    spelt = tuple(text[a:b] for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True))
    opens, fresh, last = [], True, -1
    for word, sentence in zip(spelt, tokens.sentence.tolist(), strict=True):
        fresh = fresh or sentence != last or word in ".:!?"
        opens.append(fresh)
        if word not in _SENTENCE_MARKS:
            fresh = word in ".:!?"
        elif word in '“‘"':
            fresh = True
        last = sentence
    return Page(spelt, tuple(w.lower().replace("’", "'") for w in spelt), tuple(opens))


def candidates_of(story: Story, syntax: Syntax, cast: Cast) -> list[Candidate]:
    """All candidates, by first use; one a key."""
    page, names = page_of(story), _name_words(cast)
    found: dict[str, Candidate] = {}
    for at, width, kind, key in _places(page, syntax, names):
        found.setdefault(key, Candidate(key, kind, width)).at.append(at)
    least = 1 + len(page.words) // RETURNS
    return [c for c in found.values() if len(c.at) >= least or c.kind == "suffix" or is_unknown(c.key)]


def _places(page: Page, syntax: Syntax, names: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    """First word, width, kind and key of every word or phrase that might be the story's own."""
    for at, (word, pos) in enumerate(zip(page.words, syntax.upos, strict=True)):
        if not _WORD.match(word):
            continue
        lemma = syntax.lemma[at].lower()
        if (suffix := _SUFFIXED.match(word)) and not is_common(suffix[1]):
            yield at, 1, "suffix", f"-{suffix[1]}"
        elif pos in NOMINAL and _is_free(page, at, names):
            yield at, 1, "noun", lemma
            yield from _phrases(page, syntax, names, at)
        elif pos == "VERB" and word.islower():
            yield at, 1, "verb", f"to {lemma}"
        elif pos == "ADJ" and word.islower():
            yield at, 1, "adjective", page.low[at]


def _phrases(page: Page, syntax: Syntax, names: frozenset[str], at: int) -> Iterator[tuple[int, int, str, str]]:
    """The phrases that end in the noun at `at`: "flour hold", "widow's sugar"."""
    lemma = syntax.lemma[at].lower()
    if _modifies(page, syntax, names, at - 1):
        yield at - 1, 2, "pair", f"{page.low[at - 1]} {lemma}"
        if _modifies(page, syntax, names, at - 2):
            yield at - 2, 3, "triple", f"{page.low[at - 2]} {page.low[at - 1]} {lemma}"


def _modifies(page: Page, syntax: Syntax, names: frozenset[str], at: int) -> bool:
    return at >= 0 and syntax.upos[at] in MODIFIES and bool(_WORD.match(page.words[at])) and _is_free(page, at, names)


def _is_free(page: Page, at: int, names: frozenset[str]) -> bool:
    """Whether a word is part of no name of the cast and, with a capital, is none that many stories have."""
    return page.low[at] not in names and (page.words[at].islower() or page.low[at] not in _NEVER)


_NEVER: Final = bag(
    """
    i mr mrs miss ms dr sir madam lord lady god gods jesus christ christmas easter english french german latin
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december sergeant captain major colonel general corporal lieutenant inspector
    detective doctor professor nurse sister brother father mother uncle aunt mum mam dad da mama papa gran
    granny your majesty highness excellency honour grace north south east west street road
    """
)


def _name_words(cast: Cast) -> frozenset[str]:
    """Words of the names of people and places, in lower case."""
    rows: tuple[Character | Place, ...] = (*cast.characters, *cast.places)
    named = (part for row in rows for name in (row.name, *row.aliases) for part in name.split() if part[:1].isupper())
    return frozenset(re.sub(r"['’]s$", "", part.lower()) for part in named)


@cache
def is_unknown(word: str) -> bool:
    """Whether neither the word lists nor the dictionary of lemmas have a lower-case word."""
    if not word.isalpha() or len(word) <= _SHORT or is_common(word) or is_compound(word):
        return False
    if word in words("seldom") or word in _given() or rank_of(word) < UNRANKED:
        return False
    return not is_in_dictionary(word)


_SHORT: Final = 3
# BERT's vocabulary is ordered by frequency: "knot" is number 12,226, "table" 2,795.
UNRANKED: Final = 30522


@cache
def _vocabulary() -> WordPiece:
    return WordPiece.from_file(find_weights("small").folder / "tokenizer.json")


@cache
def rank_of(word: str) -> int:
    """How far down the vocabulary a lower-case word stands; `UNRANKED` where it is not in it."""
    rank = _vocabulary().token_to_id(word)
    return UNRANKED if rank is None else rank


@cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for kind in ("he", "she", "any") for name in words(f"given_{kind}"))
