"""The network: MiniLM's six layers with an embedding for word shapes, and the heads. Torch; training only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from underneath.encode.deep_heads import COLUMNS, FARS
from underneath.encode.heads import DEPRELS, KINDS, QUOTATION, TYPES, UPOS
from underneath.encode.words import SHAPES
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from pathlib import Path

    from larger_net import LargerEncoder

TRUNK, ASIDE = "encoder.layers.", "encoder.aside."
# The parts of a layer, and what they are called in BERT's weights as published.
BERT = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",), "norm1": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",), "down": ("output.dense",), "norm2": ("output.LayerNorm",),
}  # fmt: skip


class Layer(nn.Module):
    """One transformer layer; queries, keys and values in one product, which runs faster and quantises the same."""

    def __init__(self, size: int, inner: int, heads: int, drop: float, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=eps)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=eps)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors (b, p, d) → (b, p, d); `mask` (b, 1, 1, p) true where there is a piece, or added to the odds."""
        b, n, d = x.shape
        if torch.onnx.is_in_onnx_export():
            return self.exported(x, mask)
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        mask = mask.to(q.dtype) if mask is not None and mask.is_floating_point() else mask
        # No dropout on the attention itself: it costs a third of the time of a step on a CPU.
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + F.dropout(a, self.drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.drop, self.training))

    def exported(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """The same with onnxruntime's fused attention: spelled out, its transposes cost as much as its products."""
        q, k, v = self.qkv(x).chunk(3, -1)
        inputs = (q, k, v) if bias is None else (q, k, v, None, None, bias)
        a = torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention", inputs, {"num_heads": self.heads},
            dtype=x.dtype, shape=x.shape, version=1,
        )  # fmt: skip
        x = self.norm1(x + self.out(a))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


def run(layers: nn.ModuleList, x: Tensor, mask: Tensor | None) -> Tensor:
    """Layers one after another."""
    for layer in layers:
        x = layer(x, mask)
    return x


def published(raw: dict[str, Tensor], name: str, at: str, parts: dict[str, tuple[str, ...]]) -> dict[str, Tensor]:
    """One layer's weights by our names; `raw`: all as published, the layer under `at`, its parts by theirs."""
    return {
        f"{name}.{ours}.{kind}": torch.cat([raw[f"{at}.{one}.{kind}"] for one in theirs])
        for ours, theirs in parts.items()
        for kind in ("weight", "bias")
    }


class Encoder(nn.Module):
    """Wordpieces and shapes, (b, p) → vectors, (b, p, d), twice: for what hangs on people, and for forms.

    Forms are what a sentence alone tells: mentions, events, quotations, syntax. Their last `aside` layers are their
    own: the trunk's last ones, learned on for them alone. With none, both are the trunk's.
    """

    def __init__(
        self, size: int = 384, inner: int = 1536, layers: int = 6, heads: int = 12, drop: float = 0.1, aside: int = 0
    ) -> None:
        super().__init__()
        self.drop = drop
        self.word = nn.Embedding(30522, size)
        self.place = nn.Embedding(512, size)
        self.kind = nn.Parameter(torch.zeros(size))
        self.shape = nn.Embedding(SHAPES, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, inner, heads, drop) for _ in range(layers))
        self.aside = nn.ModuleList(Layer(size, inner, heads, drop) for _ in range(aside))
        nn.init.normal_(self.shape.weight, std=0.01)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None, *, people: bool = True
    ) -> tuple[Tensor, Tensor]:
        """See the class; with `people` false, the trunk's last layers are not run where forms have their own."""
        place = self.place.weight[: ids.shape[1]]
        x = self.norm(self.word(ids) + place + self.kind + self.shape(shapes))
        x = F.dropout(x, self.drop, self.training)
        fork = len(self.layers) - len(self.aside)
        x = run(self.layers[:fork], x, mask)
        forms = run(self.aside, x, mask)
        return (run(self.layers[fork:], x, mask) if people or not self.aside else forms), forms

    def load(self, path: Path) -> None:
        """Take over BERT weights as published (`model.safetensors`)."""
        raw = load_file(path)
        raw = {k.removeprefix("bert."): v for k, v in raw.items()}
        e = "embeddings."
        mine = {
            "word.weight": raw[e + "word_embeddings.weight"],
            "place.weight": raw[e + "position_embeddings.weight"],
            "kind": raw[e + "token_type_embeddings.weight"][0],
            "norm.weight": raw[e + "LayerNorm.weight"],
            "norm.bias": raw[e + "LayerNorm.bias"],
            "shape.weight": self.shape.weight.data,
        }
        n, own = len(self.layers), len(self.aside)
        for name, i in [(f"layers.{i}", i) for i in range(n)] + [(f"aside.{k}", n - own + k) for k in range(own)]:
            mine |= published(raw, name, f"encoder.layer.{i}", BERT)
        self.load_state_dict(mine)


