"""Reading → story JSON, as plain dictionaries. The contract, key by key, is docs/reference/story-json.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from underneath._version import __version__
from underneath.layers.cast import Group, Place
from underneath.layers.corrections import NOTHING_FIXED, Fixed
from underneath.layers.events import Events, Participants
from underneath.layers.mentions import Coreference
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.reading.depths import layers_made, rows_of
from underneath.reading.reading import Presence, Reading
from underneath.story.spans import Span
from underneath.story.story import Metadata, Story

FORMAT = "underneath/story/1"
Row = dict[str, Any]
NOBODY = Presence(0, 0, 0, 0)


def to_dict(reading: Reading, *, tokens: bool = False) -> Row:
    """The whole reading as the contract lays it out; spans are flattened into `start` and `end`."""
    story = reading.story
    out: Row = {
        "format": FORMAT,
        "id": story.id,
        "made_by": {"underneath": __version__, "model": reading.model, "layers": _layers_made(reading)},
        "source": asdict(story.origin),
        "text": story.text,
        "metadata": _metadata(story.metadata),
        **_written(story),
        **({"tokens": _tokens(reading)} if tokens else {}),
        "scenes": _scenes(reading),
        "characters": _characters(reading),
        "groups": _named(reading, reading.cast.groups),
        "places": _named(reading, reading.cast.places),
        "mentions": _mentions(reading),
        "quotes": _quotes(reading),
        "events": _events(reading) if reading.has(Participants) else [],
        "corrections": {"mentions": sorted(_fixed(reading).mentions), "lost": list(_fixed(reading).lost)},
    }
    return out | rows_of(reading.layers)


def _layers_made(reading: Reading) -> list[str]:
    """An empty list may mean "none found" or "not looked for": this says which layers were looked for."""
    always = ["scenes", "characters", "groups", "places", "mentions", "quotes"]
    return always + (["events"] if reading.has(Participants) else []) + layers_made(reading.layers)


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _metadata(metadata: Metadata) -> Row:
    row = asdict(metadata)
    have, of = row.pop("chapters_have"), row.pop("chapters_of")
    row = {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
    return row | {"chapters": None if have is None and of is None else {"have": have, "of": of}}


def _written(story: Story) -> Row:
    """What the author wrote: the layers that are fact."""
    return {
        "paratext": [_at(p.span) | {"kind": p.kind} for p in story.paratext],
        "stated": [_at(span) for span in story.stated],
        "chapters": [
            _at(c.span) | {"title": c.title, "number": c.number, "heading": _at(c.heading) if c.heading else None}
            for c in story.chapters
        ],
        "paragraphs": [_at(p.span) for p in story.paragraphs],
        "sentences": [_at(s.span) for s in story.sentences],
        "breaks": [_at(b.span) | {"kind": b.kind} for b in story.breaks],
        "emphasis": [_at(e.span) | {"kind": e.kind} for e in story.emphasis],
    }


def _tokens(reading: Reading) -> Row:
    columns = {name: getattr(reading.story.tokens, name).tolist() for name in ("start", "end", "sentence")}
    if not reading.has(Syntax):
        return columns | dict.fromkeys(("lemma", "upos", "head", "deprel"))
    syntax = reading.layer(Syntax)
    words = {name: list(getattr(syntax, name)) for name in ("lemma", "upos", "deprel")}
    return columns | words | {"head": syntax.head.tolist()}


def _events(reading: Reading) -> list[Row]:
    """Events with who does and undergoes them, as entity ids and as the mention's own span."""
    took_part, mentions = reading.layer(Participants), reading.mentions
    entities = reading.layer(Coreference).entities
    rows = zip(reading.layer(Events), took_part.agents, took_part.patients, strict=True)
    return [
        _at(event.span)
        | {
            "agent": None if agent is None else entities[agent],
            "patient": None if patient is None else entities[patient],
            "agent_at": None if agent is None else _at(mentions[agent].span),
            "patient_at": None if patient is None else _at(mentions[patient].span),
            "confidence": _round(event.confidence),
        }
        for event, agent, patient in rows
    ]


def _scenes(reading: Reading) -> list[Row]:
    rows = zip(reading.scenes, reading.layer(Staging).rows, strict=True)
    return [
        _at(scene.span)
        | {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(stage).items()}
        | {"confidence": _round(scene.confidence)}
        for scene, stage in rows
    ]


def _characters(reading: Reading) -> list[Row]:
    out, fixed = [], _fixed(reading)
    for c in reading.cast.characters:
        row = asdict(c) | asdict(reading.presence.get(c.id, NOBODY))
        del row["addressed"]  # of use to stages alone; the contract does not know it
        row |= {"aliases": list(c.aliases), "roles": list(c.roles), "confidence": _round(c.confidence)}
        out.append(row | {"corrected": c.id in fixed.people})
    return out


def _named(reading: Reading, rows: Iterable[Group | Place]) -> list[Row]:
    count: dict[str, int] = {}
    for entity in reading.layer(Coreference).entities:
        if entity:
            count[entity] = count.get(entity, 0) + 1
    return [
        asdict(row)
        | {
            "aliases": list(row.aliases),
            "mentions": count.get(row.id, 0),
            "confidence": _round(row.confidence),
        }
        for row in rows
    ]


def _mentions(reading: Reading) -> list[Row]:
    links = reading.layer(Coreference)
    rows = zip(reading.mentions, links.entities, links.confidence, strict=True)
    return [
        _at(m.span)
        | {
            "entity": entity,
            "type": m.type,
            "kind": m.kind,
            "confidence": _round(m.confidence),
            "sure_who": _round(sure),
        }
        for m, entity, sure in rows
    ]


def _quotes(reading: Reading) -> list[Row]:
    fixed = _fixed(reading)
    rows = zip(reading.quotes, reading.layer(Attributions).rows, strict=True)
    return [
        _at(quote.span)
        | {
            "speaker": said.speaker,
            "addressees": list(said.addressees),
            "kind": quote.kind,
            "part": quote.part,
            "cue": _at(said.cue) if said.cue else None,
            "how": said.how,
            "confidence": _round(said.confidence),
            "sure_quote": _round(quote.confidence),
            "corrected": i in fixed.speakers or i in fixed.addressees,
        }
        for i, (quote, said) in enumerate(rows)
    ]


def _fixed(reading: Reading) -> Fixed:
    return reading.layer(Fixed) if reading.has(Fixed) else NOTHING_FIXED


def _round(number: float) -> float:
    # Three digits: the calibration is no finer, and a novel's JSON is a tenth smaller.
    return round(number, 3)
