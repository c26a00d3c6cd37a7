"""Words that might be the story's own: unknown words, suffixes of respect, capitals that name no one, compounds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from underneath.encode.weights import find_weights
from underneath.encode.wordpiece import WordPiece
from underneath.infer.dictionary import is_in_dictionary
from underneath.infer.lexicon import is_common, is_compound, words
from underneath.infer.lexicon.bag import bag
from underneath.infer.worded.gloss import is_named
from underneath.layers.cast import Cast, Character, Place
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: Final = ("suffix", "rare", "named", "compound", "hyphened", "told", "often")
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
# "Hadrasel-dar", "Imri-mi's": a name, a hyphen, a few letters.
_SUFFIXED: Final = re.compile(r"[A-Z][\w’']*-([a-z]{2,6})$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
_SENTENCE_MARKS: Final = frozenset("“‘\"'(*_—…-")


@dataclass
class Candidate:
    """A word or two: `at` first tokens of its places, `width` tokens each."""

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
    page = page_of(story)
    names = _name_words(cast)
    found: dict[str, Candidate] = {}
    for at, width, kind, key in _places(story, page, syntax, names):
        candidate = found.setdefault(key, Candidate(key, kind, width))
        candidate.at.append(at)
    often = max(_OFTEN, _DENSE * len(page.words))
    return [c for c in found.values() if c.kind != "often" or len(c.at) >= often]


def _places(story: Story, page: Page, syntax: Syntax, names: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    lowered = Counter(word for word in page.words if word.islower())
    at, n = 0, len(page.words)
    while at < n:
        word, pos = page.words[at], syntax.upos[at]
        if not _WORD.match(word):
            at += 1
            continue
        if (suffix := _SUFFIXED.match(word)) and not is_common(suffix[1]):
            yield at, 1, "suffix", f"-{suffix[1]}"
        elif width := _capitals(page, at, names, lowered):
            if width <= _LONGEST:  # more are a headline
                yield at, width, "named", " ".join(page.low[at : at + width])
            at += width - 1
        elif word.islower() and pos in NOMINAL and page.low[at] not in names:
            yield from _lower(story, page, syntax, at)
        at += 1


def _lower(story: Story, page: Page, syntax: Syntax, at: int) -> Iterator[tuple[int, int, str, str]]:
    low, lemma = page.low[at], syntax.lemma[at].lower()
    if low.count("-") == 1:
        yield at, 1, "hyphened", low
    elif is_unknown(low) or is_unknown(lemma):
        yield at, 1, "rare", lemma
    elif at and _joined(page, syntax, at):
        yield at - 1, 2, "compound", f"{page.low[at - 1]} {lemma}"
    elif is_named(story.text, int(story.tokens.start[at])):
        yield at, 1, "told", lemma
    elif rank_of(lemma) > _SELDOM:
        yield at, 1, "often", lemma


def _joined(page: Page, syntax: Syntax, at: int) -> bool:
    """Whether two nouns make one: "flour hold"."""
    before = page.words[at - 1]
    fits = before.islower() and syntax.upos[at - 1] == "NOUN" and _WORD.match(before)
    return bool(fits and (syntax.head[at - 1] == at or 0 <= syntax.head[at - 1] == syntax.head[at]))


def _capitals(page: Page, at: int, names: frozenset[str], lowered: Counter[str]) -> int:
    """How many words a capitalised name takes that is nobody's and no place's; 0 where there is none."""
    end = at
    while end < len(page.words) and _capital(page, end, at, lowered) and page.low[end] not in names:
        end += 1
    return end - at


_LONGEST: Final = 3


def _capital(page: Page, at: int, first: int, lowered: Counter[str]) -> bool:
    word = page.words[at]
    if not (word[:1].isupper() and word[1:].islower() and _WORD.match(word)) or page.low[at] in _NEVER:
        return False
    return at > first or not page.opens[at] or (not lowered[page.low[at]] and is_unknown(page.low[at]))


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
# A common noun may still have a sense of its own ("knot", a mark of rank) where a story keeps using it. BERT's
# vocabulary is ordered by frequency: "knot" is number 12,226, "table" 2,795.
_OFTEN: Final = 3
_DENSE: Final = 0.0015
_SELDOM: Final = 5000
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
