"""What each head is punished for. One function a head; `total` weighs them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from batches import IGNORE
from model import Network
from underneath.encode.pairs import WIDEST

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
    if not fit.any():
        zero = scores.sum() * 0.0
        return {"span": zero, "type": zero, "kind": zero}
    words = ((sentence >= 0) & x["marked"][:, None]).sum()
    span = F.binary_cross_entropy_with_logits(scores[fit], truth[fit], reduction="sum") / (0.15 * words)
    look = fit & ((scores.detach() > FLOOR) | (truth > 0))
    logits, want_type, want_kind = [], [], []
    for k in range(len(scores)):
        first, last = look[k].nonzero(as_tuple=True)
        if len(first):
            logits.append(net.heads.label_spans(out["span"][k], first, last))
            want_type.append(types[k, first, last])
            want_kind.append(kinds[k, first, last])
    said, want = torch.cat(logits).float(), torch.cat(want_type)
    seven = said.shape[1] - 3
    kind = F.cross_entropy(said[:, seven:], torch.cat(want_kind), ignore_index=IGNORE)
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


def total(
    net: Network, out: dict[str, Tensor], x: dict[str, Tensor], gold: Tensor, weights: dict[str, float]
) -> tuple[Tensor, dict[str, float]]:
    """The weighed sum, and each part by name."""
    parts = mentions(net, out, x, gold) | syntax(net, out, x)
    parts["event"] = column(out["event"], x["event"])
    parts["quotation"] = column(out["quotation"], x["quotation"])
    loss = sum((weights.get(k, 1.0) * v for k, v in parts.items()), torch.zeros(()))
    return loss, {k: float(v.detach()) for k, v in parts.items()}
