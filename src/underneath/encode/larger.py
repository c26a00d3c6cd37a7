"""The larger network, an extra: what it says of the words is weighed with what the small one says.

Its vectors live among the small one's (`training/larger/`), so that all that is fitted on those takes the mean of both.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.weights import extra_folder, find_weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from underneath.encode.windows import Window

    Floats = NDArray[np.float32]
    Graph = Callable[[dict[str, NDArray[np.generic]]], Floats]

GRAPHS: Final = ("first.onnx", "second.onnx", "third.onnx")


class Larger:
    """Checked weights of the larger network, ready to run.

    Parameters
    ----------
    opened
        Opens one graph: a function of its inputs by name that returns its only output.
    folder
        Where the weights lie; by default in the extra package.

    Raises
    ------
    BrokenWeights
        If the extra is not installed, or its files are not those its manifest names.
    """

    def __init__(self, opened: Callable[[Path], Graph], folder: Path | None = None) -> None:
        found = find_weights(folder or extra_folder()).folder
        self.share = np.float32(json.loads((found / "manifest.json").read_text(encoding="utf-8"))["share"])
        self._first, self._second, self._third = (opened(found / name) for name in GRAPHS)

    def __call__(self, window: Window) -> Floats:
        """The words' vectors of one window, (w, d)."""
        ids, shapes, head, tail = (
            column.astype(np.int64) for column in (window.ids, window.shapes, window.head, window.tail)
        )
        x = self._second({"x": self._first({"ids": ids, "shapes": shapes})})
        return self._third({"x": x, "head": head, "tail": tail})

    def weighed(self, window: Window, small: Floats) -> Floats:
        """The mean of its vectors and the small network's, (w, d), by `share`."""
        mean: Floats = (1 - self.share) * small + self.share * self(window)
        return mean
