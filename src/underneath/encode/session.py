"""The encoder itself. The only module that imports onnxruntime.

A run takes one window, so there is no padding and no batch that could change a result: int8 activations are scaled by
what is in the product, and a neighbour in a batch would move that scale. Speed comes from running windows side by side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from underneath.encode.cores import usable_cores
from underneath.encode.heads import KINDS, TYPES
from underneath.encode.larger import Larger
from underneath.encode.weights import Weights, find_weights
from underneath.encode.wordpiece import WordPiece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from underneath.encode.larger import Feed, Graph, Outputs
    from underneath.encode.windows import Window

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

# More threads than this wait for memory, not for each other (a window's weights are read anew for each).
MOST_THREADS: Final = 8

T = TypeVar("T")
S = TypeVar("S")


class Encoder:
    """Checked weights, ready to run.

    Parameters
    ----------
    model
        The name of a model in this package, or a folder made by `training/export.py`; "big": the small one, and
        beside it the larger network of the extra package.
    threads
        Windows run side by side; by default as many as the process may use of the machine, at most 8.
    vectors
        Keep the words' vectors in the signals.
    """

    def __init__(self, model: str | Path = "small", threads: int | None = None, *, vectors: bool = False) -> None:
        self.vectors = vectors
        self.weights: Weights = find_weights(model)
        self.threads = threads or min(MOST_THREADS, usable_cores())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        folder = self.weights.folder
        self._graphs = {name: _open(folder / f"{name}.onnx", options) for name in ("encoder", "spans", "arcs")}
        self._larger = None
        if self.weights.larger:
            self._larger = Larger(lambda path: _open(path, options), self.weights.larger)
            self._graphs["spans"] = self._larger.spans
        self.tokenizer = WordPiece.from_file(folder / "tokenizer.json")

    @property
    def name(self) -> str:
        """Name and short hash of the weights, as `made_by` in the story JSON states them."""
        return f"{self.weights.name}-{self.weights.hash[:12]}"

    def run(self, window: Window) -> Outputs:
        """What the network says of one window, by output name (see `training/export.py`)."""
        feed = {
            "ids": window.ids.astype(np.int64),
            "shapes": window.shapes.astype(np.int64),
            "head": window.head.astype(np.int64),
            "tail": window.tail.astype(np.int64),
        }
        out = self._graphs["encoder"](feed)
        return self._larger.weighed(feed, out, vectors=self.vectors) if self._larger else out

    def label_spans(self, span: Floats, first: Ints, last: Ints) -> Floats:
        """Logits of type and kind of some stretches, shape (k, 10), from projections of the words, shape (w, 3l)."""
        if not len(first):
            return np.zeros((0, 1 + len(TYPES) + len(KINDS)), np.float32)
        return self._graphs["spans"]({"span": span, "first": first, "last": last})["logits"]

    def label_arcs(self, rel: Floats, parent: Ints) -> Floats:
        """Logits of the relation of each word to its parent, shape (w, labels), from projections, shape (w, 2l)."""
        return self._graphs["arcs"]({"rel": rel, "parent": parent})["logits"]

    def each(self, work: Callable[[S], T], items: Iterable[S]) -> Iterator[T]:
        """`map` on this encoder's threads, in order."""
        if self.threads == 1:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self.threads, thread_name_prefix="encode") as pool:
            yield from pool.map(work, items)


def _open(path: Path, options: onnxruntime.SessionOptions) -> Graph:
    """A graph, as a function of its inputs by name that returns its outputs by name."""
    graph = onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # The fused kernel is scalar: without it a window takes 30 ms instead of 36 (Zen 4).
        disabled_optimizers=["SkipLayerNormFusion"],
    )
    names = [output.name for output in graph.get_outputs()]

    def run(feed: Feed) -> Outputs:
        return dict(zip(names, graph.run(None, feed), strict=True))

    return run
