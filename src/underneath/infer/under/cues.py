"""What a unit shows at a glance: which classes of words stand in it, how it ends, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.under.lexicon import CLASSES, NAMES
from underneath.infer.under.units import Units
from underneath.infer.under.words import TELLING
from underneath.layers.scenes import Scenes, Staging
from underneath.layers.speech import Quotes
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: Final = ("speech", "thought", "signed", "written", "recalled")
ENDS: Final = ("?", "!", "—", "…", ":", ",")
SUBJECTS: Final = ("i", "you", "we", "he", "she", "it", "they")
SHAPE: Final = (
    *(f"quote:{kind}" for kind in KINDS),
    *(f"end:{mark}" for mark in ENDS),
    *(f"subject:{word}" for word in SUBJECTS),
    "length", "short", "orders", "asks-to", "starts-quote", "ends-quote", "alone-in-quote", "starts-paragraph",
    "ends-paragraph", "quote-before", "quote-after", "first-person", "present-tense", "verbless",
)  # fmt: skip
LISTS: Final = (*NAMES, *(f"tells:{feeling}" for feeling in TELLING))
FEATURES: Final = (*LISTS, *SHAPE)
_AT: Final = {name: i for i, name in enumerate(FEATURES)}
# A unit of so many words counts as short: "No, Reedmother", "A fence."
_SHORT: Final = 4
_PHRASE: Final = 3


def cues_of(story: Story, syntax: Syntax, units: Units, quotes: Quotes, scenes: Scenes, staging: Staging) -> Floats:
    """(k, len(FEATURES)) float32: one row a unit; counts of classes as log(1 + n), the rest 0 or 1."""
    out = np.zeros((len(units), len(FEATURES)), np.float32)
    words, lemmas = _words(story), [lemma.lower() for lemma in syntax.lemma]
    _count_classes(out, words, lemmas, units)
    _grammar(out, words, lemmas, syntax, units)
    _place(out, units, quotes)
    _stage(out, units, scenes, staging)
    return out


def _words(story: Story) -> list[str]:
    """Lower-case words, apostrophes straightened."""
    text = story.text.lower().replace("’", "'")
    if len(text) != len(story.text):  # "İ" is two characters in lower case
        text = "".join(c if len(c.lower()) > 1 else c.lower() for c in story.text).replace("’", "'")
    tokens = story.tokens
    return [text[a:b] for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]


@cache
def _tables() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]], frozenset[str]]:
    """Classes of single words, of phrases, and the words phrases begin with."""
    single: dict[str, tuple[int, ...]] = {}
    phrases: dict[str, tuple[int, ...]] = {}
    for i, words in enumerate((*CLASSES.values(), *TELLING.values())):
        for word in words:
            table, key = (phrases, word.replace("_", " ").replace("’", "'")) if "_" in word else (single, word)
            table[key] = (*table.get(key, ()), i)
    return single, phrases, frozenset(phrase.split()[0] for phrase in phrases)


def _count_classes(out: Floats, words: list[str], lemmas: list[str], units: Units) -> None:
    row = np.repeat(np.arange(len(units)), units.last - units.first).tolist()
    places = np.concatenate([np.zeros(0, np.int64), *(map(np.arange, units.first, units.last))]).tolist()
    hits = [(r, c) for r, i in zip(row, places, strict=True) for c in _classes_at(i, words, lemmas)]
    if hits:
        at = np.array(hits)
        np.add.at(out, (at[:, 0], at[:, 1]), 1.0)
    np.log1p(out, out=out)


def _classes_at(i: int, words: list[str], lemmas: list[str]) -> Iterator[int]:
    single, phrases, starts = _tables()
    found = single.get(lemmas[i])
    if found is None and words[i] != lemmas[i]:
        found = single.get(words[i])
    if found is not None:
        yield from found
    if words[i] in starts:
        phrase = words[i]
        for word in words[i + 1 : i + _PHRASE]:
            phrase = f"{phrase} {word}"
            yield from phrases.get(phrase, ())


def _grammar(out: Floats, words: list[str], lemmas: list[str], syntax: Syntax, units: Units) -> None:
    """Subjects, orders ("Go home"), how the unit ends."""
    for k, (first, last) in enumerate(zip(units.first.tolist(), units.last.tolist(), strict=True)):
        relations, tags = syntax.deprel[first:last], syntax.upos[first:last]
        subjects = {words[first + j] for j, relation in enumerate(relations) if relation.startswith("nsubj")}
        for word in subjects & set(SUBJECTS):
            out[k, _AT[f"subject:{word}"]] = 1.0
        end = next((w for w in reversed(words[first:last]) if w not in "\"'”’»*_"), "")
        if end[:1] in ENDS and end:
            out[k, _AT[f"end:{end[:1]}"]] = 1.0
        spoken = [j for j, tag in enumerate(tags) if tag not in {"PUNCT", "SYM"}]
        out[k, _AT["length"]] = np.log1p(len(spoken)) / 4
        out[k, _AT["short"]] = len(spoken) <= _SHORT
        out[k, _AT["verbless"]] = not {"VERB", "AUX"} & set(tags)
        out[k, _AT["orders"]] = _orders(words, lemmas, syntax, first, last)


def _orders(words: list[str], lemmas: list[str], syntax: Syntax, first: int, last: int) -> bool:
    """Whether a bare verb without a subject leads a clause of the unit."""
    subjected = {int(syntax.head[i]) for i in range(first, last) if syntax.deprel[i].startswith(("nsubj", "aux:pass"))}
    marked = {
        int(syntax.head[i]) for i in range(first, last) if syntax.deprel[i] in {"mark", "aux"} and lemmas[i] != "do"
    }
    return any(
        syntax.upos[i] == "VERB"
        and words[i] == lemmas[i]
        and syntax.deprel[i] in {"root", "conj", "parataxis", "ccomp"}
        and i not in subjected
        and i not in marked
        and (syntax.deprel[i] != "conj" or int(syntax.head[i]) not in subjected)
        for i in range(first, last)
    )


def _place(out: Floats, units: Units, quotes: Quotes) -> None:
    """Which quotation, and where in it and in the paragraph."""
    inside = units.quote >= 0
    for i, kind in enumerate(KINDS):
        held = np.array([quotes[q].kind == kind if q >= 0 else False for q in units.quote.tolist()], bool)
        out[:, _AT[f"quote:{KINDS[i]}"]] = held
    same_quote = np.diff(units.quote) == 0
    same_paragraph = np.diff(units.paragraph) == 0
    starts = inside & ~np.concatenate(([False], same_quote))[: len(units)]
    ends = inside & ~np.concatenate((same_quote, [False]))[: len(units)]
    before = np.concatenate(([False], same_paragraph))[: len(units)]
    after = np.concatenate((same_paragraph, [False]))[: len(units)]
    out[:, _AT["starts-quote"]], out[:, _AT["ends-quote"]] = starts, ends
    out[:, _AT["alone-in-quote"]] = starts & ends
    out[:, _AT["starts-paragraph"]], out[:, _AT["ends-paragraph"]] = ~before, ~after
    out[:, _AT["quote-before"]] = before & np.concatenate(([False], inside[:-1]))[: len(units)]
    out[:, _AT["quote-after"]] = after & np.concatenate((inside[1:], [False]))[: len(units)]
    out[:, _AT["asks-to"]] = (out[:, _AT["end:?"]] > 0) & (out[:, _AT["subject:you"]] > 0)


def _stage(out: Floats, units: Units, scenes: Scenes, staging: Staging) -> None:
    """How the scene is told."""
    first = np.array([row.narration == "first" for row in staging.rows] + [False], np.float32)
    present = np.array([row.tense == "present" for row in staging.rows] + [False], np.float32)
    at = np.where(units.scene < len(scenes), units.scene, -1)
    out[:, _AT["first-person"]], out[:, _AT["present-tense"]] = first[at], present[at]
