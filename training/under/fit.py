r"""Fit the scorers of feelings, knowledge and acts, and write the package's weights.

    PYTHONPATH=training:evals python training/under/fit.py --cache FOLDER --gold FOLDERS \
        [--out FOLDER] [--check]

Ridge-regularised logistic regressions and small networks (their mean) on every document that is not in a `dev.ids`;
the floors and what chances came to are set on those that are. `--check`: also leave each fifth of the training stories
out in turn and score it with the floors found on dev, which says whether they hold. Deterministic. Five minutes on one
core.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from floors import calibrate, figures, set_floors
from inner import inner
from marked import NONE, QUESTIONS, Document, documents
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from fits import add_out, keep
from held import unseen_in
from underneath.infer.under import weights
from underneath.infer.under.features import BUCKETS
from underneath.infer.under.people import WIDTH
from underneath.infer.under.weigh import COUNT, OUTPUTS
from underneath.infer.under.weights import Weights
from underneath.layers.feelings import FEELINGS

# Ridge of each question. Of 10, 33 and 100, 33 found most units of dev for feelings and acts; for the feeling's name
# 3 did better than 10 (0.16 to 0.14 right). The persons' is that of a unit normal.
RIDGE = {"feels": 30.0, "masked": 30.0, "felt": 3.0, "stance": 30.0, "kind": 30.0}
# How far a feeling that is told often must be the likelier, to be named: its odds are divided by its share to this
# power. Fear is one feeling in six and was what every unclear face came to. Of 482 feelings found (stories and
# vignettes of dev, 94 unseen tales) with 0, 0.2, 0.4, 0.6 named right: 0.52, 0.54, 0.56, 0.56; right in polarity: 0.76,
# 0.77, 0.79, 0.78.
RARE = 0.4
FOLDS = 5
UNSEEN = 3  # times that a document counts of which the encoder has not learned


@dataclass(frozen=True, slots=True)
class Columns:
    """Dense columns (n, d), counts of n units' words in buckets (n, BUCKETS), and a column of ones that is not kept.

    Apart, for as one sparse matrix they took twelve minutes where this takes two.
    """

    dense: np.ndarray
    bags: csr_matrix

    def __getitem__(self, rows: np.ndarray) -> Columns:
        return Columns(self.dense[rows], self.bags[rows])

    @property
    def width(self) -> int:
        """How many weights a class has."""
        return self.dense.shape[1] + BUCKETS + 1

    def score(self, w: np.ndarray) -> np.ndarray:
        """(n, classes) float32 of weights (width, classes)."""
        w = w.astype(np.float32)
        d = self.dense.shape[1]
        return self.dense @ w[:d] + self.bags @ w[d:-1] + w[-1]

    def slope(self, rest: np.ndarray) -> np.ndarray:
        """(width, classes) of what is left of each row, (n, classes)."""
        return np.concatenate((self.dense.T @ rest, self.bags.T @ rest, rest.sum(0, keepdims=True)))


def columns(docs: list[Document]) -> Columns:
    """The signs of all units of all documents."""
    dense = np.concatenate([d.features.dense for d in docs]).astype(np.float32)
    bucket = np.concatenate([d.features.bucket for d in docs])
    counts = np.concatenate([np.diff([*d.features.begins, len(d.features.bucket)]) for d in docs])
    begins = np.concatenate(([0], counts.cumsum()))
    return Columns(dense, csr_matrix((np.ones(len(bucket), np.float32), bucket, begins), (len(dense), BUCKETS)))


def logistic(x: Columns, y: np.ndarray, classes: int, ridge: float) -> np.ndarray:
    """(width, classes) weights of a multinomial regression; the last column (the ones) goes free of the ridge."""
    shape = (x.width, classes)
    truth = np.eye(classes, dtype=np.float32)[y]
    held = np.full(shape, ridge)
    held[-1] = 1e-3

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(shape)
        score = x.score(w)
        score -= score.max(1, keepdims=True)
        log_z = np.log(np.exp(score).sum(1, keepdims=True))
        value = -(truth * (score - log_z)).sum(dtype=np.float64) + 0.5 * (held * w * w).sum()
        return value, (x.slope(np.exp(score - log_z) - truth) + held * w).ravel()

    return minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x.reshape(
        shape
    )


def two_way(x: Columns, y: np.ndarray, ridge: float) -> np.ndarray:
    """(columns, 1) weights of a plain logistic regression."""
    both = logistic(x, y.astype(int), 2, 2 * ridge)
    return both[:, 1:] - both[:, :1]


def scorers(docs: list[Document]) -> np.ndarray:
    """(columns, COUNT): all questions' weights side by side."""
    x = columns(docs)
    labels = {layer: np.concatenate([d.labels[layer] for d in docs]) for layer in QUESTIONS}
    masked = np.concatenate([d.masked for d in docs])
    out = np.zeros((x.width, COUNT))
    told, felt = labels["feelings"] >= NONE, labels["feelings"] >= 0
    out[:, OUTPUTS["feels"]] = two_way(x[told], felt[told], RIDGE["feels"])
    out[:, OUTPUTS["masked"]] = two_way(x[felt], masked[felt], RIDGE["masked"])
    width = OUTPUTS["felt"].stop - OUTPUTS["felt"].start
    out[:, OUTPUTS["felt"]] = logistic(x[felt], labels["feelings"][felt], width, RIDGE["felt"])
    for question, layer in (("stance", "knowledge"), ("kind", "acts")):
        known = labels[layer] >= NONE
        width = OUTPUTS[question].stop - OUTPUTS[question].start
        out[:, OUTPUTS[question]] = logistic(x[known], labels[layer][known] + 1, width, RIDGE[question])
    return out


