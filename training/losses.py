"""What each head is punished for. One function a head; `total` weighs them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from batches import IGNORE, People
from model import Network
from underneath.encode.pairs import WIDEST
from underneath.infer.bonds.meetings import NEAR

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


def antecedents(net: Network, words: Tensor, who: Tensor) -> Tensor:
    """Each mention takes up an earlier one of the same entity, or none (score 0): sum over mentions."""
    first, last, entity = who.unbind(1)
    mine, theirs, _, _ = net.depths.mentions(words, first, last)
    apart = first[:, None] - first[None, :]
    scores = (mine @ theirs.T / 8 + net.depths.distance(apart, 0)).float()
    before = torch.ones_like(apart, dtype=torch.bool).tril(-1)
    scores = scores.masked_fill(~before, -1e4)
    scores = F.pad(scores, (1, 0))
    same = F.pad(before & (entity[:, None] == entity[None, :]), (1, 0))
    same[:, 0] = ~same[:, 1:].any(1)
    return -(scores.masked_fill(~same, -1e4).logsumexp(1) - scores.logsumexp(1)).sum()


def pointers(net: Network, words: Tensor, who: Tensor, lines: list) -> tuple[Tensor, Tensor, int]:
    """Each line points at mentions outside it that are its speaker's, and at its hearers': sums, and how many lines."""
    first, last = (torch.tensor([row[k] for row in lines]) for k in (0, 1))
    says, hears, _ = net.depths.lines(words, first, last)
    _, _, speaker, hearer = net.depths.mentions(words, who[:, 0], who[:, 1])
    outside = (who[None, :, 1] < first[:, None]) | (who[None, :, 0] > last[:, None])
    apart = first[:, None] - who[None, :, 0]
    losses = []
    for kind, ask, key, said in (
        (1, says, speaker, [{row[2]} for row in lines]), (2, hears, hearer, [set(row[3]) for row in lines]),
    ):  # fmt: skip
        scores = (ask @ key.T / 8 + net.depths.distance(apart, kind)).float().masked_fill(~outside, -1e4)
        entity = who[:, 2].tolist()
        good = outside & torch.tensor([[e in wanted for e in entity] for wanted in said])
        can = good.any(1)
        right = scores.masked_fill(~good, -1e4).logsumexp(1) - scores.logsumexp(1)
        losses.append(-right[can].sum())
    return losses[0], losses[1], len(lines)


def twins(net: Network, words: Tensor, lines: list) -> tuple[Tensor, int]:
    """Whether a line is by the speaker of the one before it, and of the one before that."""
    first, last = (torch.tensor([row[k] for row in lines]) for k in (0, 1))
    own = net.depths.lines(words, first, last)[2]
    pairs = [(i, j) for i in range(len(lines)) for j in (i - 1, i - 2) if j >= 0]
    i, j = (torch.tensor([pair[k] for pair in pairs]) for k in (0, 1))
    same = torch.tensor([float(lines[a][2] == lines[b][2]) for a, b in pairs])
    said = net.depths.twin(torch.cat([own[i], own[j]], -1))[:, 0].float()
    return F.binary_cross_entropy_with_logits(said, same, reduction="sum"), len(pairs)


def bearers(net: Network, words: Tensor, who: Tensor, told: list[tuple[int, int, int]]) -> tuple[Tensor, int]:
    """Each feeling and piece of knowledge points at mentions of whose it is: sum, and of how many."""
    first, last, whose = torch.tensor(told).unbind(1)
    scores = net.depths.bearers(words, (first, last), (who[:, 0], who[:, 1])).float()
    good = whose[:, None] == who[None, :, 2]
    can = good.any(1)
    right = scores.masked_fill(~good, -1e4).logsumexp(1) - scores.logsumexp(1)
    return -right[can].sum(), int(can.sum())


def ties(net: Network, words: Tensor, who: Tensor, gold: dict[tuple[int, int], int]) -> tuple[Tensor, int]:
    """How every two people who are mentioned near each other stand, or that they are not tied: sum, and how many."""
    first, last, entity = who.unbind(1)
    near = ((first[:, None] - first[None, :]).abs() <= NEAR) & (entity[:, None] < entity[None, :])
    one, other = near.nonzero(as_tuple=True)
    pairs = list(zip(entity[one].tolist(), entity[other].tolist(), strict=True))
    number = {pair: n for n, pair in enumerate(dict.fromkeys(pair for pair in pairs if pair in gold))}
    if not number:
        return words.sum() * 0.0, 0
    kept = torch.tensor([pair in number for pair in pairs])
    into = torch.tensor([number[pair] for pair in pairs if pair in number])
    met = net.depths.meetings(words, first, last, one[kept], other[kept]).float()
    total = torch.zeros(len(number), met.shape[1]).index_add(0, into, met)
    mean = total / torch.bincount(into, minlength=len(number))[:, None]
    truth = torch.tensor([gold[pair] for pair in number])
    return F.cross_entropy(net.depths.tie(mean).float(), truth, reduction="sum"), len(number)


def depths(net: Network, words: Tensor, x: dict[str, Tensor], persons: list[People]) -> dict[str, Tensor]:
    """Losses of all that shapes the vectors for the layers fitted afterwards."""
    zero = words.sum() * 0.0
    parts = {name: column(logits, x[name]) for name, logits in net.depths.columns(words).items()}
    sums = dict.fromkeys(("antecedent", "speaker", "hearer", "twin", "bearer", "tie"), zero)
    count = dict.fromkeys(sums, 0)
    for k, (rows, lines, linked, told, tied) in enumerate(persons):
        who = torch.from_numpy(rows)
        if told and len(who):
            bearer, n = bearers(net, words[k], who, told)
            sums["bearer"], count["bearer"] = sums["bearer"] + bearer, count["bearer"] + n
        if tied and len(who) > 1:
            tie, n = ties(net, words[k], who, tied)
            sums["tie"], count["tie"] = sums["tie"] + tie, count["tie"] + n
        if linked and len(who) > 1:
            sums["antecedent"] = sums["antecedent"] + antecedents(net, words[k], who)
            count["antecedent"] += len(who)
        if lines and len(who):
            speaker, hearer, n = pointers(net, words[k], who, lines)
            sums["speaker"], sums["hearer"] = sums["speaker"] + speaker, sums["hearer"] + hearer
            count["speaker"], count["hearer"] = count["speaker"] + n, count["hearer"] + n
        if len(lines) > 1:
            twin, n = twins(net, words[k], lines)
            sums["twin"], count["twin"] = sums["twin"] + twin, count["twin"] + n
    return parts | {name: value / max(1, count[name]) for name, value in sums.items()}


def total(
    net: Network, out: dict[str, Tensor], x: dict[str, Tensor], gold: Tensor, weights: dict[str, float]
) -> tuple[Tensor, dict[str, float]]:
    """The weighed sum, and each part by name."""
    parts = mentions(net, out, x, gold) | syntax(net, out, x)
    parts["event"] = column(out["event"], x["event"])
    parts["quotation"] = column(out["quotation"], x["quotation"])
    loss = sum((weights.get(k, 1.0) * v for k, v in parts.items()), torch.zeros(()))
    return loss, {k: float(v.detach()) for k, v in parts.items()}
