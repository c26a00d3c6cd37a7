"""Fit the scorers of speakers and hearers on the encoder's kept vectors.

    python training/who/speakers.py --cache FOLDER --gold GOLD... --work WORK [--out FOLDER] [--epochs 4]

`GOLD`: folders of `ID.txt`, `ID.json` and perhaps `dev.ids` (those are never trained on, only measured); `FOLDER` is
made by `training/cache.py`, `WORK` by `coreference.py --halves`: each document is read with chains that have not
learned from it. A second-order chain over each conversation is fitted by the likelihood of the true speakers (AdamW;
six networks, whose mean is shipped); hearers on the chances of speaking that such networks give which were fitted on
the other half of the documents; confidence by isotonic regression on the dev documents. About twenty minutes on two
cores and twelve gigabytes; `--keep FILE` keeps the gathered sheets for the next time, `--left-out` only measures how
well one network does on tales that nothing has learned from: dev's few hundred lines cannot tell a point from nothing.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from chainer import Corpus, Scorer, Talk, Tower, chances, log_z
from gathered import Gathered, collect
from torch import nn

from fits import add_out, keep
from halves import HALVES, Shelves, half_of
from held import unseen_in
from underneath.infer.attribution.weights import WEIGHTS
from underneath.infer.dialogue.hearing import HEARD, around, heard

WEIGHT = {"pdnc": 0.5, "pdnc+cast": 0.5, "litbank": 4.0}  # of a conversation; 2 for fiction in the posted manner
SHARE = 0.5  # of PDNC's conversations seen in an epoch
ROWS = 1500  # of one batch
VOICES = (1, 2, 3, 4, 5, 6)  # seeds of the networks whose mean is shipped
EARS = (1, 2, 3, 4)  # seeds of the hearers' networks
LISTENING = 3  # epochs of these
UNSEEN = 3.0  # how often documents count that are kept from the encoder; eight times is no better
RATE, DECAY, RIDGE = 2e-3, 1e-2, 1e-3
Net = TypeVar("Net", bound=nn.Module)
_FIT: Callable[[Any], Any]
RULE = torch.tensor(WEIGHTS, dtype=torch.float32)[:, None]


def batches(talks: list[Talk], rng: np.random.Generator, rows: int = ROWS) -> list[list[Talk]]:
    """Talks of about one length together."""
    order = sorted(talks, key=lambda x: (x.turns + rng.integers(0, 4), x.width))
    out: list[list[Talk]] = [[]]
    for talk in order:
        out[-1].append(talk)
        if max(x.turns for x in out[-1]) * max(x.width for x in out[-1]) * len(out[-1]) >= rows:
            out.append([])
    out = [b for b in out if b]
    return [out[i] for i in rng.permutation(len(out))]


class Fit:
    """An optimiser with a warm start and a rate that falls to nothing."""

    def __init__(self, net: Tower, steps: int) -> None:
        self.net, self.steps, self.done = net, steps, 0
        other = [p for name, p in net.named_parameters() if name != "rule"]
        self.adam = torch.optim.AdamW([{"params": [net.rule], "weight_decay": 0.0}, {"params": other}], RATE,
                                      weight_decay=DECAY)  # fmt: skip

    def step(self, loss: torch.Tensor) -> None:
        """Go one step down."""
        part = self.done / self.steps
        for group in self.adam.param_groups:
            group["lr"] = RATE * min(1.0, part * 10 + 0.1) * max(0.0, 1 - part)
        self.adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.adam.step()
        self.done += 1


def drawn(talks: list[Talk], rng: np.random.Generator) -> list[Talk]:
    return [x for x in talks if x.weight >= 1 or rng.random() < SHARE]


def fit_says(c: Corpus, talks: list[Talk], epochs: int, seed: int = 1) -> Scorer:
    """The speakers' scorer, by the likelihood of the truth."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    talks = [x for x in talks if (c.truth[x.turn : x.turn + x.turns] >= 0).any()]
    plan = [batches(drawn(talks, rng), rng) for _ in range(epochs)]
    net, began = Scorer(), time.time()
    fit = Fit(net, sum(len(part) for part in plan))
    for n, part in enumerate(plan):
        net.train()
        total = 0.0
        for batch in part:
            unary, same, back, truth, _ = net(c, batch)
            weight = torch.tensor([x.weight for x in batch])
            lost = (log_z(unary, same, back) - log_z(unary, same, back, truth)) * weight
            loss = lost.sum() / (weight.sum() * np.mean([x.turns for x in batch]) ** 0.5)
            fit.step(loss + RIDGE * ((net.rule - RULE) ** 2).sum())
            total += loss.item()
        print(f"  epoch {n} loss {total / len(part):.3f} {time.time() - began:.0f} s", flush=True)
    return net