def chooser(docs: list[Document], layer: str) -> np.ndarray:
    """(WIDTH + 1,): weights of the signs that someone is the one meant, and a bias against nobody."""
    rows = []
    for d in docs:
        for k in np.flatnonzero(d.item[layer] >= 0):
            who = d.gold[layer][d.item[layer][k]].get("who")
            if who and d.people.ids[k]:
                right = [d.to_gold.get(id_) == who for id_ in d.people.ids[k]]
                rows.append((d.people.signs[k], right.index(True) if any(right) else -1))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.5 * float(w @ w), w.copy()
        for signs, y in rows:
            score = np.concatenate((signs @ w[:-1] + w[-1], [0.0]))
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            value -= np.log(chance[y] + 1e-12)
            chance[y] -= 1
            slope[:-1] += chance[:-1] @ signs
            slope[-1] += chance[:-1].sum()
        return value, slope

    return minimize(loss, np.zeros(WIDTH + 1), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


def fitted(docs: list[Document]) -> dict[str, np.ndarray]:
    """All arrays of the weights file but the floors; the large ones as int8 with a scale a column."""
    w = scorers(docs)
    deep = inner(docs)
    both = 0.5  # of each: the mean of the linear scorers' log-odds and the networks'
    bias = both * (w[-1] + deep["outer_bias"])
    bias[OUTPUTS["felt"]] -= RARE * np.log(shares_of(docs))
    out: dict[str, np.ndarray] = {
        "bias": bias.astype(np.float32),
        "inner_bias": deep["inner_bias"].astype(np.float32),
        "outer": (both * deep["outer"]).astype(np.float16),
    }
    parts = {"dense": both * w[: -1 - BUCKETS], "words": both * w[-1 - BUCKETS : -1], "inner": deep["inner"]}
    for name, part in parts.items():
        scale = np.abs(part).max(0) / 127 + 1e-9
        out[name], out[f"{name}_scale"] = np.round(part / scale).astype(np.int8), scale.astype(np.float32)
    out["who_feels"] = chooser(docs, "feelings").astype(np.float32)
    out["who_knows"] = chooser(docs, "knowledge").astype(np.float32)
    return out


def shares_of(docs: list[Document]) -> np.ndarray:
    """(feelings,) how large a share of all that are told each has; every one is counted once more."""
    felt = np.concatenate([d.labels["feelings"] for d in docs])
    count = np.bincount(felt[felt >= 0], minlength=len(FEELINGS)) + 1.0
    return count / count.sum()


def weights_of(arrays: dict[str, np.ndarray], floors: dict[str, float] | None = None) -> Weights:
    """The weights as the package reads them, with floors that let everything through where none are given."""
    floors = floors or dict.fromkeys(("feelings", "masked", "knowledge", "acts"), 0.0)
    even = np.tile([0.0, 1.0], (len(floors), 1))
    told = {"layers": np.array(list(floors)), "floors": np.array(list(floors.values())), "said": even, "true": even}
    return weights.weights_of(arrays | told)


def check(docs: list[Document], floors: dict[str, float]) -> None:
    """Leave each fifth of the training stories out in turn; print how it is scored."""
    ours = [d for d in docs if not d.dev and d.corpus in {"stories", "vignettes"}]
    rest = [d for d in docs if not d.dev and d.corpus not in {"stories", "vignettes"}]
    pairs = []
    for fold in range(FOLDS):
        arrays = fitted([d for i, d in enumerate(ours) if i % FOLDS != fold] + rest)
        pairs += [(d, weights_of(arrays, floors)) for d in ours[fold::FOLDS]]
    print("left out in turn:", figures(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    add_out(parser)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    docs = [d for folder in args.gold for d in documents(args.cache, folder)]
    dev = [d for d in docs if d.dev]
    unseen = unseen_in(args.gold)
    arrays = fitted([d for d in docs if not d.dev for _ in range(UNSEEN if d.id in unseen else 1)])
    floors = set_floors([(d, weights_of(arrays)) for d in dev])
    print("floors", floors)
    print("dev:", figures([(d, weights_of(arrays, floors)) for d in dev]))
    arrays |= {"layers": np.array(list(floors)), "floors": np.array(list(floors.values()), np.float32)}
    arrays |= calibrate([(d, weights_of(arrays)) for d in dev], list(floors))
    keep("undertones", arrays, args.out)
    if args.check:
        check(docs, floors)


if __name__ == "__main__":
    main()
