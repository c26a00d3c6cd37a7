"""Fit the weights of speaker attribution: `python training/rules/fit_speakers.py GOLD [--out weights.py]`.

GOLD holds the folders `stories`, `vignettes`, `litbank` and `pdnc`; documents of their `dev.ids` are never read.
Maximum conditional likelihood of the true speakers by L-BFGS, with a ridge around the hand-set `prior.py`; about a
minute. `--folds 4` says how well it does on training conversations left out, and writes nothing. The same input gives
the same numbers; input are also the weights there before (they align the cast with the labels) and the cast and the
mentions found: run it again when those change.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
from chain import Labelled, batches
from prior import start
from scipy.optimize import minimize
from talks import labelled

from underneath.infer.attribution.weigh import FEATURES

OUT = Path(__file__).parents[2] / "src/underneath/infer/attribution/weights.py"
RIDGE = 20.0  # 8 to 60 tried by leaving out quarters of the training documents; 8 and 12 as good on stories alone
STEPS = 60
SMALL = 0.05  # weights below are left out


def gather(gold: Path) -> list[Labelled]:
    """Training conversations; fiction in the manner of the posted kind counts most."""
    items: list[Labelled] = []
    for name in ("stories", "vignettes"):
        items += labelled(gold / name, 2.0)
        items += labelled(gold / name, 1.0, from_gold=True)
    return items + labelled(gold / "litbank", 1.0) + labelled(gold / "pdnc", 0.1, limit=4)


def fit(items: list[Labelled]) -> np.ndarray:
    """The weights, shape (features,)."""
    prior, parts = start(), batches(items)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = RIDGE * float(((w - prior) ** 2).sum()), 2 * RIDGE * (w - prior)
        for part in parts:
            more, slope = part.loss(w)
            value, gradient = value + more, gradient + slope
        return value, gradient

    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x)


def right(items: list[Labelled], w: np.ndarray) -> tuple[int, int]:
    """Turns whose likeliest speaker is the true one, and turns with a known truth."""
    hits = total = 0
    for part in batches(items):
        chance = np.where(part.valid, part.expect(w, told=False)[1], -1.0)
        chance[:, :, 0] = -1.0
        guess = np.take_along_axis(part.gold, chance.argmax(2)[:, :, None], 2)[:, :, 0]
        hits, total = hits + int(guess[part.known].sum()), total + int(part.known.sum())
    return hits, total


def cross(items: list[Labelled], folds: int) -> float:
    """Share of turns right in conversations left out; neighbours stay together, most of a document too."""
    block = max(1, len(items) // (8 * folds))
    fold = [i // block % folds for i in range(len(items))]
    hits = total = 0
    for f in range(folds):
        w = fit([x for x, g in zip(items, fold, strict=True) if g != f])
        got = right([x for x, g in zip(items, fold, strict=True) if g == f], w)
        hits, total = hits + got[0], total + got[1]
    return hits / total


def write(w: np.ndarray, path: Path) -> None:
    """Put the weights into the module."""
    rows = "".join(f'    "{n}": {x:.2f},\n' for n, x in zip(FEATURES, w, strict=True) if abs(x) >= SMALL)
    old = path.read_text()
    path.write_text(
        re.sub(r"(_WEIGHT: dict\[str, float\] = \{\n).*?(\n?\}\n)", lambda m: m[1] + rows + "}\n", old, flags=re.DOTALL)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    items = gather(given.gold)
    if given.folds:
        print(f"left out: {cross(items, given.folds):.3f} of turns right")
        return
    w = fit(items)
    hits, total = right(items, w)
    print(f"{len(items)} conversations, {hits / total:.3f} of {total} turns right on the data fitted")
    write(w, given.out)


if __name__ == "__main__":
    main()
