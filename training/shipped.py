"""Exported weights → the network again, to go on from: `python training/train.py CONFIG … --start WEIGHTS`.

The larger network likewise: `python training/larger/learn.py SETTINGS … --start WEIGHTS`.

Int8 holds each channel to one part in 127 of its greatest weight, so what comes back says what the shipped one says;
the deep heads were kept in float16, the labels of stretches and arcs in full.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from underneath.encode.deep_heads import FARS, FILE

Arrays = dict[str, np.ndarray]
State = dict[str, torch.Tensor]
PAIR = 2  # dimensions of a weight


def weights_in(folder: Path) -> State:
    """The state of `model.Network` from a folder that `export.write` made, int8 or not.

    Raises
    ------
    ValueError
        Where a product of the graph belongs to no bias: then it is not one of ours.
    """
    found = _encoder(onnx.load(folder / "encoder.onnx"))
    for graph, part in (("spans", "span_out"), ("arcs", "rel_out")):
        found |= _plain(onnx.load(folder / f"{graph}.onnx"), part)
    found |= {f"depths.{name}": value for name, value in _deep(folder / FILE).items()}
    return _state(found)


def larger_in(folder: Path) -> State:
    """The state of `larger_net.Larger` from a folder of `larger/ship.py`."""
    return _state(_uneased(_graphs(folder, ("first", "second", "third"))))


def larger_forms_in(folder: Path) -> State:
    """The state of the larger network for mentions and events from such a folder, with the heads of these alone."""
    found = _uneased(_graphs(folder, ("first", "second"))) | _uneased(_graphs(folder, ("forms", "more_forms")))
    labels = {i.name: numpy_helper.to_array(i) for i in onnx.load(folder / "spans.onnx").graph.initializer}
    heads = {f"heads.{k.removeprefix('larger.')}": v for k, v in labels.items() if k.startswith("larger.")}
    return _state(found | heads)


def state_at(path: Path, exported: Callable[[Path], State]) -> State:
    """The state of a net.pt, or what `exported` finds in a folder of exported weights."""
    if path.is_dir():
        return exported(path)
    held: State = torch.load(path, map_location="cpu", weights_only=True)
    return held


def _state(found: Arrays) -> State:
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _graphs(folder: Path, names: tuple[str, ...]) -> Arrays:
    """What several graphs hold, together."""
    found: Arrays = {}
    for name in names:
        found |= _encoder(onnx.load(folder / f"{name}.onnx"))
    return found


def _uneased(held: Arrays) -> Arrays:
    """Products as they are learned: what their inputs were divided by is taken back into their weights."""
    eased = [name.removesuffix(".by") for name in held if name.endswith(".by")]
    found = {name: value for name, value in held.items() if not name.startswith(tuple(f"{e}." for e in eased))}
    for name in eased:
        found[f"{name}.weight"] = held[f"{name}.product.weight"] * held[f"{name}.by"]
        found[f"{name}.bias"] = held[f"{name}.product.bias"]
    return found


def _encoder(model: onnx.ModelProto) -> Arrays:
    """What stands under its own name, the wordpieces' table, and every product by the bias that is added to it."""
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found = {name.removeprefix("net."): value for name, value in held.items() if "." in name}
    scales = {len(value): value for value in held.values() if value.ndim == PAIR and value.shape[1] == 1}
    for name, value in held.items():
        if value.ndim != PAIR or value.shape[1] == 1 or "." in name:
            continue
        if name.endswith("_quantized"):
            scale = held[name.replace("_quantized", "_scale")]
            found[_of_bias(model.graph, name, held)] = (value.astype(np.float32) * scale).T
        elif value.dtype == np.int8:
            found["encoder.word.weight"] = value.astype(np.float32) * scales[len(value)]
        else:
            found[_of_bias(model.graph, name, held)] = value.T
    return found


def _of_bias(graph: onnx.GraphProto, name: str, held: Arrays) -> str:
    """The weight's name in training: that of the bias which the first sum after its product adds."""
    reached = {name}
    for node in graph.node:  # nodes stand in the order in which they run
        if not reached & set(node.input):
            continue
        bias = next((i for i in node.input if i.endswith(".bias") and i in held), None)
        if node.op_type == "Add" and bias:
            return bias.removeprefix("net.").removesuffix("bias") + "weight"
        reached |= set(node.output)
    message = f"{name} is added to no bias: expected a graph written by training/export.py"
    raise ValueError(message)


def _plain(model: onnx.ModelProto, part: str) -> Arrays:
    """The last layer of a small graph, as it is."""
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    bias = next(name for name in held if name.endswith(f"{part}.bias"))
    node = next(n for n in model.graph.node if bias in n.input)
    weight = next((i for i in node.input if i in held and held[i].ndim == PAIR), None)
    value = held[weight] if weight else _before(model.graph, node, held)
    if value.shape[0] != held[bias].shape[0]:
        value = value.T
    return {f"heads.{part}.weight": value, f"heads.{part}.bias": held[bias]}


def _before(graph: onnx.GraphProto, node: onnx.NodeProto, held: Arrays) -> np.ndarray:
    """The weight of the product whose outcome a sum takes in."""
    product = next(n for n in graph.node if set(n.output) & set(node.input))
    return next(held[i] for i in product.input if i in held)


def _deep(path: Path) -> Arrays:
    """The deep heads; their one table of distances as the two it is learned as."""
    arrays = {name: value.astype(np.float32) for name, value in np.load(path).items()}
    far = arrays["far.weight"]
    return arrays | {"far.weight": far[: 3 * FARS], "borne.weight": far[3 * FARS :]}
