"""The scorer of pairs in torch; `underneath.infer.coreference.network` is the same in numpy."""

from __future__ import annotations

import numpy as np
import torch
from coreference_data import Sheet
from torch import nn

from underneath.infer.coreference.beliefs import believe, classes_of, links_of

WIDTH, PRODUCT, HIDDEN, NARROW, DROP = 128, 64, 96, 48, 0.3
TINY = 1e-6


class Ranker(nn.Module):
    """One hidden layer over mentions, two over pairs; a score for "goes back to none" besides."""

    def __init__(self, vectors: int, features: int, pairs: int) -> None:
        super().__init__()
        self.inp, self.feat = nn.Linear(vectors, WIDTH), nn.Linear(features, WIDTH)
        self.q, self.k = nn.Linear(WIDTH, PRODUCT), nn.Linear(WIDTH, PRODUCT)
        self.a, self.b = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.w, self.v = nn.Linear(PRODUCT, HIDDEN, bias=False), nn.Linear(pairs, HIDDEN, bias=False)
        self.o1, self.o2 = nn.Linear(HIDDEN, NARROW), nn.Linear(NARROW, 1)
        self.n1, self.n2 = nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, sheet: Sheet) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of the pairs (p,) and of "none" (n,)."""
        vectors = torch.from_numpy(sheet.vectors).float()
        seen = self.drop(torch.relu(self.inp(self.drop(vectors)) + self.feat(torch.from_numpy(sheet.features))))
        i, j = torch.from_numpy(sheet.mention), torch.from_numpy(sheet.antecedent)
        hidden = self.a(seen)[i] + self.b(seen)[j] + self.w(self.q(seen)[i] * self.k(seen)[j])
        hidden = torch.relu(hidden + self.v(torch.from_numpy(sheet.pairs).float()))
        scores = self.o2(torch.relu(self.o1(self.drop(hidden))))[:, 0]
        return scores, self.n2(torch.relu(self.n1(seen)))[:, 0]

    def chances(self, sheet: Sheet) -> tuple[torch.Tensor, torch.Tensor]:
        """Chances of each link (p,) and of none (n,)."""
        scores, new = self(sheet)
        i, n = torch.from_numpy(sheet.mention), len(new)
        top = torch.full((n,), -1e9).scatter_reduce(0, i, scores.detach(), "amax", include_self=False)
        top = torch.maximum(top, new.detach())
        link, none = torch.exp(scores - top[i]), torch.exp(new - top)
        total = torch.zeros(n).index_add(0, i, link) + none
        return link / total[i], none / total

    def link_loss(self, sheet: Sheet) -> torch.Tensor:
        """(n,) minus the log chance of some right antecedent, or of none where there is none."""
        link, none = self.chances(sheet)
        i, good = torch.from_numpy(sheet.mention), torch.from_numpy(sheet.good)
        right = torch.zeros(len(none)).index_add(0, i, link * good)
        found = torch.zeros(len(none)).index_add(0, i, good) > 0
        return -torch.log(torch.where(found, right, none) + TINY)

    def chain_loss(self, sheet: Sheet) -> torch.Tensor:
        """(n,) minus the log belief in the entity that the first mention of the gold chain begins.

        As at run time (`beliefs.believe`) a name believes what the first mention with that name does, and costs
        nothing; that first one may go back to somebody who had no name until then.
        """
        link, none = self.chances(sheet)
        n, gold = len(none), torch.from_numpy(sheet.gold)
        i, j = torch.from_numpy(sheet.mention), torch.from_numpy(sheet.antecedent)
        seed, second = (torch.from_numpy(column) for column in sheet.names)
        bound = ((seed >= 0) & (seed < torch.arange(n))).nonzero()[:, 0]
        free = torch.ones(n, dtype=torch.bool)
        free[bound] = free[second] = False
        back = torch.zeros(n, n).index_put((i, j), link * free[i])
        back = back.index_put((bound, seed[bound]), torch.ones(len(bound)))
        own = nn.functional.one_hot(gold, int(gold.max()) + 1).float()
        begins = none * torch.from_numpy(sheet.firsts) * free
        begins = begins.index_put((second,), torch.ones(len(second)))[:, None] * own
        belief = torch.linalg.solve_triangular(torch.eye(n) - back, begins, upper=False, unitriangular=True)
        return -torch.log(belief.gather(1, gold[:, None])[:, 0] + TINY) * free

    @torch.no_grad()
    def entities(self, sheet: Sheet) -> np.ndarray:
        """The first mention of the entity each mention is given to."""
        scores, new = self(sheet)
        chance, fresh = links_of(sheet.candidates, scores.numpy(), new.numpy())
        return believe(sheet.candidates, chance, fresh, classes_of(sheet.table), sheet.names[0].astype(np.int32)).first
