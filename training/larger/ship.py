"""The larger network → graphs of int8, each small enough to be kept in a repository, and their manifest.

PYTHONPATH=training python training/larger/ship.py NET.pt --forms FORMS.pt --data DATA --small SMALL --out WEIGHTS

`NET.pt` is `learn.py`'s, `FORMS.pt` the network for mentions and events whose lower half it began with, or a folder of
exported weights whose forms stay.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from corpora import read_gold
from export import SPANS, Part, Rows, quantise, stripped, write_manifest
from held import read_ids
from larger_net import LAYERS, LOWER, Larger, LargerEncoder
from model import Heads, Network, network_of
from shipped import larger_forms_in, state_at, weights_in
from train import tokenizer_in
from underneath.encode.larger import GRAPHS
from underneath.encode.weights import find_weights
from underneath.encode.windows import plan, window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from underneath.encode.windows import Window

# 23 MB of words and two layers of 7; five, and what the fourth leaves for forms; five and the bridge; forms' own six
CUTS, FORMS = (0, 2, 7, LAYERS), (LOWER, 9, LAYERS)
FILES = tuple(f"{name}.onnx" for name in GRAPHS)
SHARES = {"vectors": 0.5, "forms": 0.4}
"""Of the larger network in the mean. Forms, LitBank (dev) by 0, 0.5, 0.6, 1: mentions 87.9, 88.4, 88.5, 88.3, events
77.3, 79.2, 79.6, 78.4 (bfloat16, one small network's forms; at run time a hair less)."""

EASE = 0.75
"""How much of a channel's peak is moved into the weights. MPNet's peaks (50 where the mean is 0.37) leave int8 nothing
for the rest: cosines of the words' vectors with those of single precision 0.91; with 0.5, 0.7, 0.75, 0.85, 0.92 of the
peaks moved 0.85, 0.993, 0.995, 0.991, 0.987."""
PRODUCTS = ("qkv", "out", "up", "down")
SEEN = 8  # documents whose peaks are looked at


class Eased(nn.Module):
    """A product whose input's channels are made alike: each is divided by what its weights are multiplied with.

    SmoothQuant (Xiao et al. 2023, equation 4), with the division left in the graph.
    """

    def __init__(self, product: nn.Linear, peak: Tensor) -> None:
        super().__init__()
        weight = product.weight.detach()
        ease = (peak.clamp(min=1e-3) ** EASE / weight.abs().amax(0).clamp(min=1e-5) ** (1 - EASE)).clamp(min=1e-3)
        self.product = nn.Linear(product.in_features, product.out_features)
        self.product.load_state_dict({"weight": weight * ease, "bias": product.bias.detach()})
        self.register_buffer("by", 1 / ease)

    def forward(self, x: Tensor) -> Tensor:
        """The same product."""
        return torch.as_tensor(self.product(x * self.by))


def peaks(encoder: LargerEncoder, windows: Iterable[Window]) -> dict[tuple[int, str], Tensor]:
    """The largest value of each channel that goes into each product, over some windows."""
    found: dict[tuple[int, str], Tensor] = {}

    def watch(at: tuple[int, str], x: Tensor) -> None:
        peak = x.detach().abs().amax((0, 1))
        found[at] = torch.maximum(found[at], peak) if at in found else peak

    hooks = [
        getattr(layer, name).register_forward_pre_hook(lambda _, x, at=(i, name): watch(at, x[0]))
        for i, layer in enumerate(encoder.layers)
        for name in PRODUCTS
    ]
    with torch.no_grad():
        for one in windows:
            encoder(*(torch.from_numpy(column.astype("int64"))[None] for column in (one.ids, one.shapes)))
    for hook in hooks:
        hook.remove()
    return found


def ease(encoder: LargerEncoder, found: dict[tuple[int, str], Tensor]) -> None:
    """Make all products ready for int8, in place."""
    for (i, name), peak in found.items():
        setattr(encoder.layers[i], name, Eased(getattr(encoder.layers[i], name), peak))


class First(nn.Module):
    """Wordpieces and shapes, (p,) → vectors, (1, p, d)."""

    def __init__(self, net: Larger) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """The first layers."""
        return self.encoder.run(self.encoder.begin(ids[None], shapes[None]), *CUTS[:2])


class Second(First):
    """Vectors, (1, p, d) → (1, p, d) for people, and for forms."""

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:  # type: ignore[override]
        """The middle layers."""
        fork = self.encoder.run(x, CUTS[1], LOWER)
        return self.encoder.run(fork, LOWER, CUTS[2]), fork


class Third(nn.Module):
    """Vectors, (1, p, d) → words' vectors, (w, 384)."""

    def __init__(self, net: Larger) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor, head: Tensor, tail: Tensor) -> Tensor:
        """The last layers, and the bridge."""
        return self.net.words(self.net.encoder.run(x, *CUTS[2:]), head[None], tail[None])[0]


