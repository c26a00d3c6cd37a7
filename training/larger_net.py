"""The larger network: the published all-mpnet-base-v2, and a bridge from its vectors to the small one's. Torch.

MPNet (Song et al. 2020) is BERT with a bias of its attention for how far apart two pieces stand, learned by 32 buckets
and shared by all layers. Its vocabulary is BERT's with five marks before it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from model import BERT, Layer, published, run
from underneath.encode.windows import END, START
from underneath.encode.words import SHAPES

if TYPE_CHECKING:
    from pathlib import Path

SIZE, INNER, HEADS, LAYERS = 768, 3072, 12, 12
BUCKETS, FURTHEST = 32, 128
LOWER = 6
"""So many layers are not learned with the others: what they say of a window is made once and kept."""
# The parts of a layer as published; those not named here are called as BERT's.
MPNET = BERT | {
    "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",), "norm1": ("attention.LayerNorm",),
}  # fmt: skip
BRIDGED = 384  # the length of the small network's vectors, which the heads and all that is fitted on them take


def bucket(pieces: int | Tensor) -> Tensor:
    """How far apart every two of so many pieces stand, (p, p), in 32 buckets: the sign, and eight exact of sixteen."""
    at = torch.arange(pieces)
    back = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    apart = back.abs()
    log = torch.log(apart.float().clamp(min=1) / exact) / math.log(FURTHEST / exact) * (half - exact)
    wide = (exact + log.long()).clamp(max=half - 1)
    return (back < 0).long() * half + torch.where(apart < exact, apart, wide)


class LargerEncoder(nn.Module):
    """Wordpieces and shapes, (b, p) → vectors, (b, p, 768)."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(30527, SIZE), nn.Embedding(514, SIZE)
        self.shape = nn.Embedding(SHAPES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-5)
        self.layers = nn.ModuleList(Layer(SIZE, INNER, HEADS, drop, eps=1e-5) for _ in range(LAYERS))
        self.aside = nn.ModuleList()  # forms have no layers of their own here
        self.far = nn.Embedding(BUCKETS, HEADS)
        nn.init.normal_(self.shape.weight, std=0.01)

    def begin(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """What the layers begin with; `ids` as BERT numbers them."""
        theirs = torch.where(ids == START, 0, torch.where(ids == END, 2, ids + 4))
        place = self.place.weight[2 : 2 + ids.shape[1]]
        return self.norm(self.word(theirs) + place + self.shape(shapes))

    def bias(self, pieces: int, mask: Tensor | None = None) -> Tensor:
        """The attention's bias, (b, heads, p, p), without what pads; (1, heads, p, p) without a mask."""
        far = self.far(bucket(pieces)).permute(2, 0, 1)[None]
        return far if mask is None else far.masked_fill(~mask, -1e4).expand(len(mask), -1, -1, -1)

    def run(self, x: Tensor, first: int, last: int, mask: Tensor | None = None) -> Tensor:
        """Layers `first` up to, not including, `last`."""
        return run(self.layers[first:last], x, self.bias(x.shape[1], mask))

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None, *, people: bool = True
    ) -> tuple[Tensor, Tensor]:
        """As `model.Encoder`: vectors for people and for forms, here the same."""
        del people
        x = self.run(self.begin(ids, shapes), 0, LAYERS, mask)
        return x, x

    def load(self, path: Path) -> None:
        """Take over MPNet's weights as published (`model.safetensors`)."""
        raw = load_file(path)
        e = "embeddings."
        mine = {
            "word.weight": raw[e + "word_embeddings.weight"],
            "place.weight": raw[e + "position_embeddings.weight"],
            "norm.weight": raw[e + "LayerNorm.weight"],
            "norm.bias": raw[e + "LayerNorm.bias"],
            "shape.weight": self.shape.weight.data,
            "far.weight": raw["encoder.relative_attention_bias.weight"],
        }
        for i in range(LAYERS):
            mine |= published(raw, f"layers.{i}", f"encoder.layer.{i}", MPNET)
        self.load_state_dict(mine)


class Larger(nn.Module):
    """The larger encoder and its bridge: words' vectors as the small network's heads take them."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = LargerEncoder(drop)
        self.bridge = nn.Linear(SIZE, BRIDGED)

    def words(self, x: Tensor, head: Tensor, tail: Tensor) -> Tensor:
        """Pieces' vectors (b, p, 768) → words' (b, w, 384); `head`, `tail` (b, w): their outer pieces."""
        pick = torch.arange(len(x))[:, None]
        return torch.as_tensor(self.bridge((x[pick, head] + x[pick, tail]) * 0.5))
