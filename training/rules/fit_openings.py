"""Fit what tells unlabelled words before a tale from the tale: `python training/rules/fit_openings.py GOLD [--dry]`.

GOLD holds `stories`, `tales`, `vignettes`, `litbank` and `pdnc`. Of each document the pieces that no rule labels, up to
the tale's first, are examples, each of the kind that the gold gives it; so are the tale's next pieces, as if the text
began there. Documents of `dev.ids` are counted, never fitted on. Softmax regression with a ridge (L-BFGS: the same
numbers every time), half a minute; `--dry` measures on documents left out in turn and writes nothing, two minutes.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from underneath.ingest.assemble import label
from underneath.ingest.blocks import Piece, find_pieces
from underneath.ingest.paratext import zones, zones_of
from underneath.ingest.paratext.openings import BUCKETS, KINDS, REACH, SURE, WEIGHTS, Signs, may_open, signs_of
from underneath.ingest.plain import read_plain
from underneath.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from held import listed
from workers import each

FOLDERS = ("stories", "tales", "vignettes", "litbank", "pdnc")
FOLDS = 4
# Ridges: of words 0.15 to 3, of numbers 0.1 to 4, these found most where one letter in forty of it is the tale's.
WORDS, NUMBERS = 0.4, 1.0
SHIFTED, TIMES = 4, 0.4  # pieces of the tale that are taken for a text's first as well, and how much each counts
OURS = 3.0  # times that a piece of the stories counts
Weights = dict[str, np.ndarray]


@dataclass
class Example:
    """A piece that opens a text, or would if the text were cut there (`shifted`). `kind`: 0 the tale, else `KINDS`."""

    id: str
    corpus: str
    dev: bool
    signs: Signs
    kind: int
    letters: int
    shifted: bool = False

    @property
    def times(self) -> float:
        """How much it counts."""
        return (OURS if self.corpus == "stories" else 1.0) * (TIMES if self.shifted else 1.0)


def examples(path: Path) -> list[Example]:
    """Those of one document, labelled by rule alone."""
    zones.kind_of_opening = lambda _zone, _i: None
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("paratext", [])
    manuscript = read_plain(path.read_bytes(), Settings())
    pieces = find_pieces(manuscript.text)
    label(pieces, manuscript)
    dev = path.stem in listed(path.parent / "dev.ids")
    out = []
    for zone in zones_of(pieces):
        kinds = [kind_of(piece, gold) for piece in zone]
        found = _of_zone(zone, kinds)
        out += [Example(path.stem, path.parent.name, dev, *row) for row in found]
        if any(p.open and not kind for p, kind in zip(zone, kinds, strict=True)):
            break
    return out


def kind_of(piece: Piece, paratext: list[dict[str, Any]]) -> int:
    """What the gold calls a piece."""
    for row in paratext:
        if 2 * (min(row["end"], piece.span.end) - max(row["start"], piece.span.start)) > piece.span.length:
            return 1 + KINDS.index(row["kind"])
    return 0


def _of_zone(zone: list[Piece], kinds: list[int]) -> Iterator[tuple[Signs, int, int, bool]]:
    tale = [i for i, kind in enumerate(kinds) if not kind and zone[i].role in {"prose", "paratext"}]
    first = tale[0] if tale else len(zone)
    for i in range(min(first + 1, len(zone), REACH)):
        if zone[i].open and may_open(zone[i]):
            yield signs_of(zone, i), kinds[i], zone[i].span.length, False
    for i in tale[1 : 1 + SHIFTED]:
        if zone[i].open and may_open(zone[i]):
            yield signs_of(zone[i:], 0), 0, zone[i].span.length, True


def rows_of(found: list[Example]) -> tuple[csr_matrix, np.ndarray]:
    """Words (n, BUCKETS) and numbers (n, d)."""
    begins = np.cumsum([0, *(len(e.signs.buckets) for e in found)])
    flat = np.concatenate([e.signs.buckets for e in found])
    words = csr_matrix((np.ones(len(flat)), flat, begins), (len(found), BUCKETS))
    return words, np.array([e.signs.numbers for e in found], float)


def fitted(found: list[Example]) -> Weights:
    """`words` (BUCKETS, kinds), `numbers` (d, kinds) and `bias`, the tale first."""
    words, numbers = rows_of(found)
    mean, spread = numbers.mean(0), (numbers.std(0) + 1e-3) * (NUMBERS / WORDS) ** 0.5
    rows = hstack([words, csr_matrix((numbers - mean) / spread)]).tocsr()
    net = LogisticRegression(C=1 / WORDS, max_iter=1500)
    net.fit(rows, [e.kind for e in found], [e.times for e in found])
    shape = 1 + len(KINDS)
    out = {"words": np.zeros((BUCKETS, shape)), "numbers": np.zeros((len(mean), shape)), "bias": np.full(shape, -20.0)}
    coef, intercept = net.coef_, net.intercept_
    if len(net.classes_) == 2:
        coef, intercept = np.concatenate((-coef, coef)) / 2, np.concatenate((-intercept, intercept)) / 2
    out["words"][:, net.classes_] = coef[:, :BUCKETS].T
    out["numbers"][:, net.classes_] = coef[:, BUCKETS:].T / spread[:, None]
    out["bias"][net.classes_] = intercept - mean @ out["numbers"][:, net.classes_]
    return out


def said(weights: Weights, found: list[Example]) -> np.ndarray:
    """(n, kinds) chances."""
    words, numbers = rows_of(found)
    score = words @ weights["words"] + numbers @ weights["numbers"] + weights["bias"]
    power = np.exp(score - score.max(1, keepdims=True))
    return power / power.sum(1, keepdims=True)


def left_out(found: list[Example]) -> np.ndarray:
    """The chances that those fitted without each fold of the documents give to it."""
    fold = {id_: n % FOLDS for n, id_ in enumerate(sorted({e.id for e in found}))}
    chance = np.zeros((len(found), 1 + len(KINDS)))
    for f in range(FOLDS):
        out = [i for i, e in enumerate(found) if fold[e.id] == f]
        chance[out] = said(fitted([e for e in found if fold[e.id] != f]), [found[i] for i in out])
    return chance


def measure(title: str, found: list[Example], chance: np.ndarray) -> None:
    """Of letters that no rule labels: precision, recall; of pieces: right kinds, and whose first words are taken."""
    real = np.array([not e.shifted for e in found])
    truth, letters = np.array([e.kind for e in found]), np.array([e.letters for e in found])
    print(title, "first pieces of tales:", dict(Counter(e.corpus for e in found if not e.shifted and not e.kind)))
    for bound in (SURE, 0.6, 0.7, 0.8, 0.9):
        told = (1 - chance[:, 0] >= bound) & real
        hit = told & (truth > 0)
        precision, recall = (letters[hit].sum() / max(1, letters[of].sum()) for of in (told, (truth > 0) & real))
        kinds = (1 + chance[hit, 1:].argmax(1) == truth[hit]).sum() / max(1, hit.sum())
        wrong = dict(Counter(found[i].corpus for i in np.flatnonzero(told & (truth == 0))))
        print(f"  from {bound}: {precision:.3f}, {recall:.3f}; kinds {kinds:.3f}, taken {wrong}", flush=True)


def packed(weights: Weights) -> Weights:
    """As they are kept."""
    scale = np.abs(weights["words"]).max(0) / 127 + 1e-9
    words = np.round(weights["words"] / scale).astype(np.int8)
    return {"words": words, "scale": scale.astype(np.float32)} | {
        name: weights[name].astype(np.float32) for name in ("numbers", "bias")
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--dry", action="store_true", help="measure only")
    args = parser.parse_args()
    paths = [p for name in FOLDERS for p in sorted((args.gold / name).glob("*.txt")) if p.with_suffix(".json").exists()]
    found = [e for doc in each(examples, paths) for e in doc]
    train, dev = [e for e in found if not e.dev], [e for e in found if e.dev]
    if args.dry:
        measure("left out", train, left_out(train))
    weights = fitted(train)
    if dev:
        measure("dev", dev, said(weights, dev))
    if not args.dry:
        np.savez_compressed(WEIGHTS, **packed(weights))
        print(WEIGHTS, f"{WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
