"""Floors, figures and calibration, by the scorer's own rules (`evals/score.py`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from score import Score
from underneath.infer.acts import acts_above
from underneath.infer.feelings import feelings_above
from underneath.infer.knowledge import knowledge_above
from underneath.infer.under.weigh import weighed
from underneath.layers.acts import Acts
from underneath.layers.feelings import Feelings
from underneath.layers.knowledge import Knowledge
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.reading.depths import rows_of

if TYPE_CHECKING:
    from marked import Document

    from underneath.infer.under.weights import Weights

LAYERS = ("feelings", "knowledge", "acts")
# A layer of which not even one row in seven is right tells nothing: its floor stays at 1. (Of two careful annotators'
# knowledge 0.46 agree.)
LEAST = 0.15
GRID = np.round(np.arange(0.02, 0.7, 0.02), 2)


def told(doc: Document, weights: Weights) -> dict[str, Any]:
    """The story JSON with the three layers in it."""
    undertones = weighed(weights, doc.units, doc.cues, doc.features, doc.people)
    spoken, syntax = doc.layers[Attributions], doc.layers[Syntax]
    made = {
        Feelings: feelings_above(weights, doc.story, undertones),
        Knowledge: knowledge_above(weights, doc.story, undertones, spoken, syntax),
        Acts: acts_above(weights, doc.story, undertones, spoken),
    }
    rows = rows_of(made)
    return doc.pred | {layer: rows[layer] for layer in LAYERS}


def score(pairs: list[tuple[Document, Weights]]) -> Score:
    """Score documents, each with its own weights."""
    out = Score()
    for doc, weights in pairs:
        gold = doc.gold | {"layers": list(LAYERS)}
        out.document(doc.pred["text"], gold, told(doc, weights))
    return out


def figures(pairs: list[tuple[Document, Weights]]) -> dict[str, Any]:
    """The rows of the three layers, rounded."""
    rows = score(pairs).rows()
    return {k: {n: round(float(v), 3) for n, v in row.items()} for k, row in rows.items() if k != "documents"}


def set_floors(pairs: list[tuple[Document, Weights]]) -> dict[str, float]:
    """For each layer the floor with the best F1 among those whose precision is not below recall; masks last.

    Precision must not be below recall in any one corpus either: longer stories have more to be wrong about.
    """
    floors = dict.fromkeys(("feelings", "masked", "knowledge", "acts"), 0.0)
    for names in (LAYERS, ("masked",)):
        best, found = dict.fromkeys(names, -1.0), dict.fromkeys(names, 1.0)
        for floor in GRID.tolist():
            trial = [(d, replace(w, floors=floors | dict.fromkeys(names, floor))) for d, w in pairs]
            told = {name: [rows[_row(name)] for rows in all_and_each(trial)] for name in names}
            print(floor, {name: [tuple(round(float(r[k]), 3) for k in ("p", "r", "f1")) for r in told[name]]
                          for name in names})  # fmt: skip
            for name, rows in told.items():
                fair = all(row["p"] >= row["r"] for row in rows) and rows[0]["p"] >= LEAST
                if fair and rows[0]["f1"] > best[name]:
                    best[name], found[name] = rows[0]["f1"], floor
        floors |= found
    return floors


def _row(name: str) -> str:
    """The scorer's name of what a floor decides."""
    return "masked feelings" if name == "masked" else name


def all_and_each(pairs: list[tuple[Document, Weights]]) -> list[dict[str, Any]]:
    """The scorer's rows of all documents, then of each corpus by itself."""
    corpora = sorted({doc.corpus for doc, _ in pairs})
    apart = [[(d, w) for d, w in pairs if d.corpus == corpus] for corpus in corpora]
    return [score(some).rows() for some in (pairs, *apart)]


def calibrate(pairs: list[tuple[Document, Weights]], layers: list[str]) -> dict[str, np.ndarray]:
    """`said`, `true` (layers, 6): means of sixths of the chances, and how many of them were right."""
    said, true = np.tile(np.linspace(0, 1, 6), (len(layers), 1)), np.tile(np.linspace(0, 1, 6), (len(layers), 1))
    for i, layer in enumerate(layers):
        chance, right = outcomes(pairs, layer) if layer in LAYERS else ([], [])
        if len(chance) >= 60:
            parts = np.array_split(np.argsort(chance), 6)
            said[i] = [np.mean(np.array(chance)[p]) for p in parts]
            true[i] = np.maximum.accumulate([np.mean(np.array(right)[p]) for p in parts])
    return {"said": said.astype(np.float32), "true": true.astype(np.float32)}


def outcomes(pairs: list[tuple[Document, Weights]], layer: str) -> tuple[list[float], list[bool]]:
    """Chance of every item that could be told, and whether a gold item bears it out."""
    chance: list[float] = []
    right: list[bool] = []
    for doc, weights in pairs:
        rows = told(doc, weights)[layer]
        gold = [{f: row.get(f) for f in row} for row in doc.gold[layer]]
        for row in rows:
            who = doc.to_gold.get(row.get("who") or row.get("by"))
            same = [
                g
                for g in gold
                if g["start"] < row["end"] and g["end"] > row["start"] and g.get("who", g.get("by")) == who
            ]
            key = {"feelings": None, "knowledge": "stance", "acts": "kind"}[layer]
            chance.append(row["confidence"])
            right.append(any(key is None or g[key] == row[key] for g in same))
    return chance, right
