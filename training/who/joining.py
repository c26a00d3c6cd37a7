"""Fit the trees that say which people the links left in two.

    python training/who/joining.py --cache FOLDER --gold GOLD... [--out FOLDER] [--limit 0.3]

Every gold document is read as far as the links go (`resolve.link_mentions`, shipped weights); a pair of people is one
where most mentions of both are of one gold entity. LightGBM grows the trees; numpy reads them. Documents of `dev.ids`
are never fitted on; on them, and on a fifth of the others left out, the coreference of people is printed without
joining and at several limits. Most of ten minutes is reading.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
sys.path.insert(0, str(Path(__file__).parents[1]))

import lightgbm
from coreference_data import needed_layers

from fits import add_out, columns_of, keep
from held import listed, texts_to_fit_on, unseen_in
from score import clusters, coref
from underneath.infer.casting.trees import Forest
from underneath.infer.coreference.apart import Couples, Everyone, couples_of, everyone_in, signs_of
from underneath.infer.coreference.joining import grouped
from underneath.infer.coreference.resolve import Linked, link_mentions
from underneath.infer.coreference.table import Table
from underneath.layers.cast import Cast
from underneath.layers.mentions import Mentions
from underneath.reading.stages import inputs_of
from workers import each

TREES = 250
RECIPE = {
    "objective": "binary", "learning_rate": 0.04, "num_leaves": 12, "min_data_in_leaf": 20, "lambda_l2": 5,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 0, "deterministic": True,
    "num_threads": 2, "verbose": -1,
}  # fmt: skip
LIMITS = (0.25, 0.3, 0.35, 0.4, 0.5)
LEFT_OUT = 5  # every which document of those to fit on is left out for the printed figures
# How much stories count, as whole stories do elsewhere, and documents that the encoder has not learned from.
TIMES, UNSEEN = {"stories": 3, "vignettes": 2}, 3


@dataclass
class Case:
    """One document: its pairs, the truth, and what is needed to score it."""

    corpus: str
    id: str
    dev: bool
    signs: np.ndarray
    right: np.ndarray
    everyone: Everyone
    couples: Couples
    mentions: list[dict[str, Any]]
    gold: list[dict[str, Any]]


def case(cache: Path, path: Path) -> Case | None:
    """Read one document; None where no link takes two people for one."""
    layers = needed_layers(path, cache, set(inputs_of(link_mentions).values()))
    if not len(layers[Mentions]):
        return None
    linked = link_mentions(**{name: layers[kind] for name, kind in inputs_of(link_mentions).items()})
    gold = [m for m in json.loads(path.with_suffix(".json").read_text())["mentions"] if m["type"] == "PER"]
    return _case(path, layers, linked, gold)


def _case(path: Path, layers: dict[type, Any], linked: Linked, gold: list[dict[str, Any]]) -> Case | None:
    table = layers[Table]
    everyone = everyone_in(table, linked.ids, {c.id for c in layers[Cast].characters})
    couples = couples_of(everyone, linked.weighed)
    if not len(couples.one):
        return None
    whose = owners(everyone, layers[Mentions], gold)
    right = [whose[a] is not None and whose[a] == whose[b] for a, b in zip(couples.one, couples.other, strict=True)]
    signs = signs_of(table, everyone, couples, linked.weighed, linked.rows)
    rows = [
        {"start": m.span.start, "end": m.span.end, "type": m.type, "entity": e}
        for m, e in zip(layers[Mentions], linked.ids, strict=True)
    ]
    dev = path.stem in listed(path.parent / "dev.ids")
    return Case(path.parent.name, path.stem, dev, signs, np.array(right, float), everyone, couples, rows, gold)


def owners(everyone: Everyone, mentions: Mentions, gold: list[dict[str, Any]]) -> list[str | None]:
    """For each person the gold entity that most of their mentions are of; None where none has most."""
    at = {(m["start"], m["end"]): m["entity"] for m in gold}
    counts = [Counter[Any]() for _ in everyone.ids]
    for mention, k in zip(mentions, everyone.own.tolist(), strict=True):
        if k >= 0:
            counts[k][at.get(tuple(mention.span))] += 1
    best = [c.most_common(1)[0] if c else (None, 0) for c in counts]
    return [who if 2 * n > c.total() else None for (who, n), c in zip(best, counts, strict=True)]


def fit(cases: list[Case], unseen: frozenset[str]) -> Forest:
    weight = [np.full(len(c.right), UNSEEN if c.id in unseen else TIMES.get(c.corpus, 1)) for c in cases]
    signs, right = np.concatenate([c.signs for c in cases]), np.concatenate([c.right for c in cases])
    grown = lightgbm.train(RECIPE, lightgbm.Dataset(signs, right, weight=np.concatenate(weight)), TREES)
    return forest_of([tree["tree_structure"] for tree in grown.dump_model()["tree_info"]])


def forest_of(trees: list[dict[str, Any]]) -> Forest:
    """LightGBM's trees in the layout that numpy reads; its first tree holds the odds to begin with."""
    shape = len(trees), 2 * int(RECIPE["num_leaves"]) - 1
    feature, left, right = np.full(shape, -1, np.int16), np.zeros(shape, np.int16), np.zeros(shape, np.int16)
    limit, value = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for t, root in enumerate(trees):
        nodes = [root]
        for at, node in enumerate(nodes):  # grows on the way
            if "leaf_value" in node:
                value[t, at] = node["leaf_value"]
                continue
            feature[t, at], limit[t, at] = node["split_feature"], node["threshold"]
            left[t, at], right[t, at] = len(nodes), len(nodes) + 1
            nodes += [node["left_child"], node["right_child"]]
    return Forest(feature, limit, left, right, value, 0.0)


