"""What each head is punished for. One function a head; `total` weighs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from torch.nn.utils.rnn import pad_sequence

from batches import IGNORE, People
from model import Network
from underneath.encode.pairs import WIDEST
from underneath.infer.bonds.meetings import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

# Stretches above this log-odds get a type (or "none") from the second look; the same floor as at run time or lower.
FLOOR = -2.0


def column(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy over labelled words; zero where none is."""
    flat, labels = logits.flatten(0, 1).float(), gold.flatten()
    return F.cross_entropy(flat, labels, ignore_index=IGNORE) if (labels != IGNORE).any() else flat.sum() * 0.0


def mentions(net: Network, out: dict[str, Tensor], x: dict[str, Tensor], gold: Tensor) -> dict[str, Tensor]:
    """Losses of the pair scores, of the types of the candidates, and of the kinds of the gold mentions."""
    scores, sentence = out["spans"].float(), x["sentence"]
    n = scores.shape[1]
    at = torch.arange(n)
    width = at[None, :] - at[:, None]
    fit = (width >= 0) & (width < WIDEST) & (sentence[:, :, None] == sentence[:, None, :])
    fit &= (sentence >= 0)[:, None, :] & x["marked"][:, None, None]
    truth = torch.zeros_like(scores)
    types = torch.zeros_like(scores, dtype=torch.long)
    kinds = torch.full_like(types, IGNORE)
    b, i, j = gold[:, 0], gold[:, 1], gold[:, 2]
    truth[b, i, j], types[b, i, j], kinds[b, i, j] = 1.0, gold[:, 3] + 1, gold[:, 4]
    words = ((sentence >= 0) & x["marked"][:, None]).sum()
    span = F.binary_cross_entropy_with_logits(scores[fit], truth[fit], reduction="sum") / (0.15 * words).clamp(min=1)
    look = fit & ((scores.detach() > FLOOR) | (truth > 0))
    if not look.any():
        return {"span": span, "type": scores.sum() * 0.0, "kind": scores.sum() * 0.0}
    logits, want_type, want_kind = [], [], []
    for k in range(len(scores)):
        first, last = look[k].nonzero(as_tuple=True)
        if len(first):
            logits.append(net.heads.label_spans(out["span"][k], first, last))
            want_type.append(types[k, first, last])
            want_kind.append(kinds[k, first, last])
    said, want = torch.cat(logits).float(), torch.cat(want_type)
    seven = said.shape[1] - 3
    kind = column(said[:, seven:][None], torch.cat(want_kind)[None])
    right = F.cross_entropy(said[:, :seven], want, reduction="sum") / max(1, len(gold))
    return {"span": span, "type": right, "kind": kind}


