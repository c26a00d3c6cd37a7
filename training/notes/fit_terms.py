"""Fit the scorer of a story's own words on gold stories and on the passages of `evals/passages/terms.txt`.

    python training/notes/fit_terms.py --cache FOLDER --gold GOLD... [--model small] [--out FOLDER]

As `fit_notes.py`, but only with folders whose terms are marked throughout (stories, vignettes, tales; the sketches'
are not).
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_notes import logistic
from gathered import PASSAGES

sys.path.insert(0, str(Path(__file__).parents[1]))
from cache import SETTINGS, stages_from
from fits import add_out, keep
from held import listed
from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.infer.labels import label_words
from underneath.infer.terms import name_of
from underneath.infer.worded.candidates import candidates_of
from underneath.infer.worded.features import COLUMNS, rows_of, spans_of
from underneath.ingest.ingest import ingest
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.corrections import Corrections
from underneath.layers.syntax import Syntax
from underneath.layers.terms import Terms
from underneath.reading.stages import GIVEN, STAGES, inputs_of, order, output_of, replaced, run
from underneath.settings import Settings
from underneath.story.story import Story

FOLDS, SEED = 5, 7
COLUMN_L2, VECTOR_L2 = 0.4, 4.0
PASSAGE_WEIGHT = 0.5
# Tales' own words are marked less evenly, and there are fifty tales for one story; suffixes ("-san") so unevenly that
# only the stories tell of them.
TALE_WEIGHT = 0.2
# Of the candidates that are no terms (199 in 200) one in four is learned from, with four times the weight.
THINNED = 4
# What a passage of two sentences cannot tell.
LENGTHS = [COLUMNS.index(name) for name in ("dense", "first", "words", "count")]


@dataclass
class Worded:
    """One document: rows of its candidates, their names, whether each is a term, and how many terms there are."""

    corpus: str
    dev: bool
    rows: np.ndarray
    names: list[str]
    kinds: list[str]
    truth: np.ndarray
    gold: set[str]


def bare(name: str) -> str:
    return re.sub(r"^(the |a |an |to |-)", "", name.lower().replace("’", "'"))


def layers_of(story: Story, encode: object, learned: tuple) -> dict:
    """Cast and syntax of a story, by the real stages."""
    stages = order(s for s in replaced(STAGES, (encode, *learned[1:])) if output_of(s) is not Terms)
    makers, wanted = {output_of(s): s for s in stages}, {Cast, Syntax}
    while grown := {k for w in wanted if w in makers for k in inputs_of(makers[w]).values()} - wanted:
        wanted |= grown
    given = {Story: story, Settings: SETTINGS, KnownCast: KnownCast(), Corrections: Corrections()}
    assert set(given) == set(GIVEN)
    return run([s for s in stages if output_of(s) in wanted], given)


def worded(corpus: str, dev: bool, story: Story, layers: dict, gold: set[str]) -> Worded:
    candidates = candidates_of(story, layers[Syntax], layers[Cast])
    rows = rows_of(story, layers[Signals], label_words(layers[Signals]), layers[Cast], candidates)
    names = [name_of(story, c, spans_of(story, c)).lower() for c in candidates]
    known = {bare(name) for name in gold}
    truth = np.array([float(bare(name) in known) for name in names])
    return Worded(corpus, dev, rows, names, [c.kind for c in candidates], truth, {g.lower() for g in gold})


def documents(folder: Path, cache: Path) -> list[Worded]:
    dev = listed(folder / "dev.ids")
    learned, out = stages_from(cache, folder.name), []
    for path in sorted(folder.glob("*.txt")):
        if not path.with_suffix(".json").exists() or not (cache / folder.name / f"{path.stem}.pickle").exists():
            continue
        story = ingest(path.read_bytes(), path.name, SETTINGS)
        gold = {t["name"] for t in json.loads(path.with_suffix(".json").read_text())["terms"]}
        out.append(worded(folder.name, path.stem in dev, story, layers_of(story, learned[0], learned), gold))
    return out


def passages(cache: Path, model: str) -> list[Worded]:
    """The written passages; [[…]] marks the words that are their world's own."""
    kept = cache / "passages" / "terms.pickle"
    known = pickle.loads(kept.read_bytes()) if kept.exists() else {}
    learned, out = stages_from(cache, "passages"), []
    lines = [li for li in (PASSAGES / "terms.txt").read_text().splitlines() if li and not li.startswith("#")]
    marked = [line.split(" | ", 1)[1] for line in lines]
    texts = [re.sub(r"\[\[|\]\]|[{}]", "", text) for text in marked]
    if missing := [text for text in texts if text not in known]:
        encoder = Encoder(Path(model) if Path(model).is_dir() else model, 1, vectors=True)
        known |= {text: encode_story(ingest(text.encode(), "p.txt", SETTINGS), encoder) for text in missing}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(known, protocol=5))
    for line, text in zip(marked, texts, strict=True):
        story = ingest(text.encode(), "p.txt", SETTINGS)
        made = layers_of(story, _fixed(known[text]), learned)
        gold = set(re.findall(r"\[\[(.+?)\]\]", line))
        out.append(worded("passages", dev=False, story=story, layers=made, gold=gold))
    return out


