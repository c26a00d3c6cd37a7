"""Which words may have a supersense: single nouns and verbs, and the words that may be one expression together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.supersenses.lexicon import Lexicon
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

# How a candidate was come by: alone; several words of the dictionary; of a name; verb and particle; noun on noun.
KINDS: Final = ("single", "known", "name", "particle", "compound")
SINGLE, KNOWN, NAME, PARTICLE, COMPOUND = range(len(KINDS))
SINGLES: Final = frozenset({"NOUN", "PROPN", "VERB", "AUX"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_TOGETHER: Final = frozenset({"compound", "flat"})
Row = tuple[int, int, int, bool, int, str]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Columns over the k candidates of a story, singles first.

    Attributes
    ----------
    first, last
        (k,) first and last token, both included.
    head
        (k,) the token that stands for it: of a verb the first, of a noun the last.
    verb
        (k,) whether it is a verb.
    kind
        (k,) index into `KINDS`.
    words
        How the lexicon would write each.
    """

    first: Ints
    last: Ints
    head: Ints
    verb: NDArray[np.bool_]
    kind: NDArray[np.int8]
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.first)


def candidates_of(story: Story, syntax: Syntax, lexicon: Lexicon) -> Candidates:
    """Everything in a story that may have a supersense; candidates of several words may overlap."""
    words = lower_words(story)
    lemmas = [lemma.lower() for lemma in syntax.lemma]
    sentence = story.tokens.sentence.tolist()
    several = {row[:2]: row for row in _known(words, lemmas, syntax, sentence, lexicon)}
    for row in (*_particles(lemmas, syntax, sentence), *_runs(words, syntax, sentence)):
        several.setdefault(row[:2], row)
    return _columns([*_singles(lemmas, syntax), *several.values()])


def lower_words(story: Story) -> list[str]:
    """The tokens in lower case, apostrophes straightened."""
    tokens, text = story.tokens, story.text
    places = zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)
    return [text[a:b].lower().replace("’", "'") for a, b in places]


def _columns(rows: list[Row]) -> Candidates:
    first, last, head = np.array([row[:3] for row in rows], np.int32).reshape(-1, 3).T
    return Candidates(
        first,
        last,
        head,
        verb=np.array([row[3] for row in rows], bool),
        kind=np.array([row[4] for row in rows], np.int8),
        words=tuple(row[5] for row in rows),
    )


def _singles(lemmas: list[str], syntax: Syntax) -> Iterator[Row]:
    for i, pos in enumerate(syntax.upos):
        if pos in SINGLES:
            yield i, i, i, pos not in _NOUNS, SINGLE, lemmas[i]


def _known(words: list[str], lemmas: list[str], syntax: Syntax, sentence: list[int], lexicon: Lexicon) -> Iterator[Row]:
    """The longest entry of several words that begins at each token."""
    for i, lemma in enumerate(lemmas):
        most = max(lexicon.longest.get(lemma, 0), lexicon.longest.get(words[i], 0))
        for last in range(min(i + most, len(lemmas)) - 1, i, -1):
            if sentence[last] != sentence[i]:
                continue
            row = _entry(words, lemmas, syntax, lexicon, i, last)
            if row:
                yield row
                break


def _entry(words: list[str], lemmas: list[str], syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> Row | None:
    if syntax.upos[first] == "VERB":
        name = "_".join((lemmas[first], *words[first + 1 : last + 1]))
        if lexicon.knows(name, verb=True):
            return first, last, first, True, KNOWN, name
    if syntax.upos[last] in _NOUNS:
        for inner in (words, lemmas):
            name = "_".join((*inner[first:last], lemmas[last].lower()))
            if lexicon.knows(name, verb=False):
                return first, last, last, False, KNOWN, name
    return None


def _particles(lemmas: list[str], syntax: Syntax, sentence: list[int]) -> Iterator[Row]:
    """As "gave up": a verb and the particle right after it."""
    for i, relation in enumerate(syntax.deprel):
        if relation == "compound:prt" and i and syntax.head[i] == i - 1 and sentence[i] == sentence[i - 1]:
            yield i - 1, i, i - 1, True, PARTICLE, f"{lemmas[i - 1]}_{lemmas[i]}"


def _runs(words: list[str], syntax: Syntax, sentence: list[int]) -> Iterator[Row]:
    """As "Mrs. Medlock", "garden door": nouns in a row that hang together, at least two."""
    for first, last in _stretches(_linked(syntax, sentence)):
        named = all(pos == "PROPN" for pos in syntax.upos[first : last + 1])
        yield first, last, last, False, NAME if named else COMPOUND, "_".join(words[first : last + 1])


def _linked(syntax: Syntax, sentence: list[int]) -> Iterator[bool]:
    """Of each token whether it belongs with the one before: both nouns, one a part of the other or both of one name."""
    yield from [False] * bool(len(syntax))
    for i in range(1, len(syntax)):
        ours, before = syntax.upos[i], syntax.upos[i - 1]
        if sentence[i] != sentence[i - 1] or ours not in _NOUNS or before not in _NOUNS:
            yield False
        else:
            yield ours == before == "PROPN" or syntax.deprel[i - 1] in _TOGETHER or syntax.deprel[i] in _TOGETHER


def _stretches(linked: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """First and last of every run whose members are linked to the one before."""
    first = i = -1
    for i, joined in enumerate(linked):
        if not joined:
            if i - 1 > first >= 0:
                yield first, i - 1
            first = i
    if i > first >= 0:
        yield first, i
