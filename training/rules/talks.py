"""Gold documents as conversations whose true speakers are known."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from chain import Labelled

from underneath.infer.coref import resolve_mentions
from underneath.infer.speakers import attribute_quotes, prepare
from underneath.ingest.ingest import ingest
from underneath.layers.cast import Cast, Character, Group, KnownCast, Place
from underneath.layers.mentions import Mention, Mentions, NameLinks
from underneath.layers.scenes import Scene, Scenes
from underneath.layers.speech import Quote, Quotes
from underneath.reading.stages import STAGES, order, run
from underneath.settings import Settings
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Origin, Paragraph, Sentence, Story

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
from score import align, overlaps

Inputs = tuple[Story, Quotes, Mentions, Cast, NameLinks, Scenes]
_LATER = {"attribute_quotes", "resolve_mentions", "stage_scenes"}
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][”’\"'_*]*(?=\s|$)|$)", re.DOTALL)


def train_documents(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Labels and text of a folder's documents, those of `dev.ids` left out."""
    held_out = set((folder / "dev.ids").read_text().split())
    for path in sorted(folder.glob("*.json")):
        if path.stem not in held_out:
            yield json.loads(path.read_text()), path.with_suffix(".txt").read_bytes().decode()


def labelled(folder: Path, weight: float, *, from_gold: bool = False, limit: int | None = None) -> list[Labelled]:
    """Every conversation of a folder's training part in which some true speaker is a candidate."""
    out: list[Labelled] = []
    for gold, text in train_documents(folder):
        inputs = _given(gold, text) if from_gold else _read(gold["id"], text)
        out += _label(gold, text, inputs, weight, limit)
    return out


def _label(gold: dict[str, Any], text: str, inputs: Inputs, weight: float, limit: int | None) -> list[Labelled]:
    people, layout, talks = prepare(*inputs)
    theirs = {g: p for p, g in align(gold, _as_json(text, inputs)).items()}
    touching = overlaps(gold["quotes"])
    out = []
    for talk in talks[:limit]:
        truth = np.full(len(talk.turns), -1)
        for t, turn in enumerate(talk.turns):
            votes: Counter[str] = Counter()
            for quote in turn.quotes:
                span = layout.spans[quote]
                for row in touching(*span):
                    if row["speaker"]:
                        votes[row["speaker"]] += min(span.end, row["end"]) - max(span.start, row["start"])
            who = people.number.get(theirs.get(votes.most_common(1)[0][0], ""), -2) if votes else -2
            # a tag that names another than the truth shows a mistake of the cast: nothing to learn from
            clash = turn.tag is not None and turn.tag.form == 0 and turn.tag.who in talk.who and turn.tag.who != who
            if who in talk.who and not clash:
                truth[t] = talk.who.index(who)
        if (truth >= 0).any():
            out.append(Labelled(talk, truth, weight))
    return out


def _as_json(text: str, inputs: Inputs) -> dict[str, Any]:
    """What the scorer needs to find who is who."""
    story, quotes, mentions, cast, links, scenes = inputs
    rows = attribute_quotes(story, quotes, mentions, cast, links, scenes)
    entities = resolve_mentions(story, quotes, mentions, cast, links, rows).entities
    named = {
        kind: [{"id": c.id, "name": c.name, "aliases": list(c.aliases)} for c in getattr(cast, kind)]
        for kind in ("characters", "groups", "places")
    }
    return named | {
        "text": text,
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "entity": e} for m, e in zip(mentions, entities, strict=True)
        ],
        "quotes": [
            {"start": q.span.start, "end": q.span.end, "speaker": r.speaker}
            for q, r in zip(quotes, rows.rows, strict=True)
        ],
    }


def _read(name: str, text: str) -> Inputs:
    """The layers before the speakers, as the package finds them."""
    settings = Settings(language_check=False)
    stages = order([stage for stage in STAGES if stage.__name__ not in _LATER])
    story = ingest(text.encode(), f"{name}.txt", settings)
    got = run(stages, {Story: story, Settings: settings, KnownCast: KnownCast()})
    return got[Story], got[Quotes], got[Mentions], got[Cast], got[NameLinks], got[Scenes]


def _given(gold: dict[str, Any], text: str) -> Inputs:
    """The same layers as the labels give them."""
    paragraphs = [Span(p["start"], p["end"]) for p in gold["paragraphs"]]
    sentences = [
        Sentence(Span(p.start + m.start(), p.start + m.end()))
        for p in paragraphs
        for m in _SENTENCE.finditer(text[p.start : p.end])
    ]
    story = Story(
        gold["id"], text, Origin("gold", "text", "utf-8", "0"),
        paragraphs=SpanTable(Paragraph(p) for p in paragraphs), sentences=SpanTable(sentences),
    )  # fmt: skip
    parts: dict[str, int] = {}
    quotes = Quotes(
        Quote(Span(q["start"], q["end"]), q["kind"], parts.setdefault(q["part"], len(parts)) if q["part"] else None)
        for q in gold["quotes"]
    )
    rows = sorted(gold["mentions"], key=lambda m: (m["start"], -m["end"]))
    ids = {c["id"] for kind in ("characters", "groups", "places") for c in gold.get(kind) or []}
    links = NameLinks(tuple(m["entity"] if m["kind"] == "PROP" and m["entity"] in ids else None for m in rows))
    cast = Cast(
        tuple(
            Character(c["id"], c["name"], tuple(c.get("aliases") or ()), c.get("pronouns")) for c in gold["characters"]
        ),
        tuple(Group(g["id"], g["name"] or "") for g in gold.get("groups") or []),
        tuple(Place(g["id"], g["name"] or "") for g in gold.get("places") or []),
    )  # fmt: skip
    mentions = Mentions(Mention(Span(m["start"], m["end"]), m["type"], m["kind"] or "PROP") for m in rows)
    scenes = [Span(s["start"], s["end"]) for s in gold["scenes"]] or [Span(paragraphs[0].start, paragraphs[-1].end)]
    return story, quotes, mentions, cast, links, Scenes(Scene(s) for s in scenes)
