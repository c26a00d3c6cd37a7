"""Fit the weights of ties: `python training/fit_ties.py GOLD... --cache FOLDER [--out FOLDER] [--dry]`.

Each `GOLD` folder is in the one layout; its `dev.ids` are measured on and never trained on. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent / "evals"))
import score
from cache import SETTINGS, early_stages_from, signals_of
from fits import add_out, keep
from held import listed
from underneath import to_dict
from underneath.encode.signals import Signals
from underneath.infer.bonds.features import NAMES, features
from underneath.infer.bonds.pairs import Pairs
from underneath.infer.bonds.weights import STAYS, Choice, Judge
from underneath.infer.ties import SURE, kinds_told, looked_at
from underneath.layers.mentions import Coreference
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions
from underneath.layers.ties import TIES
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.settings import Settings
from workers import each

C_TIED = 0.03  # best of those tried, cross-validated
# Ridges of kinds, for a loss that is the mean over ties: of the columns, and of the company (of 0.03, 0.1 and 0.3 the
# greater two named most of 1,991 unseen ties).
COLUMNS, COMPANY = 0.003, 0.15
OURS = 3.0  # times that a tie of the stories and vignettes counts: they are written as those that are measured
PLAIN = Settings(language_check=SETTINGS.language_check, model=None)


class Row(NamedTuple):
    """A pair: its columns, its company, the gold kind and what it becomes (-1: not tied, turns into nothing)."""

    columns: np.ndarray
    company: np.ndarray | None
    kind: int
    becomes: int


def rows(reading: Reading, signals: Signals, gold: dict[str, Any]) -> list[Row]:
    """The pairs of a reading; `company` is None where nothing is tied."""
    to_gold = score.align(gold, to_dict(reading))
    truth = {frozenset((t["a"], t["b"])): t for t in gold["ties"]}
    order = {c.id: i for i, c in enumerate(reading.cast.characters)}
    layers = [reading.layer(kind) for kind in (Coreference, Attributions)]
    pairs = Pairs(
        reading.story, reading.quotes, reading.mentions, reading.cast, *layers, reading.scenes, reading.layer(Staging)
    )
    met, company = looked_at(reading.story, signals, reading.mentions, layers[0], order, pairs)
    out = []
    for (a, b), pair in sorted(pairs.pairs.items()):
        tie = truth.get(frozenset((to_gold.get(a, a), to_gold.get(b, b))))
        x = features(pair, (order[a], order[b]), len(order), len(reading.scenes), met.get((a, b)))
        if tie is None:
            out.append(Row(x, None, -1, -1))
            continue
        turn = TIES.index(tie["becomes"]) if tie.get("becomes") else -1
        out.append(Row(x, company.of((a, b), pair) if company else None, TIES.index(tie["kind"]), turn))
    return out


def load(folders: list[Path], cache: Path, *, dev: bool) -> list[tuple[str, int, list]]:
    paths = []
    for folder in folders:
        held = listed(folder / "dev.ids")
        paths += [path for path in sorted(folder.glob("*.json")) if (path.stem in held) == dev]
    return [found for found in each(partial(_document, cache), paths) if found is not None]


def _document(cache: Path, path: Path) -> tuple[str, int, list] | None:
    """A document's corpus, how many ties it has, and its pairs; None where ties are not marked."""
    gold, corpus = json.loads(path.read_text(encoding="utf-8")), path.parent.name
    if "ties" not in gold["layers"]:
        return None
    reading = read(
        path.with_suffix(".txt").read_bytes(),
        name=path.stem + ".txt",
        settings=PLAIN,
        stages=early_stages_from(cache, corpus),
    )
    return corpus, len(gold["ties"]), rows(reading, signals_of(cache, corpus, path.stem), gold)


def measure(docs: list, judge: Judge, cut: float) -> dict[str, float]:
    """F1 of pairs and of pairs with their kind, precision and recall of pairs, share of right kinds among them; turns.

    Of the pairs found: how many of those said to turn do, how many that turn are said to, how many into the right kind.
    """
    n: Counter[str] = Counter()
    for _, gold, found in docs:
        n["gold"] += gold
        for row in found:
            if judge.sure(row.columns) < cut:
                continue
            n["said"] += 1
            if row.kind >= 0:
                n["pairs"] += 1
                n.update(_judged(judge, row))
    f1 = {k: 2 * n[k] / max(1, n["said"] + n["gold"]) for k in ("pairs", "kinds")}
    more = {"precision": n["pairs"] / max(1, n["said"]), "recall": n["pairs"] / max(1, n["gold"])}
    turns = {
        "turns precision": n["both turn"] / max(1, n["said to turn"]),
        "turns recall": n["both turn"] / max(1, n["turn"]),
        "turns into it": n["into it"] / max(1, n["said to turn"]),
    }
    return f1 | more | {"kind of those": n["kinds"] / max(1, n["pairs"])} | turns


