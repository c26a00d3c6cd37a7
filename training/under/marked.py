"""Gold documents as the scorers see them: features of units, and what is true of each unit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from cache import early_stages_from, signals_of
from held import listed
from score import align
from underneath import read
from underneath.infer.labels import label_words
from underneath.infer.under.cues import cues_of
from underneath.infer.under.features import Features, features_of
from underneath.infer.under.people import Candidates, candidates_of
from underneath.infer.under.units import Units, units_of
from underneath.infer.under.weigh import pointing_of, vectors_of
from underneath.layers.acts import ACTS
from underneath.layers.cast import Cast
from underneath.layers.feelings import FEELINGS
from underneath.layers.knowledge import STANCES
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.syntax import Syntax
from underneath.reading.rows import to_dict
from underneath.settings import Settings
from workers import each

if TYPE_CHECKING:
    from pathlib import Path

    from underneath.story.story import Story

QUESTIONS = {
    "feelings": ("felt", FEELINGS, "who"),
    "knowledge": ("stance", STANCES, "who"),
    "acts": ("kind", ACTS, "by"),
}
UNKNOWN, NONE = -2, -1
SETTINGS = Settings(language_check=False, model=None)
KEPT = (Quotes, Scenes, Syntax, Staging, Mentions, Coreference, Attributions, Cast)


@dataclass
class Document:
    """`labels[layer]` (k,): the answer's index, NONE or UNKNOWN; `item[layer]` (k,): which gold row it is."""

    id: str
    corpus: str
    dev: bool
    gold: dict[str, Any]
    pred: dict[str, Any]
    story: Story
    layers: dict[type, Any]
    units: Units
    cues: np.ndarray
    features: Features
    people: Candidates
    to_gold: dict[str, str]
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    item: dict[str, np.ndarray] = field(default_factory=dict)
    masked: np.ndarray = field(default_factory=lambda: np.zeros(0))


def documents(cache: Path, folder: Path) -> list[Document]:
    """Every gold document of a folder whose signals were kept."""
    kept = [p for p in sorted(folder.glob("*.json")) if (cache / folder.name / f"{p.stem}.pickle").exists()]
    return each(partial(_document, cache, listed(folder / "dev.ids")), kept)


def _document(cache: Path, dev: set[str], path: Path) -> Document:
    corpus = path.parent.name
    reading = read(path.with_suffix(".txt"), settings=SETTINGS, stages=early_stages_from(cache, corpus))
    gold = json.loads(path.read_text(encoding="utf-8"))
    story, layers = reading.story, {kind: reading.layer(kind) for kind in KEPT}
    units = units_of(story, layers[Quotes], layers[Scenes])
    cues = cues_of(story, layers[Syntax], units, layers[Quotes], layers[Scenes], layers[Staging])
    signals = signals_of(cache, corpus, path.stem)
    people = candidates_of(
        story, units, layers[Quotes], layers[Mentions], layers[Coreference], layers[Attributions], layers[Staging],
        layers[Syntax], layers[Cast], pointing_of(story, signals, units, layers[Mentions], layers[Coreference]),
    )  # fmt: skip
    pred = to_dict(reading)
    features = features_of(cues, vectors_of(signals), label_words(signals), layers[Syntax], units)
    doc = Document(
        path.stem, corpus, path.stem in dev, gold, pred, story, layers, units, cues, features, people, align(gold, pred)
    )
    label(doc)
    return doc


def label(doc: Document) -> None:
    """Say what is true of each unit: that of the gold row that covers most of it."""
    spans = doc.units.spans(doc.story)
    known = doc.gold.get("known") or list(QUESTIONS)
    doc.masked = np.zeros(len(spans), bool)
    for layer, (key, names, _) in QUESTIONS.items():
        labels, item, best = (np.full(len(spans), x) for x in (NONE, NONE, 0))
        for j, row in enumerate(doc.gold[layer]):
            for k, span in enumerate(spans):
                shared = min(span.end, row["end"]) - max(span.start, row["start"])
                # A unit of which only a tag's comma is in the row is not what the row tells.
                if shared > best[k] and (shared >= 0.3 * span.length or shared >= 0.5 * (row["end"] - row["start"])):
                    best[k], labels[k], item[k] = shared, names.index(row[key]), j
                    if layer == "feelings":
                        doc.masked[k] = row["masked"]
        if layer not in known:
            labels[:] = UNKNOWN
        if layer == "acts":
            labels[doc.units.quote < 0] = UNKNOWN
        doc.labels[layer], doc.item[layer] = labels, item
