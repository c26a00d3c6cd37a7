"""Reads a window with the torch network, with the same decoding as at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from underneath.encode.look import both_looks
from underneath.encode.pairs import candidates, uncrossed
from underneath.encode.trees import best_heads
from underneath.infer.learned_mentions import least_sure

if TYPE_CHECKING:
    from model import Network
    from underneath.encode.windows import Window


class TorchReader:
    """`read(window)` → mentions (rows first, last, type, kind) and columns by head."""

    def __init__(self, net: Network, *, floor: float = -2.0, event: float = 0.5) -> None:
        self.net, self.floor, self.event = net.eval(), floor, event

    @torch.no_grad()
    def __call__(self, win: Window) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Mentions (rows first, last, type, kind) and columns by head."""
        x = [torch.from_numpy(c.astype(np.int64))[None] for c in (win.ids, win.shapes, win.head, win.tail)]
        with torch.autocast("cpu", torch.bfloat16):
            out = self.net.heads(self.net.words(*x, people=False)[1])
            first, last = candidates(out["spans"][0].float().numpy(), win.sentence, self.floor)
            said = self.net.heads.label_spans(out["span"][0], torch.from_numpy(first), torch.from_numpy(last))
            parent = best_heads(out["arcs"][0].float().numpy(), win.sentence)
            w = torch.arange(len(parent))
            rel = self.net.heads.label_arcs(out["rel"][0], w, torch.from_numpy(parent))
        said = said.float().numpy()
        seven = said[:, :-3]
        none = np.exp(seven[:, 0] - np.logaddexp.reduce(seven, 1)) if len(said) else np.zeros(0)
        sure = both_looks(out["spans"][0].float().numpy()[first, last], none)
        keep = np.flatnonzero(sure >= least_sure(seven[:, 1:], said[:, -3:]))
        keep = keep[uncrossed(first[keep], last[keep], sure[keep])]
        rows = np.column_stack([first[keep], last[keep], seven[keep, 1:].argmax(1), said[keep, -3:].argmax(1)])
        prob = out["event"][0].float().softmax(-1)[:, 1].numpy()
        return rows.astype(np.int64), {
            "event": prob > self.event, "quotation": out["quotation"][0].argmax(-1).numpy(),
            "upos": out["upos"][0].argmax(-1).numpy(), "head": parent, "deprel": rel.argmax(-1).numpy(),
        }  # fmt: skip
