"""What the library keeps of a reading to find it by: plain rows, made where the story was read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain, combinations
from typing import Any, Final

from underneath.layers.cast import Character
from underneath.layers.corrections import Fixed
from underneath.layers.feelings import Feelings
from underneath.layers.notes import NOTES, Notes
from underneath.layers.speech import Attributions
from underneath.layers.ties import Ties
from underneath.reading.reading import Reading
from underneath.reading.warnings import warned_kinds
from underneath.serve.library.folding import address_of_work, endings, fold, parties
from underneath.serve.library.sketch import hash_of, sketch_of, words_of
from underneath.story.story import Metadata

LOVE: Final = frozenset({"romantic", "sexual"})
STATED: Final = -1  # in the place of a person's number: the source states that they are in it
_CARD_PEOPLE: Final = 12
_NAMES: Final = 12  # of one person that lines are found by
_LONGEST: Final = 10_000  # characters of one line that are kept: a longer one is a tale within the tale
_LABELS: Final = 500  # of one kind: the longest lists of tags posted have a few hundred

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows without the story's number, in the order of the columns of `schema`."""

    card: str
    title: str
    author: str
    summary: str
    tags: str
    body: str
    words: int
    looked: bool
    address: str | None
    text_hash: str
    sketch: bytes
    labels: Rows  # kind, key, name, part
    aliases: Rows  # key, person
    parties: Rows  # key, pair, side
    notes: Rows  # kind, found, warned
    lines: Rows  # start, end, kind, words, said_by, said_to
    feelings: Rows  # start, end, person, who, felt, shown, masked, toward, words, sure


def facts_of(reading: Reading) -> Facts:
    """All that a story is found by."""
    metadata, story = reading.story.metadata, reading.story
    body = "\n".join(paragraph.span.of(story.text) for paragraph in story.paragraphs)
    words = words_of(body)
    numbers = {c.id: i for i, c in enumerate(reading.cast.characters)}
    notes = _notes(reading)
    counted = reading.words
    return Facts(
        card=_card(reading, counted, notes),
        title=_text(metadata.title),
        author=_text(", ".join(metadata.authors)),
        summary=_text(metadata.summary),
        tags=_text("\n".join(_tags(metadata))),
        body=_text(body),
        words=counted,
        looked=reading.has(Notes),
        address=address_of_work(metadata.url),
        text_hash=hash_of(words),
        sketch=sketch_of(words),
        labels=list(_labels(reading)),
        aliases=_aliases(reading),
        parties=_parties(reading),
        notes=notes,
        lines=_lines(reading),
        feelings=_feelings(reading, numbers),
    )


def _text(words: str | None) -> str:
    """What SQLite takes as text: no lone surrogates."""
    return (words or "").encode("utf-8", "replace").decode()


def _card(reading: Reading, words: int, notes: Rows) -> str:
    """What a record shows and nothing is found by, as JSON."""
    presence = reading.presence
    ranked = sorted(reading.cast.characters, key=lambda c: (-presence[c.id].words_spoken, -presence[c.id].mentions))
    card = {
        "metadata": asdict(reading.story.metadata),
        "words": words,
        "chapters": len(reading.story.chapters),
        "scenes": len(reading.scenes),
        "quotes": len(reading.quotes),
        "people": [c.name for c in ranked[:_CARD_PEOPLE]],
        "found": [kind for kind, found, _ in notes if found],
        "warned": [kind for kind, _, warned in notes if warned],
        "lost": reading.layer(Fixed).lost if reading.has(Fixed) else (),
    }
    return json.dumps(card)  # ASCII, so that it is text whatever the source held


def _tags(metadata: Metadata) -> Iterator[str]:
    """Everything stated that is searched as tags."""
    parts = (metadata.tags, metadata.fandoms, metadata.relationships, metadata.characters, metadata.warnings)
    yield from chain(*parts, metadata.categories, (part.name for part in metadata.series))


def _labels(reading: Reading) -> Iterator[tuple[str, str, str, str | None]]:
    metadata = reading.story.metadata
    stated = {
        "tag": metadata.tags,
        "fandom": metadata.fandoms,
        "author": metadata.authors,
        "warning": metadata.warnings,
        "person": tuple(c.name for c in reading.cast.characters),
    }
    for kind, names in stated.items():
        for name in names[:_LABELS]:
            if fold(name):
                yield kind, _text(fold(name)), _text(name), None
    for part in metadata.series[:_LABELS]:
        if fold(part.name):
            yield "series", _text(fold(part.name)), _text(part.name), _text(part.part) or None


def _names(person: Character) -> list[str]:
    return list(dict.fromkeys((person.name, *person.aliases)))[:_NAMES]


def _aliases(reading: Reading) -> Rows:
    rows: dict[tuple[str, int], None] = {}
    for number, person in enumerate(reading.cast.characters):
        rows |= dict.fromkeys((key, number) for name in _names(person) for key in endings(name))
    for name in reading.story.metadata.characters[:_LABELS]:
        rows |= dict.fromkeys((key, STATED) for key in endings(name))
    return [(_text(key), number) for key, number in rows]


def _parties(reading: Reading) -> Rows:
    """The keys of both sides of each pair that is stated, or tied by love."""
    pairs: list[tuple[Iterable[str], Iterable[str]]] = []
    for relationship in reading.story.metadata.relationships[:_LABELS]:
        pairs += [([a], [b]) for a, b in combinations(parties(relationship)[:6], 2)]
    people = {person.id: person for person in reading.cast.characters}
    for tie in reading.layer(Ties).rows if reading.has(Ties) else ():
        if {tie.kind, tie.becomes} & LOVE and tie.a in people and tie.b in people:
            pairs.append((_names(people[tie.a]), _names(people[tie.b])))
    keys = (
        (_text(key), pair, side)
        for pair, sides in enumerate(pairs)
        for side, names in enumerate(sides)
        for name in names
        for key in endings(name)
    )
    return list(dict.fromkeys(keys))


def _notes(reading: Reading) -> Rows:
    found = {note.kind for note in reading.layer(Notes)} if reading.has(Notes) else set()
    warned = warned_kinds(reading.story)
    return [(kind, kind in found, kind in warned) for kind in NOTES if kind in found or kind in warned]


def _lines(reading: Reading) -> Rows:
    called = {person.id: "\n".join(_names(person)) for person in reading.cast.characters}
    rows: Rows = []
    for quote, said in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        hearers = "\n\n".join(called[id_] for id_ in said.addressees if id_ in called)
        words = _shown(quote.span.of(reading.text))
        rows.append((*quote.span, quote.kind, words, _text(called.get(said.speaker or "", "")), _text(hearers)))
    return rows


def _feelings(reading: Reading, numbers: dict[str, int]) -> Rows:
    if not reading.has(Feelings):
        return []
    names = {person.id: _text(person.name) for person in reading.cast.characters}
    return [
        (
            *row.span,
            numbers.get(row.who, STATED),
            names.get(row.who, row.who),
            row.felt,
            row.shown,
            row.masked,
            names.get(row.toward or ""),
            _shown(row.span.of(reading.text)),
            row.confidence,
        )
        for row in reading.layer(Feelings)
    ]


def _shown(words: str) -> str:
    return _text(" ".join(words[:_LONGEST].split()))