def speaking(nets: list[Scorer], c: Corpus, talks: list[Talk], out: np.ndarray) -> None:
    """Fill in every row's chance of being the speaker, by the mean of the networks."""
    for batch in batches(talks, np.random.default_rng(0), 20_000):
        with torch.no_grad():
            said = [net.eval()(c, batch)[:3] for net in nets]
        p = chances(*(torch.stack(x).mean(0) for x in zip(*said, strict=True))).numpy()
        for n, x in enumerate(batch):
            mine = np.roll(p[n, : x.turns, : x.width], -1, 1)
            out[x.row : x.row + x.turns * x.width] = mine.ravel()


def fit_hears(c: Corpus, talks: list[Talk], extra: np.ndarray, epochs: int, seed: int = 1) -> Tower:
    """The hearers' scorer: each candidate but the speaker hears or not."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    talks = [x for x in talks if c.heard[x.turn : x.turn + x.turns].any()]
    plan = [batches(drawn(talks, rng), rng) for _ in range(epochs)]
    net = Tower(len(HEARD))
    nn.init.zeros_(net.rule)
    fit = Fit(net, sum(len(part) for part in plan))
    for part in plan:
        net.train()
        total = 0.0
        for batch in part:
            score, rows, turns, width, _, _ = net.scored(c, batch, extra)
            use = c.heard[turns].repeat_interleave(torch.tensor(width)) & may_hear(c, rows, turns, width)
            weight = torch.tensor(np.repeat([x.weight for x in batch], [x.turns * x.width for x in batch]))
            lost = nn.functional.binary_cross_entropy_with_logits(score, c.hears[rows].float(), reduction="none")
            loss = (lost * weight * use).sum() / (weight * use).sum().clamp(min=1)
            fit.step(loss + 1e-4 * (net.rule**2).sum())
            total += loss.item()
        print(f"  hearers: loss {total / len(part):.3f}", flush=True)
    return net


def may_hear(c: Corpus, rows: np.ndarray, turns: np.ndarray, width: np.ndarray) -> torch.Tensor:
    """Everybody but nobody and the true speaker."""
    place = torch.tensor(np.concatenate([np.arange(w) for w in width]))
    truth = c.truth[turns].repeat_interleave(torch.tensor(width))
    return (torch.tensor(c.who[rows]) >= 0) & (place != truth)


def hearing(nets: list[Tower], c: Corpus, talks: list[Talk], extra: np.ndarray) -> np.ndarray:
    """Every row's score of being a hearer, by the mean of the networks."""
    out = np.zeros(len(c.who), np.float32)
    for batch in batches(talks, np.random.default_rng(0), 20_000):
        for net in nets:
            with torch.no_grad():
                score, rows, *_ = net.eval().scored(c, batch, extra)
            out[rows] += score.numpy() / len(nets)
    return out


def bounds(c: Corpus, talks: list[Talk], score: np.ndarray, p: np.ndarray) -> tuple[float, float, dict[str, float]]:
    """The bounds of `hearing.heard` with the best F1, corpora alike; F1 by corpus."""
    best = (-1.0, 0.0, 0.0, {})
    for least in (-0.7, -0.4, 0.0, 0.4):  # below, four in ten hearers of the stories are wrong
        for alone in (-3.0, -2.0, -1.2):
            f = _f1(c, talks, score, p, least, alone)
            mean = np.mean([f[k] for k in f if k != "litbank"])
            best = max(best, (mean, least, min(alone, least), f), key=lambda row: row[0])
    return best[1:]


def _f1(c: Corpus, talks: list[Talk], score: np.ndarray, p: np.ndarray, least: float, alone: float) -> dict[str, float]:
    hit, said, gold = defaultdict(int), defaultdict(int), defaultdict(int)
    for x in talks:
        corpus = c.docs[x.doc].corpus
        for t in range(x.turns):
            if not c.heard[x.turn + t]:
                continue
            a = x.row + t * x.width
            s = score[a : a + x.width - 1].copy()
            s[np.argmax(p[a : a + x.width - 1])] = -np.inf
            got, true = set(heard(s, least, alone)), set(np.flatnonzero(c.hears[a : a + x.width - 1]).tolist())
            hit[corpus] += len(got & true)
            said[corpus] += len(got)
            gold[corpus] += int(c.to[x.turn + t])
    return {k: 2 * hit[k] / max(1, said[k] + gold[k]) for k in gold}


def right(c: Corpus, talks: list[Talk], p: np.ndarray) -> tuple[dict[str, float], np.ndarray, np.ndarray]:
    """Share of turns right by corpus; and of each turn of posted fiction how sure, and whether right."""
    hits, sure, good = defaultdict(list), [], []
    for x in talks:
        corpus = c.docs[x.doc].corpus
        for t in range(x.turns):
            truth = int(c.truth[x.turn + t])
            mine = p[x.row + t * x.width :][: x.width - 1]
            if truth == -2 or not len(mine):
                continue
            ok = int(np.argmax(mine)) == truth
            hits[corpus].append(ok)
            sure.append(float(mine.max()))
            good.append(ok)
    return {k: round(float(np.mean(v)), 4) for k, v in hits.items()}, np.array(sure), np.array(good, float)


