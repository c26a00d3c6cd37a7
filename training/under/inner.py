"""A hidden layer beside the linear scorers: what only signs together tell ("smiled" with "too long").

Several small networks over the dense columns, each with all questions at once; side by side they make one hidden layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from marked import NONE
from torch import nn
from torch.nn import functional as F  # noqa: N812

from underneath.infer.under.weigh import COUNT, OUTPUTS

if TYPE_CHECKING:
    from marked import Document

HIDDEN, SEEDS, EPOCHS, BATCH = 64, (1, 2, 3), 10, 128
RATE, DECAY, DROP = 2e-3, 1e-2, 0.4
LEAST = 0.3  # added to each column's spread: a column that hardly ever fires is not blown up


def truths(docs: list[Document]) -> dict[str, torch.Tensor]:
    """Answers of all units by question; -100 where a question is not asked."""
    feels, stance, kind = (np.concatenate([d.labels[x] for d in docs]) for x in ("feelings", "knowledge", "acts"))
    masked = np.concatenate([d.masked for d in docs]).astype(int)
    told = feels >= 0
    columns = {
        "feels": np.where(feels >= NONE, told, -100), "masked": np.where(told, masked, -100),
        "felt": np.where(told, feels, -100), "stance": np.where(stance >= NONE, stance + 1, -100),
        "kind": np.where(kind >= NONE, kind + 1, -100),
    }  # fmt: skip
    return {name: torch.from_numpy(column.astype(np.int64)) for name, column in columns.items()}


def lost(said: torch.Tensor, truth: dict[str, torch.Tensor], at: torch.Tensor) -> torch.Tensor:
    """The sum of the questions' mean losses over some units."""
    total = said.sum() * 0.0
    for name, columns in OUTPUTS.items():
        answer = truth[name][at]
        asked = answer != -100
        if not asked.any():
            continue
        mine, right = said[asked, columns], answer[asked]
        if mine.shape[1] == 1:
            total = total + F.binary_cross_entropy_with_logits(mine[:, 0], right.float())
        else:
            total = total + F.cross_entropy(mine, right)
    return total


def network(x: torch.Tensor, truth: dict[str, torch.Tensor], seed: int) -> nn.Sequential:
    """One network, fitted."""
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Dropout(DROP), nn.Linear(x.shape[1], HIDDEN), nn.ReLU(), nn.Dropout(DROP), nn.Linear(HIDDEN, COUNT)
    )
    adam = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(x) // BATCH)
    cycle = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.02, steps)
    for _ in range(EPOCHS):
        for at in torch.randperm(len(x)).split(BATCH):
            adam.zero_grad()
            lost(net(x[at]), truth, at).backward()
            adam.step()
            cycle.step()
    return net.eval()


def inner(docs: list[Document]) -> dict[str, np.ndarray]:
    """`inner` (d, h), `inner_bias` (h,), `outer` (h, COUNT), `outer_bias` (COUNT,): the mean of the networks."""
    dense = np.concatenate([d.features.dense for d in docs])
    mean, spread = dense.mean(0), dense.std(0) + LEAST
    x, truth = torch.from_numpy((dense - mean) / spread), truths(docs)
    nets = [network(x, truth, seed) for seed in SEEDS]
    first = np.concatenate([net[1].weight.detach().numpy() / spread for net in nets])
    bias = np.concatenate([net[1].bias.detach().numpy() for net in nets]) - first @ mean
    outer = np.concatenate([net[4].weight.detach().numpy() for net in nets], 1) / len(nets)
    return {
        "inner": first.T, "inner_bias": bias, "outer": outer.T,
        "outer_bias": np.mean([net[4].bias.detach().numpy() for net in nets], 0),
    }  # fmt: skip