class Forms(nn.Module):
    """Vectors, (1, p, d) → (1, p, d): the first layers that forms have for themselves."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor) -> Tensor:
        """As `Second`."""
        return self.net.encoder.run(x, *FORMS[:2])  # type: ignore[union-attr]


class MoreForms(Forms):
    """Vectors, (1, p, d) → what the heads of mentions and events say of w words: (w, 2), (w, w), (w, 3l)."""

    def forward(self, x: Tensor, head: Tensor, tail: Tensor) -> tuple[Tensor, ...]:  # type: ignore[override]
        """The last layers, and the heads."""
        x = self.net.encoder.run(x, *FORMS[1:])  # type: ignore[union-attr]
        out = self.net.heads(((x[0, head] + x[0, tail]) * 0.5)[None])
        return out["event"][0], out["spans"][0], out["span"][0]


class BothLabels(nn.Module):
    """The second look at stretches by both networks: (w, 6l), first words (k,), last words (k,) → logits (k, 10)."""

    def __init__(self, small: Heads, larger: Heads) -> None:
        super().__init__()
        self.small, self.larger = small, larger

    def forward(self, span: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """The mean of their logits of type and kind."""
        theirs, ours = span.chunk(2, -1)
        share = SHARES["forms"]
        return (1 - share) * self.small.label_spans(theirs, first, last) + share * self.larger.label_spans(
            ours, first, last
        )


def write(
    net: Larger, forms: Network, small: Network, folder: Path, facts: dict[str, Any], *, int8: bool = True
) -> None:
    """Make the folder: its graphs, and `manifest.json` with their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    for network in (net, forms, small):
        network.eval()
    if int8:
        net.encoder.word = Rows(net.encoder.word)  # type: ignore[assignment]
    p, w = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=1, max=510)
    k = torch.export.Dim("stretches", min=1, max=10**6)
    ids, shapes, head, tail = (torch.ones(n, dtype=torch.int64) for n in (40, 40, 30, 30))
    x = torch.rand(1, 40, 768)
    words, at = (["x", "head", "tail"], ({1: p}, {0: w}, {0: w})), (x, head, tail)
    one = torch.ones(12, dtype=torch.int64)
    look = torch.rand(30, 2 * small.heads.span.out_features), one, one + 1
    parts = (
        Part(First(net), (ids, shapes), ("ids", "shapes"), ({0: p}, {0: p}), ["out"]),
        Part(Second(net), (x,), ["x"], ({1: p},), ["out", "fork"]),
        Part(Third(net), at, *words, ["out"]),
        Part(Forms(forms), (x,), ["x"], ({1: p},), ["out"]),
        Part(MoreForms(forms), at, *words, ["event", "spans", "span"]),
        Part(BothLabels(small.heads, forms.heads), look, SPANS, ({0: w}, {0: k}, {0: k}), ["logits"]),
    )
    for file, part in zip(FILES, parts, strict=True):
        with tempfile.TemporaryDirectory() as scratch:
            plain = Path(scratch) / file
            part.write(plain)
            # What labels stretches sees few of them, and stays whole, as the small network's does.
            whole = isinstance(part.module, BothLabels) or not int8
            shutil.copy(plain, folder / file) if whole else quantise(plain, folder / file)
        stripped(folder / file)
    write_manifest(folder, FILES, facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("net", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="as for train.py")
    parser.add_argument("--small", type=Path, required=True, help="folder of the small network it learned beside")
    parser.add_argument(
        "--forms", type=Path, required=True, help="a net.pt for mentions and events, or exported weights"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="for comparison; never shipped")
    args = parser.parse_args()
    net = Larger().eval()
    net.load_state_dict(torch.load(args.net, map_location="cpu", weights_only=True))
    folder = args.data / "gold" / "tales"
    docs = read_gold(folder, read_ids(folder, dev=False)[:SEEN], tokenizer_in(args.data / "minilm"))
    forms = Network(encoder=LargerEncoder())
    # The heads that are not of mentions and events do not ship.
    forms.load_state_dict(state_at(args.forms, larger_forms_in), strict=not args.forms.is_dir())
    windows = [window(d.pieces, a, b) for d in docs for a, b in plan(d.pieces)]
    for encoder in (net.encoder, forms.eval().encoder):
        ease(encoder, peaks(encoder, windows))
    facts = {"name": "big", "shares": SHARES, "beside": find_weights(args.small).hash}
    write(net, forms, network_of(weights_in(args.small)), args.out, facts, int8=not args.fp32)


if __name__ == "__main__":
    main()