def people(cases: list[Case], chances: list[np.ndarray], sure: float) -> float:
    """CoNLL mean of people's coreference, in per cent, with those joined that are sure."""
    total: dict[str, np.ndarray] = {}
    for one, chance in zip(cases, chances, strict=True):
        same = {}
        for group in grouped(one.couples, chance, sure):
            same |= {one.everyone.ids[k]: one.everyone.ids[group[0]] for k in group}
        rows = [row | {"entity": same.get(row["entity"], row["entity"])} for row in one.mentions]
        for metric, counts in coref(clusters(one.gold, "PER"), clusters(rows, "PER")).items():
            total[metric] = total.get(metric, np.zeros(4)) + counts
    f1 = []
    for rn, rd, pn, pd in total.values():
        r, p = rn / rd, pn / pd
        f1.append(2 * p * r / (p + r))
    return round(100 * float(np.mean(f1)), 2)


def report(name: str, cases: list[Case], trees: Forest) -> None:
    chances = [trees.chances(c.signs) if len(c.signs) else np.zeros(0, np.float32) for c in cases]
    said = {sure: people(cases, chances, sure) for sure in (1.0, *LIMITS)}
    print(name, len(cases), "documents; apart", said.pop(1.0), "joined", said, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    add_out(parser)
    args = parser.parse_args()
    unseen = frozenset(unseen_in(args.gold))
    paths = [path for folder in args.gold for path in texts_to_fit_on(folder)]
    cases = [c for c in each(partial(case, args.cache), paths) if c is not None]
    train, dev = [c for c in cases if not c.dev], [c for c in cases if c.dev]
    print(sum(len(c.right) for c in train), "pairs,", int(sum(c.right.sum() for c in train)), "of them one", flush=True)
    part = fit([c for i, c in enumerate(train) if i % LEFT_OUT], unseen)
    report("left out", train[::LEFT_OUT], part)
    report("left out, unseen", [c for c in train[::LEFT_OUT] if c.id in unseen], part)
    trees = fit(train, unseen)
    keep("joining", columns_of("trees", trees), args.out)
    for corpus in sorted({c.corpus for c in dev}):
        report(f"{corpus}, dev", [c for c in dev if c.corpus == corpus], trees)


if __name__ == "__main__":
    main()