def calibrate(sure: np.ndarray, good: np.ndarray, knots: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Knots of a rising curve from chance to share right: pooled adjacent violators over equal parts."""
    order = np.argsort(sure, kind="stable")
    parts = [part for part in np.array_split(order, knots) if len(part)]
    x = [float(sure[part].mean()) for part in parts]
    y, n = [float(good[part].mean()) for part in parts], [float(len(part)) for part in parts]
    blocks: list[list[float]] = []
    for a, b, m in zip(x, y, n, strict=True):
        blocks.append([a * m, b * m, m])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [u + v for u, v in zip(blocks[-1], last, strict=True)]
    said = np.array([0.0, *(b[0] / b[2] for b in blocks), 1.0])
    true = np.array([0.0, *(b[1] / b[2] for b in blocks), min(0.995, blocks[-1][1] / blocks[-1][2] + 0.01)])
    return said, true


def ece(sure: np.ndarray, good: np.ndarray) -> float:
    """Expected calibration error, ten bins."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum((bins == b).mean() * abs(sure[bins == b].mean() - good[bins == b].mean()) for b in set(bins)))


def write(says: list[Scorer], hears: list[Tower], more: dict[str, np.ndarray], out: Path) -> None:
    """Keep all towers as float16, and what else there is."""
    arrays = {
        f"{name}.{n}.{k}": v.numpy().astype(np.float16)
        for name, nets in (("says", says), ("hears", hears))
        for n, net in enumerate(nets)
        for k, v in net.state_dict().items()
    }
    keep("speakers", arrays | {k: v.astype(np.float32) for k, v in more.items()}, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    add_out(parser)
    parser.add_argument("--work", type=Path, required=True, help="chains fitted without either half")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--keep", type=Path, help="where the gathered sheets are kept between runs")
    args = parser.parse_args()
    torch.set_num_threads(1)
    docs: list[Gathered] = collect(args.gold, args.cache, Shelves(args.work), args.keep)
    c = Corpus(docs, defaultdict(lambda: 2.0, WEIGHT))
    unseen = unseen_in(args.gold)
    fit = partial(voiced, c, args.epochs, unseen)
    without = together(lambda half: fit(of_half(c, half, mine=False), VOICES[0]), HALVES)
    p = np.zeros(len(c.who), np.float32)
    for half, net in zip(HALVES, without, strict=True):
        speaking([net], c, of_half(c, half, mine=True), p)
    tales = [x for x in trained(c) if c.docs[x.doc].id in unseen]
    print("left out:", right(c, tales, p)[0], flush=True)
    if not args.left_out:
        fitted(c, fit, p, args.out)


def of_half(c: Corpus, half: int, *, mine: bool) -> list[Talk]:
    """The conversations of one half of the documents to fit on, or of the other."""
    return [x for x in trained(c) if (half_of(c.docs[x.doc].id) == half) == mine]


def trained(c: Corpus) -> list[Talk]:
    """All that is fitted on."""
    return [x for x in c.talks if not c.docs[x.doc].dev]


def voiced(c: Corpus, epochs: int, unseen: set[str], talks: list[Talk], seed: int) -> Scorer:
    """The speakers' scorer with one of `VOICES`."""
    talks = [replace(x, weight=x.weight * UNSEEN) if c.docs[x.doc].id in unseen else x for x in talks]
    return fit_says(c, talks, epochs, seed)


def together(fit: Callable[[Any], Net], seeds: Iterable[Any]) -> list[Net]:
    """One network a seed, two at a time."""
    global _FIT  # noqa: PLW0603 - what is fitted is a gigabyte: a forked worker has it already
    _FIT = fit
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        return list(pool.map(_fit, seeds))


def _fit(seed: Any) -> nn.Module:
    return _FIT(seed)


def fitted(c: Corpus, fit: Callable[[list[Talk], int], Scorer], p: np.ndarray, out: Path) -> None:
    """Fit, measure, write; `p`: chances of speaking by networks that do not know the document, filled in for dev."""
    dev = [x for x in c.talks if c.docs[x.doc].dev]
    says = together(partial(fit, trained(c)), VOICES)
    speaking(says, c, dev, p)
    extra = np.concatenate([around(d.sheet, p[a:b]) for d, a, b in c.spans()])
    hears = together(partial(fit_hears, c, trained(c), extra, LISTENING), EARS)
    score = hearing(hears, c, dev, extra)
    # on documents held out: those fitted on are known too well, and the bounds come out too strict
    least, alone, _ = bounds(c, dev, score, p)
    # of posted fiction alone: with LitBank's ten works, two duets taken the wrong way round make all look doubtful
    _, sure, good = right(c, [x for x in dev if c.docs[x.doc].corpus not in WEIGHT], p)
    said, true = calibrate(sure, good)
    print("dev:", right(c, dev, p)[0], "hearers", _f1(c, dev, score, p, least, alone), "bounds", least, alone)
    print("ece before", round(ece(sure, good), 3), "after", round(ece(np.interp(sure, said, true), good), 3))
    write(says, hears, {"says.said": said, "says.true": true, "hears.bounds": np.array([least, alone])}, out)


if __name__ == "__main__":
    main()
