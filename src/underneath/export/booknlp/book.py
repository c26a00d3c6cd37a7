"""`.book`: each character's mentions, gender, and what they do, undergo, have and are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from underneath.export.booknlp.ids import Numbers, Words
from underneath.layers.cast import Character
from underneath.layers.syntax import Syntax
from underneath.reading.reading import Reading

# BookNLP's classes by our pronouns, and its names of the kinds of mention by ours.
GENDERS = {"she/her": "she/her", "he/him": "he/him/his", "they/them": "they/them/their"}
CLASSES = ("he/him/his", "she/her", "they/them/their", "xe/xem/xyr/xir", "ze/zem/zir/hir")
KINDS = {"PROP": "proper", "NOM": "common", "PRON": "pronoun"}
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubj:outer"}), frozenset({"obj", "nsubj:pass", "iobj"})
Word = dict[str, Any]


def book(reading: Reading, words: Words, numbers: Numbers) -> dict[str, Any]:
    """Characters with at least one mention, most mentioned first.

    BookNLP leaves out those mentioned once; here they are in, since a speaker may be. `name` and `underneath_id` are
    ours.
    """
    mentions = _mentions(reading, words, numbers)
    deeds = _deeds(reading, words, numbers)
    rows = []
    for c in reading.cast.characters:
        number = numbers.of(c.id)
        names = mentions.get(number)
        if names:
            rows.append(_character(c, number, names, deeds[number]))
    return {"characters": sorted(rows, key=lambda row: -row["count"])}


def _character(c: Character, number: int, names: dict[str, Counter[str]], deeds: dict[str, list[Word]]) -> Word:
    return {
        **{kind: deeds[kind] for kind in ("agent", "patient", "mod", "poss")},
        "id": number,
        "g": _gender(c),
        "count": sum(count.total() for count in names.values()),
        "mentions": {kind: [{"c": n, "n": name} for name, n in names[kind].most_common()] for kind in KINDS.values()},
        "name": c.name,
        "underneath_id": c.id,
    }


def _gender(c: Character) -> Word | None:
    """As BookNLP's inference writes it; all or nothing, for our pronouns carry no weights."""
    if c.pronouns is None:
        return None
    best = GENDERS.get(c.pronouns, c.pronouns)
    classes = dict.fromkeys(CLASSES, 0.0) | {best: 1.0}
    return {"inference": classes, "argmax": best, "max": 1.0}


def _mentions(reading: Reading, words: Words, numbers: Numbers) -> dict[int, dict[str, Counter[str]]]:
    out: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: {kind: Counter() for kind in KINDS.values()})
    for mention, number in zip(reading.mentions, numbers.mentions, strict=True):
        at = words.of(mention.span)
        if at:
            out[number][KINDS[mention.kind]][words.said(*at)] += 1
    return out


def _deeds(reading: Reading, words: Words, numbers: Numbers) -> dict[int, dict[str, list[Word]]]:
    """By syntax: verbs one is the subject of (agent) or the object of (patient), what one has, what one is."""
    out: dict[int, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    if not reading.has(Syntax):
        return out
    syntax = reading.layer(Syntax)
    for mention, number in zip(reading.mentions, numbers.mentions, strict=True):
        at = words.of(mention.span) if mention.type == "PER" else None
        head = _head(syntax, *at) if at else None
        if head is not None:
            for kind, i in _roles(syntax, head):
                out[number][kind].append({"w": words.text[i], "i": i})
    return out


def _head(syntax: Syntax, first: int, last: int) -> int | None:
    """The word of a mention that hangs from outside it."""
    return next((i for i in range(first, last + 1) if not first <= syntax.head[i] <= last), None)


def _roles(syntax: Syntax, i: int) -> Iterator[tuple[str, int]]:
    relation, head = syntax.deprel[i], int(syntax.head[i])
    if relation == "conj" and head >= 0:  # of "Bill and Ted ran" both ran
        relation, head = syntax.deprel[head], int(syntax.head[head])
    if head < 0:
        return
    if relation in SUBJECTS:
        yield ("agent" if syntax.upos[head] == "VERB" else "mod"), head
    elif relation in OBJECTS and syntax.upos[head] == "VERB":
        yield "patient", head
    elif relation == "nmod:poss":
        yield "poss", head
