"""Fit the weights of ties: `python training/fit_ties.py GOLD... --cache FOLDER [--out WEIGHTS.npz]`.

Each `GOLD` folder is in the one layout; its `dev.ids` are measured on and never trained on. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent / "evals"))
import score
from cache import SETTINGS, early_stages_from, signals_of
from held import listed
from underneath import to_dict
from underneath.encode.signals import Signals
from underneath.infer.bonds.features import NAMES, features
from underneath.infer.bonds.pairs import Pairs
from underneath.infer.bonds.weights import Judge
from underneath.infer.ties import SURE, looked_at
from underneath.layers.mentions import Coreference
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions
from underneath.layers.ties import TIES
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.settings import Settings
from workers import each

C_TIED, C_KIND = 0.03, 0.003  # best of those tried, cross-validated
PLAIN = Settings(language_check=SETTINGS.language_check, model=None)


def pairs_of(reading: Reading) -> Pairs:
    """The pairs of a reading."""
    layers = [reading.layer(kind) for kind in (Coreference, Attributions)]
    return Pairs(
        reading.story, reading.quotes, reading.mentions, reading.cast, *layers, reading.scenes, reading.layer(Staging)
    )


def rows(
    reading: Reading, signals: Signals, gold: dict[str, Any]
) -> list[tuple[np.ndarray, int, tuple[str, str], int | None]]:
    """Features, the gold kind (-1: not tied), the pair, and what it becomes."""
    to_gold = score.align(gold, to_dict(reading))
    truth = {frozenset((t["a"], t["b"])): t for t in gold["ties"]}
    order = {c.id: i for i, c in enumerate(reading.cast.characters)}
    met, out = looked_at(reading.story, signals, reading.mentions, reading.layer(Coreference), order), []
    for (a, b), pair in sorted(pairs_of(reading).pairs.items()):
        tie = truth.get(frozenset((to_gold.get(a, a), to_gold.get(b, b))))
        x = features(pair, (order[a], order[b]), len(order), len(reading.scenes), met.get((a, b)))
        turn = TIES.index(tie["becomes"]) if tie and tie.get("becomes") else None
        out.append((x, TIES.index(tie["kind"]) if tie else -1, (a, b), turn))
    return out


def load(folders: list[Path], cache: Path, *, dev: bool) -> list[tuple[str, int, list]]:
    paths = []
    for folder in folders:
        held = listed(folder / "dev.ids")
        paths += [path for path in sorted(folder.glob("*.json")) if (path.stem in held) == dev]
    return [found for found in each(partial(_document, cache), paths) if found is not None]


def _document(cache: Path, path: Path) -> tuple[str, int, list] | None:
    """A document's id, how many ties it has, and its pairs; None where ties are not marked."""
    gold, corpus = json.loads(path.read_text(encoding="utf-8")), path.parent.name
    if "ties" not in gold["layers"]:
        return None
    reading = read(
        path.with_suffix(".txt").read_bytes(),
        name=path.stem + ".txt",
        settings=PLAIN,
        stages=early_stages_from(cache, corpus),
    )
    return path.stem, len(gold["ties"]), rows(reading, signals_of(cache, corpus, path.stem), gold)


def measure(docs: list, judge: Judge, cut: float) -> dict[str, float]:
    """F1 of pairs and of pairs with their kind, precision and recall of pairs, share of right kinds among them."""
    n: Counter[str] = Counter()
    for _, gold, found in docs:
        n["gold"] += gold
        for x, truth, _, turn in found:
            sure, kind = judge.tie(x)
            if sure >= cut:
                n["said"] += 1
                n["pairs"] += truth >= 0
                n["kinds"] += truth >= 0 and TIES.index(judge.kinds[kind]) in {truth, turn}
    f1 = {k: 2 * n[k] / max(1, n["said"] + n["gold"]) for k in ("pairs", "kinds")}
    more = {"precision": n["pairs"] / max(1, n["said"]), "recall": n["pairs"] / max(1, n["gold"])}
    return f1 | more | {"kind of those": n["kinds"] / max(1, n["pairs"])}


def fit(docs: list, c_tied: float, c_kind: float) -> Judge:
    """Two logistic regressions over standardised columns; `c_…`: the inverse strength of their L2 penalties."""
    x = np.stack([row[0] for _, _, found in docs for row in found])
    y = np.array([row[1] for _, _, found in docs for row in found])
    middle, scale = x.mean(0), x.std(0) + 1e-3
    x = (x - middle) / scale
    tied = LogisticRegression(C=c_tied, max_iter=2000).fit(x, y >= 0)
    kind = LogisticRegression(C=c_kind, max_iter=2000).fit(x[y >= 0], y[y >= 0])
    one, many = np.append(tied.coef_[0], tied.intercept_), np.column_stack([kind.coef_, kind.intercept_])
    return Judge(middle, scale, one, many, tuple(TIES[k] for k in kind.classes_))


def crossed(docs: list, c_tied: float, c_kind: float, cut: float, folds: int = 5) -> dict[str, float]:
    """Means over folds by document."""
    got = []
    for k in range(folds):
        judge = fit([d for i, d in enumerate(docs) if i % folds != k], c_tied, c_kind)
        got.append(measure([d for i, d in enumerate(docs) if i % folds == k], judge, cut))
    return {key: round(float(np.mean([g[key] for g in got])), 3) for key in got[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    train, held = load(args.gold, args.cache, dev=False), load(args.gold, args.cache, dev=True)
    for c_tied, c_kind in ((0.01, 0.01), (0.03, 0.01), (0.1, 0.01), (0.03, 0.003), (0.03, 0.03)):
        print("crossed", c_tied, c_kind, crossed(train, c_tied, c_kind, SURE))
    judge = fit(train, C_TIED, C_KIND)
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5):
        print("dev", cut, measure(held, judge, cut))
    if args.out:
        rows = {name: getattr(judge, name).astype(np.float32) for name in ("middle", "scale", "tied", "kind")}
        np.savez(args.out, **rows, kinds=np.array([TIES.index(k) for k in judge.kinds]), names=np.array(NAMES))
        digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
        words = f'"""The hash of `{args.out.name}`; written by `training/fit_ties.py`."""\n\n'
        words += f'from __future__ import annotations\n\nfrom typing import Final\n\nSHA256: Final = "{digest}"\n'
        args.out.with_name("digest.py").write_text(words)


if __name__ == "__main__":
    main()
