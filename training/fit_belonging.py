"""Fit what each word belongs to, by its vector, on gold documents.

    python training/fit_belonging.py --cache CACHE --gold GOLD... [--left-out] [--out FOLDER]

`GOLD`: folders of `ID.txt` and `ID.json`; `CACHE/NAME/ID.pickle` their signals (`cache.py`). Those of a `dev.ids` are
left out. A network of one hidden layer, by the likelihood of the truth (AdamW); a minute and a half on two cores.
`--left-out` fits without those of `unseen.ids` too, and says how well they are read.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from cache import SETTINGS, signals_of
from fits import add_out, keep
from held import listed
from underneath.encode.heads import QUOTATION
from underneath.ingest.ingest import ingest

HIDDEN, DROP, EPOCHS, BATCH, RATE, DECAY, SEED = 128, 0.2, 5, 4096, 2e-3, 1e-2, 1
UNSEEN = 3.0  # how often a word counts whose document the encoder has not read


@dataclass
class Words:
    """The n words of a document: `vectors` (n, d), the encoder's `head` (n, kinds), `truth` (n,)."""

    vectors: np.ndarray
    head: np.ndarray
    truth: np.ndarray
    unseen: bool


def words_of(path: Path, cache: Path, *, unseen: bool) -> Words | None:
    """Those of a document; None where no signals are kept, or of a text parted otherwise."""
    if not (cache / path.parent.name / f"{path.stem}.pickle").exists():
        return None
    signals = signals_of(cache, path.parent.name, path.stem)
    tokens = ingest(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt", SETTINGS).tokens
    if len(tokens) != len(signals) or signals.vectors is None:
        return None
    return Words(signals.vectors, signals.quotation, truth_of(path, tokens.start, tokens.end), unseen)


def truth_of(path: Path, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """(n,) what each word belongs to: the innermost quotation's kind."""
    out = np.full(len(starts), QUOTATION.index("none"))
    for row in sorted(json.loads(path.read_text())["quotes"], key=lambda q: q["start"] - q["end"]):
        out[(starts >= row["start"]) & (ends <= row["end"])] = QUOTATION.index(row.get("kind") or "speech")
    return out


def fitted(shown: list[Words]) -> nn.Sequential:
    """The network that these words teach."""
    torch.manual_seed(SEED)
    vectors = np.concatenate([words.vectors for words in shown])
    truth = torch.tensor(np.concatenate([words.truth for words in shown]))
    times = torch.cat([torch.full((len(words.truth),), UNSEEN if words.unseen else 1.0) for words in shown])
    net = nn.Sequential(
        nn.Linear(vectors.shape[1], HIDDEN), nn.ReLU(), nn.Dropout(DROP), nn.Linear(HIDDEN, len(QUOTATION))
    )
    best, done = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY), 0
    for epoch in range(EPOCHS):
        groups, total = torch.randperm(len(truth)).split(BATCH), 0.0
        for at in groups:
            best.param_groups[0]["lr"] = RATE * (1 - done / (EPOCHS * len(groups)))
            lost = nn.functional.cross_entropy(
                net(torch.tensor(vectors[at.numpy()].astype(np.float32))), truth[at], reduction="none"
            )
            loss = (lost * times[at]).sum() / times[at].sum()
            best.zero_grad()
            loss.backward()
            best.step()
            total, done = total + float(loss.detach()), done + 1
        print(f"epoch {epoch}: loss {total / len(groups):.4f}", flush=True)
    return net.eval()


@torch.no_grad()
def report(net: nn.Sequential, held: list[Words]) -> None:
    """Words that are right, by the encoder's head, by the vectors, by the mean of both."""
    truth, head = np.concatenate([words.truth for words in held]), np.concatenate([words.head for words in held])
    mine = np.concatenate([net(torch.tensor(w.vectors.astype(np.float32))).softmax(1).numpy() for w in held])
    for name, chances in (("head", head), ("vectors", mine), ("mean", (head + mine) / 2)):
        said, loss = chances.argmax(1), -np.log(np.maximum(chances[np.arange(len(truth)), truth], 1e-6)).mean()
        each = {kind: round(float((said == k)[truth == k].mean()), 3) for k, kind in enumerate(QUOTATION)}
        print(f"{name}: right {np.mean(said == truth):.4f} of {len(truth)}, loss {loss:.4f}", each)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--left-out", action="store_true")
    add_out(parser)
    args = parser.parse_args()
    found = []
    for folder in args.gold:
        dev, new = listed(folder / "dev.ids"), listed(folder / "unseen.ids")
        paths = [path for path in sorted(folder.glob("*.json")) if path.stem not in dev]
        found += [words_of(path, args.cache, unseen=path.stem in new) for path in paths]
    words = [one for one in found if one]
    net = fitted([one for one in words if not (args.left_out and one.unseen)])
    if args.left_out:
        report(net, [one for one in words if one.unseen])
    first, last = net[0], net[3]
    parts = {"hidden": first.weight.T, "bias": first.bias, "out": last.weight.T, "base": last.bias}
    keep("belonging", {name: value.detach().numpy().astype(np.float16) for name, value in parts.items()}, args.out)


if __name__ == "__main__":
    main()