def syntax(net: Network, out: dict[str, Tensor], x: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses of parts of speech, of parents, and of the relations to the gold parents."""
    sentence, parent = x["sentence"], x["parent"]
    known = parent != IGNORE
    upos = column(out["upos"], x["upos"])
    if not known.any():
        return {"upos": upos, "arc": upos * 0.0, "rel": upos * 0.0}
    apart = (sentence[:, :, None] != sentence[:, None, :]) | (sentence < 0)[:, None, :]
    scores = out["arcs"].float().masked_fill(apart, -1e4)
    arc = F.cross_entropy(scores[known], parent[known])
    logits, want = [], []
    for k in range(len(scores)):
        child = known[k].nonzero(as_tuple=True)[0]
        if len(child):
            logits.append(net.heads.label_arcs(out["rel"][k], child, parent[k, child]))
            want.append(x["deprel"][k, child])
    rel = F.cross_entropy(torch.cat(logits).float(), torch.cat(want))
    return {"upos": upos, "arc": arc, "rel": rel}


class Gathered:
    """The people of a batch side by side, padded: what asks and what is asked for, over all windows at once.

    `who` (b, m, 3): first word, last word, entity of each mention, -1 for padding; `lines` (b, l, 3): first word, last
    word, speaker; `hearers` (b, l, h), -1 for none; `told` (b, t, 3): what is felt and known, and whose. `ends`
    (b, m, 2d): each mention's first and last word. Window by window the heads took longer than the layers below them.
    """

    def __init__(self, words: Tensor, persons: list[People]) -> None:
        b, width, d = words.shape
        self.flat = words.reshape(b * width, d)
        self.total = F.pad(self.flat.float().cumsum(0), (0, 0, 1, 0))
        self.base = torch.arange(b)[:, None] * width
        self.who = padded((p.who for p in persons), 3)
        self.lines = padded(([row[:3] for row in p.lines] for p in persons), 3)
        most = max((len(row[3]) for p in persons for row in p.lines), default=0)
        heard = ([[*row[3], *[-1] * (most - len(row[3]))] for row in p.lines] for p in persons)
        self.hearers = padded(heard, most)
        self.told = padded((p.bearers for p in persons), 3)
        self.linked = torch.tensor([p.linked for p in persons])[:, None]
        first, last = self._words(self.who)
        self.ends = torch.cat([self.flat[first], self.flat[last]], -1)

    def stretches(self, rows: Tensor) -> Tensor:
        """First word, last word and mean of stretches, (b, k, 3d)."""
        first, last = self._words(rows)
        mean = (self.total[last + 1] - self.total[first]) / (last + 1 - first)[..., None]
        return torch.cat([self.flat[first], self.flat[last], mean], -1)

    def _words(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        return rows[..., 0].clamp(min=0) + self.base, rows[..., 1].clamp(min=0) + self.base


def padded(parts: Iterable[Sequence[Sequence[int]] | np.ndarray], width: int) -> Tensor:
    """Rows of each window, (b, most, width), -1 where there are fewer."""
    rows = [torch.tensor(part, dtype=torch.long).reshape(len(part), width) for part in parts]
    return pad_sequence(rows, batch_first=True, padding_value=-1)


def chosen(scores: Tensor, may: Tensor, good: Tensor) -> tuple[Tensor, Tensor]:
    """Minus the log chance of a good one among those that may be, summed over all that have one; how many have."""
    scores = scores.float().masked_fill(~may, -1e4)
    can = (good & may).any(-1)
    right = scores.masked_fill(~good, -1e4).logsumexp(-1) - scores.logsumexp(-1)
    return -right[can].sum(), can.sum()


def antecedents(net: Network, g: Gathered, seen: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
    """Each mention takes up an earlier one of the same entity, or none (score 0): sum, and of how many mentions."""
    first, entity = g.who[..., 0], g.who[..., 2]
    real = (first >= 0) & g.linked
    real &= real.sum(1, keepdim=True) > 1
    apart = first[:, :, None] - first[:, None, :]
    scores = seen[0] @ seen[1].transpose(1, 2) / 8 + net.depths.distance(apart, 0)
    before = torch.ones(apart.shape[1:], dtype=torch.bool).tril(-1) & real[:, None, :]
    same = F.pad(before & (entity[:, :, None] == entity[:, None, :]), (1, 0))
    same[..., 0] = ~same[..., 1:].any(-1)
    may = F.pad(before, (1, 0), value=True)
    return chosen(F.pad(scores, (1, 0)), may & real[..., None], same & real[..., None])


def pointers(net: Network, g: Gathered, seen: tuple[Tensor, ...], lines: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
    """Each line points at mentions outside it that are its speaker's, and at its hearers': two sums."""
    who, entity = g.who, g.who[:, None, :, 2]
    outside = (who[:, None, :, 1] < g.lines[:, :, None, 0]) | (who[:, None, :, 0] > g.lines[:, :, None, 1])
    outside &= (entity >= 0) & (g.lines[:, :, None, 0] >= 0)
    apart = g.lines[:, :, None, 0] - who[:, None, :, 0]
    says = lines[0] @ seen[2].transpose(1, 2) / 8 + net.depths.distance(apart, 1)
    hears = lines[1] @ seen[3].transpose(1, 2) / 8 + net.depths.distance(apart, 2)
    heard = (g.hearers[:, :, None, :] == entity[..., None]).any(-1)
    said = g.lines[:, :, None, 2] == entity
    return chosen(says, outside, outside & said)[0], chosen(hears, outside, outside & heard)[0]


def twins(net: Network, g: Gathered, voice: Tensor) -> tuple[Tensor, int]:
    """Whether a line is by the speaker of the one before it, and of the one before that."""
    sums, count = voice.sum() * 0.0, 0
    for back in (1, 2):
        real = g.lines[:, back:, 0] >= 0
        pair = torch.cat([voice[:, back:][real], voice[:, : voice.shape[1] - back][real]], -1)
        same = (g.lines[:, back:, 2] == g.lines[:, : voice.shape[1] - back, 2])[real].float()
        said = net.depths.twin(pair)[:, 0].float()
        sums, count = sums + F.binary_cross_entropy_with_logits(said, same, reduction="sum"), count + len(same)
    return sums, count


def bearers(net: Network, g: Gathered) -> tuple[Tensor, Tensor]:
    """Each feeling and piece of knowledge points at mentions of whose it is: sum, and of how many."""
    scores = net.depths.bearers(g.stretches(g.told), g.ends, g.told[:, :, None, 0] - g.who[:, None, :, 0])
    may = (g.who[:, None, :, 0] >= 0) & (g.told[:, :, None, 0] >= 0)
    return chosen(scores, may, may & (g.told[:, :, None, 2] == g.who[:, None, :, 2]))


def ties(net: Network, g: Gathered, persons: list[People]) -> tuple[Tensor, int]:
    """How every two people who are mentioned near each other stand, or that they are not tied: sum, and how many."""
    first, entity = g.who[..., 0], g.who[..., 2]
    size = int(entity.max()) + 1
    kinds = torch.full((len(persons), size, size), -1)
    for kind, person in zip(kinds, persons, strict=True):
        for (a, b), tie in person.ties.items():
            if max(a, b) < size:
                kind[a, b] = tie
    near = ((first[:, :, None] - first[:, None, :]).abs() <= NEAR) & (entity[:, :, None] < entity[:, None, :])
    near &= entity[:, :, None] >= 0  # then the other, being greater, is no padding either
    window, one, other = near.nonzero(as_tuple=True)
    tie = kinds[window, entity[window, one], entity[window, other]]
    window, one, other, tie = (column[tie >= 0] for column in (window, one, other, tie))
    if not len(tie):
        return g.flat.sum() * 0.0, 0
    key = torch.stack([window, entity[window, one], entity[window, other]], 1)
    pairs, into = key.unique(dim=0, return_inverse=True)
    met = net.depths.meetings(g.ends, window, one, other).float()
    total = torch.zeros(len(pairs), met.shape[1]).index_add(0, into, met)
    mean = total / torch.bincount(into, minlength=len(pairs))[:, None]
    truth = kinds[tuple(pairs.unbind(1))]
    return F.cross_entropy(net.depths.tie(mean).float(), truth, reduction="sum"), len(pairs)


def depths(net: Network, words: Tensor, x: dict[str, Tensor], persons: list[People]) -> dict[str, Tensor]:
    """Losses of all that shapes the vectors for the layers fitted afterwards."""
    parts = {name: column(logits, x[name]) for name, logits in net.depths.columns(words).items()}
    zero = words.sum() * 0.0
    parts |= dict.fromkeys(("antecedent", "speaker", "hearer", "twin", "bearer", "tie"), zero)
    g = Gathered(words, persons)
    if not g.who.shape[1]:
        return parts
    seen = net.depths.mentions(g.ends)
    sums, n = antecedents(net, g, seen)
    parts["antecedent"] = sums / max(1, int(n))
    if g.lines.shape[1]:
        lines = net.depths.lines(g.stretches(g.lines))
        count = max(1, int((g.lines[..., 0] >= 0).sum()))
        parts["speaker"], parts["hearer"] = (value / count for value in pointers(net, g, seen, lines))
        sums, count = twins(net, g, lines[2])
        parts["twin"] = sums / max(1, count)
    if g.told.shape[1]:
        sums, n = bearers(net, g)
        parts["bearer"] = sums / max(1, int(n))
    sums, count = ties(net, g, persons)
    return parts | {"tie": sums / max(1, count)}


def total(
    net: Network, out: dict[str, Tensor], x: dict[str, Tensor], gold: Tensor, weights: dict[str, float]
) -> tuple[Tensor, dict[str, float]]:
    """The weighed sum, and each part by name."""
    parts = mentions(net, out, x, gold) | syntax(net, out, x)
    parts["event"] = column(out["event"], x["event"])
    parts["quotation"] = column(out["quotation"], x["quotation"])
    loss = sum((weights.get(k, 1.0) * v for k, v in parts.items()), torch.zeros(()))
    return loss, {k: float(v.detach()) for k, v in parts.items()}