def _judged(judge: Judge, row: Row) -> dict[str, int]:
    """What is right of a tie that is told, and is one."""
    kind, becomes = kinds_told(judge, row.columns, row.company)
    told = {TIES.index(one) for one in (kind, becomes) if one}
    turned, turns = becomes is not None, row.becomes >= 0
    return {
        "kinds": bool(told & {row.kind, row.becomes}),
        "said to turn": turned,
        "turn": turns,
        "both turn": turned and turns,
        "into it": turned and TIES.index(str(becomes)) == row.becomes,
    }


def fit(docs: list) -> Judge:
    """Logistic regressions over standardised columns: of all pairs, and twice of the tied ones."""
    every = [row for _, _, found in docs for row in found]
    x = np.stack([row.columns for row in every])
    middle, scale = x.mean(0), x.std(0) + 1e-3
    x = (x - middle) / scale
    tied = LogisticRegression(C=C_TIED, max_iter=2000).fit(x, [row.kind >= 0 for row in every])
    of = [i for i, row in enumerate(every) if row.kind >= 0]
    company = np.stack([every[i].company for i in of])
    around = company.mean(0)
    # The stronger ridge, as a wider spread.
    spread = (company.std(0) + 1e-3) * (COMPANY / COLUMNS) ** 0.5
    both = np.concatenate((x[of], (company - around) / spread), 1)
    ours = [corpus in {"stories", "vignettes"} for corpus, _, found in docs for _ in found]
    times = np.where(ours, OURS, 1.0)[of]
    kind = choice(both, np.array([every[i].kind for i in of]), times)
    into = np.array([every[i].becomes for i in of])
    turn = choice(both, np.where(into < 0, STAYS, into), times)
    return Judge(middle, scale, around, spread, np.append(tied.coef_[0], tied.intercept_), kind, turn)


def choice(rows: np.ndarray, right: np.ndarray, times: np.ndarray) -> Choice:
    """Which of several each row is; `right`: indices into `TIES`, or `STAYS`."""
    fitted = LogisticRegression(C=1 / (COLUMNS * times.sum()), max_iter=400).fit(rows, right, times)
    weights = np.column_stack([fitted.coef_, fitted.intercept_])
    return Choice(weights, tuple(None if k == STAYS else TIES[k] for k in fitted.classes_))


def crossed(docs: list, folds: int = 5) -> dict[str, float]:
    """Means over folds by document."""
    got = []
    for k in range(folds):
        judge = fit([d for i, d in enumerate(docs) if i % folds != k])
        got.append(measure([d for i, d in enumerate(docs) if i % folds == k], judge, SURE))
    return {key: round(float(np.mean([g[key] for g in got])), 3) for key in got[0]}


def columns_of(judge: Judge) -> dict[str, np.ndarray]:
    """The weights as they are kept."""
    kept = {name: getattr(judge, name).astype(np.float32) for name in ("middle", "scale", "tied")}
    kept |= {name: getattr(judge, name).astype(np.float16) for name in ("around", "spread")}
    for name in ("kind", "turn"):
        made = getattr(judge, name)
        kept[name] = made.weights.astype(np.float16)
        kept[f"{name}s"] = np.array([STAYS if one is None else TIES.index(one) for one in made.of])
    return kept | {"names": np.array(NAMES)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    add_out(parser)
    parser.add_argument("--dry", action="store_true", help="measure, and write nothing")
    args = parser.parse_args()
    train, held = load(args.gold, args.cache, dev=False), load(args.gold, args.cache, dev=True)
    print("crossed", crossed(train), flush=True)
    judge = fit(train)
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5):
        print("dev", cut, measure(held, judge, cut))
    if not args.dry:
        keep("ties", columns_of(judge), args.out)


if __name__ == "__main__":
    main()
