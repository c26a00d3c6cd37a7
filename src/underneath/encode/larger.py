"""The larger network, an extra: what it says of the words is weighed with what the small one says.

Its vectors live among the small one's (`training/larger/`), so that all that is fitted on those takes the mean of both.
Mentions and events are the mean of both networks' odds; quotations and syntax the small one's alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.weights import extra_folder, find_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from underneath.encode.windows import Window

    Floats = NDArray[np.float32]
    Outputs = dict[str, Floats]
    Graph = Callable[[Mapping[str, NDArray[np.generic]]], Outputs]

GRAPHS: Final = ("first", "second", "third", "forms", "more_forms", "spans")


class Larger:
    """Checked weights of the larger network, ready to run.

    Parameters
    ----------
    opened
        Opens one graph: a function of its inputs by name that returns its outputs by name.
    folder
        Where the weights lie; by default in the extra package.

    Raises
    ------
    BrokenWeights
        If the extra is not installed, or its files are not those its manifest names.
    """

    def __init__(self, opened: Callable[[Path], Graph], folder: Path | None = None) -> None:
        found = find_weights(folder or extra_folder()).folder
        shares = json.loads((found / "manifest.json").read_text(encoding="utf-8"))["shares"]
        self.shares = {name: np.float32(share) for name, share in shares.items()}
        self._graphs = {name: opened(found / f"{name}.onnx") for name in GRAPHS}

    def weighed(self, window: Window, small: Outputs, *, vectors: bool) -> Outputs:
        """The small network's outputs for one window, with the larger one's say; `vectors`: in these too.

        "span" holds the projections of both, one beside the other, as `label_spans` takes them.
        """
        ids, shapes, head, tail = (
            column.astype(np.int64) for column in (window.ids, window.shapes, window.head, window.tail)
        )
        lower = self._graphs["second"]({"x": self._graphs["first"]({"ids": ids, "shapes": shapes})["out"]})
        words = {"head": head, "tail": tail}
        forms = self._graphs["more_forms"]({"x": self._graphs["forms"]({"x": lower["fork"]})["out"], **words})
        out = small | {name: self._mean("forms", small[name], forms[name]) for name in ("event", "spans")}
        out["span"] = np.concatenate([small["span"], forms["span"]], 1)
        if vectors:
            own = self._graphs["third"]({"x": lower["out"], **words})["out"]
            out["vectors"] = self._mean("vectors", small["vectors"], own)
        return out

    def label_spans(self, feed: Mapping[str, NDArray[np.generic]]) -> Floats:
        """As the small network's graph of this name: the mean of both networks' logits of type and kind, (k, 10)."""
        return self._graphs["spans"](feed)["logits"]

    def _mean(self, of: str, small: Floats, own: Floats) -> Floats:
        mean: Floats = (1 - self.shares[of]) * small + self.shares[of] * own
        return mean
