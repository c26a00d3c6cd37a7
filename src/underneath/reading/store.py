"""Story JSON → Reading: take back what `rows.to_dict` gave, so a reading need not be made twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from underneath.errors import BadStoryFile
from underneath.layers.cast import Cast, Character, Group, Place
from underneath.layers.corrections import Fixed
from underneath.layers.events import Event, Events, Participants
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.layers.scenes import Scene, Scenes, Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quote, Quotes
from underneath.layers.syntax import Syntax
from underneath.reading.depths import layers_of
from underneath.reading.reading import Reading
from underneath.reading.rows import FORMAT, Row
from underneath.story.spans import Span, SpanTable
from underneath.story.story import (
    Break,
    Chapter,
    Emphasis,
    Metadata,
    Origin,
    Paragraph,
    Paratext,
    Sentence,
    SeriesPart,
    Story,
    Tokens,
    no_tokens,
)

T = TypeVar("T")


def load(path: str | Path) -> Reading:
    """Take a reading back from a story JSON file.

    Raises
    ------
    BadStoryFile
        If the file is no story JSON of this version.
    """
    try:
        row = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadStoryFile(f"{path} is not JSON ({error})", expected="a file written by `--to json`") from None
    return from_dict(row)


def from_dict(row: object) -> Reading:
    """A reading from the contract's dictionary. See `rows.to_dict`; `from_dict(to_dict(r))` says all that `r` says."""
    found = row.get("format") if isinstance(row, dict) else type(row).__name__
    if not isinstance(row, dict) or found != FORMAT:
        raise BadStoryFile(
            f"the file's format is {found!r}",
            expected=f"format {FORMAT!r}",
            advice="read the story again with this version",
        )
    try:
        return Reading(_story(row), _layers(row), row["made_by"]["model"])
    except (KeyError, TypeError, ValueError) as error:
        raise BadStoryFile(
            f"a key is missing or wrong: {error!r}",
            expected="story JSON, version 1",
            advice="read the story again",
        ) from None


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _maybe(row: Row | None) -> Span | None:
    return None if row is None else _span(row)


def _pick(kind: Callable[..., T], row: Row, *names: str, **more: object) -> T:
    values = {name: tuple(row[name]) if isinstance(row[name], list) else row[name] for name in names}
    return kind(**values, **more)


def _story(row: Row) -> Story:
    return Story(
        id=row["id"],
        text=row["text"],
        origin=_pick(Origin, row["source"], "name", "kind", "encoding", "sha256"),
        metadata=_metadata(row["metadata"]),
        paragraphs=SpanTable(Paragraph(_span(p)) for p in row["paragraphs"]),
        sentences=SpanTable(Sentence(_span(s)) for s in row["sentences"]),
        paratext=SpanTable(Paratext(_span(p), p["kind"]) for p in row["paratext"]),
        stated=tuple(_span(s) for s in row["stated"]),
        breaks=SpanTable(Break(_span(b), b["kind"]) for b in row["breaks"]),
        chapters=SpanTable(Chapter(_span(c), c["title"], c["number"], _maybe(c["heading"])) for c in row["chapters"]),
        emphasis=SpanTable(Emphasis(_span(e), e["kind"]) for e in row["emphasis"]),
        tokens=_tokens(row.get("tokens")),
    )


def _metadata(row: Row) -> Metadata:
    chapters = row["chapters"] or {"have": None, "of": None}
    plain = [name for name in row if name not in {"chapters", "series"}]
    series = tuple(_pick(SeriesPart, part, "name", "part") for part in row["series"])
    return _pick(Metadata, row, *plain, series=series, chapters_have=chapters["have"], chapters_of=chapters["of"])


def _tokens(columns: Row | None) -> Tokens:
    if columns is None:
        return no_tokens()
    return Tokens(*(np.array(columns[name], np.int32) for name in ("start", "end", "sentence")))


def _layers(row: Row) -> dict[type, Any]:
    characters = ("id", "name", "aliases", "pronouns", "roles", "narrator", "confidence")
    named = ("id", "name", "aliases", "confidence")
    cast = Cast(
        tuple(_pick(Character, c, *characters) for c in row["characters"]),
        tuple(_pick(Group, g, *named) for g in row["groups"]),
        tuple(_pick(Place, p, *named) for p in row["places"]),
    )
    found = {
        Cast: cast,
        Fixed: _fixed(row),
        **_mentions(row["mentions"]),
        **_quotes(row["quotes"]),
        **_scenes(row["scenes"]),
    }
    if "events" in row["made_by"]["layers"]:
        found |= _events(row["events"], found[Mentions])
    return found | _syntax(row.get("tokens") or {}) | layers_of(row)


def _fixed(row: Row) -> Fixed:
    """What was certain; of a corrected line its speaker and its hearers both."""
    kept = row.get("corrections") or {"mentions": [], "lost": []}  # older files have none
    lines = [(i, quote) for i, quote in enumerate(row["quotes"]) if quote.get("corrected")]
    return Fixed(
        speakers={i: quote["speaker"] for i, quote in lines},
        addressees={i: tuple(quote["addressees"]) for i, quote in lines},
        mentions={i: row["mentions"][i]["entity"] for i in kept["mentions"]},
        people=frozenset(c["id"] for c in row["characters"] if c.get("corrected")),
        lost=tuple(kept["lost"]),
    )


def _events(rows: Iterable[Row], mentions: Mentions) -> dict[type, Any]:
    rows = list(rows)
    ids: dict[Span | None, int] = {mention.span: i for i, mention in enumerate(mentions)}
    who = {role: tuple(ids.get(_maybe(row[f"{role}_at"])) for row in rows) for role in ("agent", "patient")}
    return {
        Events: Events(Event(_span(row), row["confidence"]) for row in rows),
        Participants: Participants(who["agent"], who["patient"]),
    }


def _syntax(columns: Row) -> dict[type, Any]:
    if not columns.get("upos"):
        return {}
    words = {name: tuple(columns[name]) for name in ("lemma", "upos", "deprel")}
    return {Syntax: Syntax(head=np.array(columns["head"], np.int32), **words)}


def _mentions(rows: Iterable[Row]) -> dict[type, Any]:
    rows = list(rows)
    return {
        Mentions: Mentions(_pick(Mention, m, "type", "kind", "confidence", span=_span(m)) for m in rows),
        Coreference: Coreference(tuple(m["entity"] for m in rows), tuple(m["sure_who"] for m in rows)),
    }


def _quotes(rows: Iterable[Row]) -> dict[type, Any]:
    rows = list(rows)
    names = ("speaker", "addressees", "how", "confidence")
    return {
        Quotes: Quotes(Quote(_span(q), q["kind"], q["part"], q["sure_quote"]) for q in rows),
        Attributions: Attributions(tuple(_pick(Attribution, q, *names, cue=_maybe(q["cue"])) for q in rows)),
    }


def _scenes(rows: Iterable[Row]) -> dict[type, Any]:
    rows = list(rows)
    names = ("present", "mentioned", "pov", "narration", "tense", "place", "time")
    return {
        Scenes: Scenes(Scene(_span(s), s["confidence"]) for s in rows),
        Staging: Staging(tuple(_pick(Stage, s, *names) for s in rows)),
    }
