"""Fit the scorers of coreference on the encoder's kept vectors.

    python training/who/coreference.py --cache FOLDER... --gold GOLD... [--out FOLDER] [--only NAME] [--folds 3]
    python training/who/coreference.py --cache FOLDER... --gold GOLD... --halves WORK

`GOLD`: folders of `ID.txt`, `ID.json` and perhaps `dev.ids` (those are never trained on); each `FOLDER` is made by
`training/cache.py`. Two networks of one shape are fitted: `chains`, which knows nothing of speakers, and then `spoken`,
which knows who speaks and hears each line as the stages before it say. The loss is the chance, after belief has flowed
along the links, that a mention is given to the entity that the first mention of its gold chain begins (AdamW, one
cycle, seed 0). About four minutes on one slow core. `--folds` measures on documents left out in turn instead;
`--halves` fits `chains` without either half of the documents, for what is fitted on top (`training/halves.py`).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Collection
from pathlib import Path

import numpy as np
import torch
from coreference_data import Sheet, gather, spoken
from coreference_net import Ranker
from coreference_score import report
from torch import nn

from fits import add_out, keep
from halves import HALVES, Shelves, half_of
from held import unseen_in

EPOCHS, RATE, DECAY, ALONE = 10, 1e-3, 0.02, 2
SMALL = 60  # mentions; documents with fewer weigh less
# How much a document weighs of which the encoder has not learned: its pointing is as unsure there as in a new one.
UNSEEN = 3.0


def fit(sheets: list[Sheet], epochs: int = EPOCHS, seed: int = 0, unseen: Collection[str] = ()) -> Ranker:
    """One network on these documents; `unseen`: ids of those that weigh more."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = Ranker(sheets[0].vectors.shape[1], sheets[0].features.shape[1], sheets[0].pairs.shape[1])
    adam = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    cycle = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=epochs * len(sheets), pct_start=0.1)
    for epoch in range(epochs):
        total, count = 0.0, 0
        net.train()
        for at in rng.permutation(len(sheets)):
            sheet = sheets[at]
            # the first epochs look at single links alone: chains of random links teach nothing
            loss = net.link_loss(sheet) if epoch < ALONE else net.chain_loss(sheet)
            adam.zero_grad()
            weight = min(1.0, len(loss) / SMALL) * (UNSEEN if sheet.id in unseen else 1.0)
            (loss.mean() * weight).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            cycle.step()
            total, count = total + float(loss.detach().sum()), count + len(loss)
        print(f"epoch {epoch} loss {total / count:.4f}", flush=True)
    return net.eval()


def left_out(sheets: list[Sheet], folds: int, epochs: int, unseen: Collection[str]) -> None:
    """Measure on training documents left out in turn."""
    rows = []
    for fold in range(folds):
        net = fit([s for i, s in enumerate(sheets) if i % folds != fold], epochs, fold, unseen)
        rows += [(sheet, net.entities(sheet)) for sheet in sheets[fold::folds]]
    report("left out", rows)


def one(name: str, sheets: list[Sheet], args: argparse.Namespace) -> None:
    """Fit or cross-validate one of the two."""
    train, dev = [s for s in sheets if not s.dev], [s for s in sheets if s.dev]
    if args.folds:
        left_out(train, args.folds, args.epochs, unseen_in(args.gold))
        return
    measured(f"{name}, dev", kept(name, train, args, args.out), dev)


def without(half: int, sheets: list[Sheet], args: argparse.Namespace) -> None:
    """Fit `chains` on the other half, and measure on the documents of this one that the encoder does not know."""
    unseen = unseen_in(args.gold)
    train = [s for s in sheets if not s.dev and half_of(s.id) != half]
    net = kept("chains", train, args, Shelves(args.halves).begun(half))
    measured(f"without half {half}, of it", net, [s for s in sheets if s.id in unseen and half_of(s.id) == half])


def kept(name: str, train: list[Sheet], args: argparse.Namespace, out: Path) -> Ranker:
    """A network fitted on these documents, and written."""
    began = time.time()
    net = fit(train, args.epochs, unseen=unseen_in(args.gold))
    keep(name, {k: v.detach().numpy().astype(np.float16) for k, v in net.state_dict().items()}, out)
    print(f"{name}: {len(train)} documents, {time.time() - began:.0f} s")
    return net


def measured(title: str, net: Ranker, sheets: list[Sheet]) -> None:
    """Print how well a network does on documents it does not know."""
    report(title, [(sheet, net.entities(sheet)) for sheet in sheets])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", nargs="+", type=Path, required=True)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    add_out(parser)
    parser.add_argument("--only", choices=("chains", "spoken"))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--halves", type=Path, help="folder for chains fitted without either half")
    args = parser.parse_args()
    torch.set_num_threads(1)
    readings = gather(args.gold, args.cache)
    if args.halves:
        sheets = [r.sheet() for r in readings]
        for half in HALVES:
            without(half, sheets, args)
        return
    if args.only != "spoken":
        one("chains", [r.sheet() for r in readings], args)
    if args.only != "chains":
        one("spoken", spoken(readings, args.cache), args)


if __name__ == "__main__":
    main()