def _fixed(signals: Signals):
    def encode_kept(story: Story) -> Signals:
        del story
        return signals

    return encode_kept


def fit(shown: list[Worded], mean: np.ndarray, scale: np.ndarray) -> np.ndarray:
    rows = np.concatenate([(s.rows - mean) / scale for s in shown]).astype(np.float32)
    written = np.concatenate([np.full(len(s.truth), s.corpus == "passages") for s in shown])
    rows[np.ix_(written, LENGTHS)] = 0
    truth = np.concatenate([s.truth for s in shown])
    kept = (truth > 0) | (np.random.default_rng(SEED).integers(THINNED, size=len(truth)) == 0)
    shares = {"passages": PASSAGE_WEIGHT, "tales": TALE_WEIGHT}
    weight = np.concatenate([np.full(len(s.truth), shares.get(s.corpus, 1.0)) for s in shown])
    weight *= np.where(truth > 0, 1, THINNED)
    suffix = np.concatenate([np.array([k == "suffix" for k in s.kinds], bool) for s in shown])
    weight[suffix & np.concatenate([np.full(len(s.truth), s.corpus == "tales") for s in shown])] = 0
    l2 = np.concatenate((np.full(len(COLUMNS), COLUMN_L2), np.full(rows.shape[1] - len(COLUMNS), VECTOR_L2), [0.01]))
    rows = np.c_[rows[kept], np.ones(kept.sum(), np.float32)]
    return logistic(rows, truth[kept, None].astype(np.float32), weight[kept, None].astype(np.float32), l2)[:, 0]


def odds_of(s: Worded, weights: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(((s.rows - mean) / scale) @ weights[:-1] + weights[-1])))


def figures(shown: list[Worded], odds: list[np.ndarray], threshold: float) -> tuple[float, float, float]:
    said = [
        {n for n, o in zip(s.names, odd, strict=True) if o >= threshold} for s, odd in zip(shown, odds, strict=True)
    ]
    right = sum(len(a & s.gold) for a, s in zip(said, shown, strict=True))
    total, gold = sum(map(len, said)), sum(len(s.gold) for s in shown)
    return right / max(total, 1), right / max(gold, 1), 2 * right / max(total + gold, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--model", default="small")
    add_out(parser)
    args = parser.parse_args()
    shown = [s for folder in args.gold for s in documents(folder, args.cache)]
    written = passages(args.cache, args.model)
    train, dev = [s for s in shown if not s.dev], [s for s in shown if s.dev]
    every = np.concatenate([s.rows for s in train if len(s.rows)])
    mean, scale = every.mean(0), every.std(0) + 1e-3
    scale[len(COLUMNS) :] *= 3
    fold = np.random.default_rng(SEED).permutation(len(train)) % FOLDS
    odds: list[np.ndarray] = [np.zeros(0)] * len(train)
    for f in range(FOLDS):
        weights = fit(written + [s for s, at in zip(train, fold, strict=True) if at != f], mean, scale)
        for i in np.flatnonzero(fold == f):
            odds[i] = odds_of(train[i], weights, mean, scale)
    grid = np.arange(0.05, 0.9, 0.01)
    kin = [i for i, s in enumerate(train) if s.corpus in {t.corpus for t in dev} or not dev]  # as the dev documents are
    of_kin = [train[i] for i in kin], [odds[i] for i in kin]
    fair = [(f, t) for t in grid for p, r, f in [figures(*of_kin, t)] if p >= r]
    threshold = float(max(fair)[1])
    weights = fit(written + train, mean, scale)
    report("train, cross-validated", train, odds, threshold)
    report("dev", dev, [odds_of(s, weights, mean, scale) for s in dev], threshold)
    print(sorted(zip(weights.round(2).tolist(), COLUMNS, strict=False)))
    for s, odd in zip(train, odds, strict=True):
        for n, o, t in zip(s.names, odd, s.truth, strict=True):
            if o >= threshold:
                print(f"{n} ({o:.2f}{'' if t else ' WRONG'})", end="; ")
    parts = {"mean": mean, "scale": scale, "weigh": weights[:-1], "bias": weights[-1], "threshold": threshold}
    keep("terms", {part: np.asarray(value, np.float32) for part, value in parts.items()}, args.out)


def report(title: str, shown: list[Worded], odds: list[np.ndarray], threshold: float) -> None:
    """Figures by corpus, with baselines: every unknown word, and suffixes alone."""
    for corpus in (*sorted({s.corpus for s in shown}), None):
        of = [i for i, s in enumerate(shown) if corpus in (None, s.corpus)]
        part = [shown[i] for i in of]
        rare = [np.array([k in ("rare", "suffix") for k in s.kinds], float) for s in part]
        suffix = [np.array([k == "suffix" for k in s.kinds], float) for s in part]
        row = {"learned": figures(part, [odds[i] for i in of], threshold), "unknown words": figures(part, rare, 1),
               "suffixes": figures(part, suffix, 1), "ceiling": figures(part, [s.truth for s in part], 1)}  # fmt: skip
        print(f"{title}, {corpus or 'all'} ({len(of)}), threshold {threshold:.2f}:",
              {k: tuple(round(float(x), 3) for x in v) for k, v in row.items()})  # fmt: skip


if __name__ == "__main__":
    main()