class Heads(nn.Module):
    """All heads over word vectors, (b, w, d).

    Pairs of words are scored in one channel only (is it a mention, is it an arc); labels are given to the few pairs
    that pass, from projections that are made once a word (`left`, `right`, `inside`; `child`, `parent`).
    """

    def __init__(self, size: int = 384, pair: int = 128, arc: int = 192, label: int = 128, drop: float = 0.2) -> None:
        super().__init__()
        self.drop = nn.Dropout(drop)
        self.event = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Dropout(drop), nn.Linear(128, 2))
        self.quotation = nn.Linear(size, len(QUOTATION))
        self.upos = nn.Linear(size, len(UPOS))
        self.pair = nn.Linear(size, 2 * pair)
        self.pair_bilinear = nn.Linear(pair, pair, bias=True)
        self.pair_bias = nn.Parameter(torch.tensor(-4.0))
        self.span = nn.Linear(size, 3 * label)
        self.span_out = nn.Linear(label, 1 + len(TYPES) + len(KINDS))
        self.arc = nn.Linear(size, 2 * arc)
        self.arc_bilinear = nn.Linear(arc, arc, bias=True)
        self.rel = nn.Linear(size, 2 * label)
        self.rel_out = nn.Linear(label, len(DEPRELS))

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """All logits and projections by name."""
        x = self.drop(x)
        a, b = self.drop(F.gelu(self.pair(x))).chunk(2, -1)
        spans = self.pair_bilinear(a) @ b.transpose(1, 2) / 8 + self.pair_bias
        child, parent = self.drop(F.gelu(self.arc(x))).chunk(2, -1)
        arcs = self.arc_bilinear(child) @ parent.transpose(1, 2) / 8
        return {
            "event": self.event(x), "quotation": self.quotation(x), "upos": self.upos(x),
            "spans": spans, "span": self.span(x), "arcs": arcs, "rel": self.rel(x),
        }  # fmt: skip

    def label_spans(self, span: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Logits of type (none first) and kind, (k, 10); `span` of one window, (w, 3l)."""
        left, right, inside = span.chunk(3, -1)
        total = F.pad(inside.cumsum(0), (0, 0, 1, 0))
        mean = (total[last + 1] - total[first]) / (last + 1 - first)[:, None]
        return self.span_out(self.drop(F.relu(left[first] + right[last] + mean)))

    def label_arcs(self, rel: Tensor, child: Tensor, parent: Tensor) -> Tensor:
        """Logits of the relation, (k, labels)."""
        down, up = rel.chunk(2, -1)
        return self.rel_out(self.drop(F.relu(down[child] + up[parent])))


class Depths(nn.Module):
    """Heads that only shape the vectors: what is scored on them at run time is fitted afterwards (see README.md).

    Feelings, knowledge and acts word by word; which mention a pronoun takes up; which mention names a line's speaker,
    and its hearer; whether two lines are one speaker's; whose a feeling is; how two people stand to one another.
    """

    def __init__(self, size: int = 384, inner: int = 192, pair: int = 96, drop: float = 0.2) -> None:
        super().__init__()
        self.drop = nn.Dropout(drop)
        self.hidden = nn.Linear(size, inner)
        self.out = nn.ModuleDict({name: nn.Linear(inner, n) for name, n in COLUMNS.items()})
        self.mention = nn.Linear(2 * size, 4 * pair)
        self.line = nn.Linear(3 * size, 3 * pair)
        self.far = nn.Embedding(3 * FARS, 1)
        self.twin = nn.Sequential(nn.Linear(2 * pair, pair), nn.GELU(), nn.Dropout(drop), nn.Linear(pair, 1))
        self.told = nn.Linear(3 * size, pair)
        self.bearer = nn.Linear(2 * size, pair)
        self.borne = nn.Embedding(FARS, 1)
        self.met = nn.Linear(2 * size, pair)
        self.tie = nn.Linear(pair, 1 + len(TIES))
        nn.init.zeros_(self.far.weight)
        nn.init.zeros_(self.borne.weight)

    def columns(self, x: Tensor) -> dict[str, Tensor]:
        """Logits of the word columns, (b, w, labels) each."""
        hidden = self.drop(F.gelu(self.hidden(self.drop(x))))
        return {name: layer(hidden) for name, layer in self.out.items()}

    def mentions(self, ends: Tensor) -> tuple[Tensor, ...]:
        """Of k mentions (…, k, 2d): as anaphor, antecedent, named speaker, named hearer, (…, k, pair) each."""
        return self.mention(self.drop(ends)).chunk(4, -1)

    def lines(self, stretches: Tensor) -> tuple[Tensor, ...]:
        """Of k quotations (…, k, 3d): asking for the speaker, for the hearer, and as one of two, (…, k, pair) each."""
        return self.line(self.drop(stretches)).chunk(3, -1)

    def bearers(self, told: Tensor, who: Tensor, apart: Tensor) -> Tensor:
        """How strongly k stretches that tell a feeling, or what is known, point at m mentions, (b, k, m).

        `told` (b, k, 3d), `who` (b, m, 2d), `apart` (b, k, m): how many words lie between.
        """
        ask, key = self.told(self.drop(told)), self.bearer(self.drop(who))
        return ask @ key.transpose(-1, -2) / 8 + self.borne(_bucket(apart))[..., 0]

    def meetings(self, ends: Tensor, window: Tensor, one: Tensor, other: Tensor) -> Tensor:
        """What p pairs of the mentions (b, m, 2d) tell of how two people stand, (p, pair); alike in either order."""
        met = self.met(self.drop(ends))
        return F.gelu(met[window, one] + met[window, other])

    def distance(self, apart: Tensor, kind: int) -> Tensor:
        """A bias for how many words lie between, signed; `kind` 0 antecedents, 1 speakers, 2 hearers."""
        return self.far(_bucket(apart) + kind * FARS)[..., 0]


def _bucket(apart: Tensor) -> Tensor:
    return torch.clamp(torch.log2(apart.abs().float() + 1).long(), max=FARS // 2 - 1) + (apart < 0) * (FARS // 2)


class Network(nn.Module):
    """Encoder and heads; a word's vector is the mean of its first and last piece's."""

    def __init__(self, drop: float = 0.2, aside: int = 0, encoder: LargerEncoder | None = None) -> None:
        super().__init__()
        self.encoder = encoder or Encoder(aside=aside)
        size = self.encoder.word.embedding_dim
        self.heads = Heads(size, drop=drop)
        self.depths = Depths(size, drop=drop)

    def words(
        self,
        ids: Tensor,
        shapes: Tensor,
        head: Tensor,
        tail: Tensor,
        mask: Tensor | None = None,
        *,
        people: bool = True,
    ) -> tuple[Tensor, Tensor]:
        """Vectors of the words, (b, w, d), for people and for forms; `head`, `tail` (b, w): their outer pieces."""
        deep, forms = self.encoder(ids, shapes, mask, people=people)
        pick = torch.arange(len(ids), device=ids.device)[:, None]
        words = (forms[pick, head] + forms[pick, tail]) * 0.5
        return (words if deep is forms else (deep[pick, head] + deep[pick, tail]) * 0.5), words


def aside_in(state: dict[str, Tensor]) -> int:
    """How many layers of its own the encoder of a network has for forms."""
    return len({name.split(".")[2] for name in state if name.startswith(ASIDE)})


def trunk_in(state: dict[str, Tensor]) -> int:
    """How many layers the trunk of a network has."""
    return 1 + max(int(name.split(".")[2]) for name in state if name.startswith(TRUNK))


def grown(state: dict[str, Tensor], aside: int) -> dict[str, Tensor]:
    """A network's state with layers of their own for forms, which begin as the trunk's last; those it has stay."""
    if aside_in(state):
        return state
    layers = trunk_in(state)
    more = {}
    for k in range(aside):
        of = f"{TRUNK}{layers - aside + k}."
        more |= {f"{ASIDE}{k}.{name.removeprefix(of)}": v.clone() for name, v in state.items() if name.startswith(of)}
    return state | more


def apart(state: dict[str, Tensor], path: Path) -> dict[str, Tensor]:
    """A network's state with as many layers for forms as the trunk has, as published in `path`; it had none, or others.

    What stands below the layers is the trunk's, so that wordpieces are looked up once for both.
    """
    raw = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    kept = {name: value for name, value in state.items() if not name.startswith(ASIDE)}
    for i in range(trunk_in(state)):
        kept |= {f"encoder.{k}": v for k, v in published(raw, f"aside.{i}", f"encoder.layer.{i}", BERT).items()}
    return kept


def network_of(state: dict[str, Tensor]) -> Network:
    """The network with these weights."""
    net = Network(aside=aside_in(state))
    net.load_state_dict(state)
    return net
