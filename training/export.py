"""Network → ONNX, int8 per channel → the folder of weights the package ships: `python training/export.py NET.pt …`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from model import Network, network_of
from underneath.encode.deep_heads import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INPUTS = ("ids", "shapes", "head", "tail")
SPANS = ("span", "first", "last")  # inputs of the second look at stretches
OUTPUTS = ("vectors", "event", "quotation", "upos", "spans", "span", "arcs", "rel")


class Rows(nn.Module):
    """An embedding in int8 with one scale a row: one for the whole table, as the quantiser has it, costs accuracy."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of wordpieces."""
        return self.rows[ids].float() * self.scale[ids]


class OneWindow(nn.Module):
    """The network for a single window without padding: one is all that is ever run, so nothing hangs on a batch."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, shapes: Tensor, head: Tensor, tail: Tensor) -> tuple[Tensor, ...]:
        """The outputs, in the order of `OUTPUTS`."""
        x, forms = self.net.encoder(ids[None], shapes[None])
        words, forms = ((v[0, head] + v[0, tail]) * 0.5 for v in (x, forms))
        out = self.net.heads(forms[None])
        return words, *(out[name][0] for name in OUTPUTS[1:])


class Part(NamedTuple):
    """A graph to write: the module, inputs to trace it with, their names and sizes that vary, its outputs' names."""

    module: nn.Module
    example: tuple[Tensor, ...]
    inputs: Sequence[str]
    sizes: tuple[dict[int, Any], ...]
    outputs: Sequence[str]

    def write(self, path: Path) -> None:
        """Write the fp32 graph."""
        torch.onnx.export(
            self.module.eval(), self.example, str(path), input_names=list(self.inputs), output_names=list(self.outputs),
            dynamic_shapes=self.sizes, dynamo=True, external_data=False, opset_version=20,
        )  # fmt: skip


def to_onnx(net: Network, path: Path) -> None:
    """Write the fp32 graph."""
    p, w = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=1, max=510)
    example = tuple(torch.ones(n, dtype=torch.int64) for n in (40, 40, 30, 30))
    shapes = ({0: p}, {0: p}, {0: w}, {0: w})
    Part(OneWindow(net), example, INPUTS, shapes, OUTPUTS).write(path)


def quantise(source: Path, target: Path) -> None:
    """Int8 weights, one scale a channel; activations are scaled as they come."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(target), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
        )


class SpanLabels(nn.Module):
    """The second look at stretches: (w, 3l), first words (k,), last words (k,) → logits (k, 10)."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.heads = net.heads

    def forward(self, span: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Logits of type and kind."""
        return self.heads.label_spans(span, first, last)


class ArcLabels(SpanLabels):
    """The relation of words to their parents: (w, 2l), parents (w,) → logits (w, relations)."""

    def forward(self, rel: Tensor, parent: Tensor) -> Tensor:  # type: ignore[override]
        """Logits of the relation."""
        down, up = rel.chunk(2, -1)
        return self.heads.rel_out(torch.relu(down + up[parent]))


def labels_to_onnx(net: Network, folder: Path) -> None:
    """Write the two small fp32 graphs that see few pairs, and only after the others have been dropped."""
    w, k = torch.export.Dim("words", min=1, max=510), torch.export.Dim("stretches", min=1, max=10**6)
    one = torch.ones(12, dtype=torch.int64)
    wide = net.heads.span.out_features, net.heads.rel.out_features
    stretches = (torch.rand(30, wide[0]), one, one + 1)
    Part(SpanLabels(net), stretches, SPANS, ({0: w}, {0: k}, {0: k}), ["logits"]).write(folder / "spans.onnx")
    words = (torch.rand(30, wide[1]), torch.arange(30))
    Part(ArcLabels(net), words, ("rel", "parent"), ({0: w}, {0: w}), ["logits"]).write(folder / "arcs.onnx")


def heads_to_npz(net: Network, path: Path) -> None:
    """Write the deep heads' arrays; float16, for products of a few hundred terms lose nothing by it."""
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in net.depths.state_dict().items()}
    # At run time one table of distances serves all that point; whose a feeling is was learned after the others.
    arrays["far.weight"] = np.concatenate([arrays["far.weight"], arrays.pop("borne.weight")])
    np.savez(path, **arrays)


def stripped(path: Path) -> None:
    """Take out of a graph what only tells how it was made: each node's place in this code, on this machine."""
    model = onnx.load(path)
    for graph in (model.graph, *model.functions):
        for part in (
            graph,
            *graph.node,
            *graph.value_info,
            *getattr(graph, "input", ()),
            *getattr(graph, "output", ()),
        ):
            if hasattr(part, "metadata_props"):
                del part.metadata_props[:]
            if hasattr(part, "doc_string"):
                part.ClearField("doc_string")
    del model.metadata_props[:]
    onnx.save(model, path)


def write(net: Network, tokenizer: Path, folder: Path, facts: dict[str, Any], *, int8: bool = True) -> None:
    """Make the folder: three graphs, the deep heads, `tokenizer.json`, and `manifest.json` with all their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        whole = net.encoder.word
        net.encoder.word = Rows(whole) if int8 else whole
        to_onnx(net, plain)
        net.encoder.word = whole
        if int8:
            quantise(plain, folder / "encoder.onnx")
        else:
            shutil.copy(plain, folder / "encoder.onnx")
    labels_to_onnx(net, folder)
    for path in folder.glob("*.onnx"):
        stripped(path)
    shutil.copy(tokenizer, folder / "tokenizer.json")
    heads_to_npz(net, folder / FILE)
    names = ("encoder.onnx", "spans.onnx", "arcs.onnx", FILE, "tokenizer.json")
    write_manifest(folder, names, facts)


def write_manifest(folder: Path, names: Iterable[str], facts: dict[str, Any]) -> None:
    """Write `manifest.json`: the facts, and the hash and size of each file."""
    files = {
        n: {"sha256": hashlib.sha256((folder / n).read_bytes()).hexdigest(), "bytes": (folder / n).stat().st_size}
        for n in names
    }
    text = json.dumps({**facts, "files": files}, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("net", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="small")
    parser.add_argument("--fp32", action="store_true", help="for comparison; never shipped")
    args = parser.parse_args()
    net = network_of(torch.load(args.net, map_location="cpu", weights_only=True))
    write(net, args.tokenizer, args.out, {"name": args.name}, int8=not args.fp32)


if __name__ == "__main__":
    main()
