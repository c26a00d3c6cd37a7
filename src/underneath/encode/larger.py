"""The larger network, an extra: what it says of the words is weighed with what the small one says.

Its vectors live among the small one's (`training/larger/`), so that all that is fitted on those takes the mean of both.
Mentions and events are the mean of both networks' odds; quotations and syntax the small one's alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Outputs = dict[str, Floats]
    Feed = Mapping[str, NDArray[np.generic]]
    Graph = Callable[[Feed], Outputs]

GRAPHS: Final = ("first", "second", "third", "forms", "more_forms", "spans")


class Larger:
    """The larger network, ready to run.

    Parameters
    ----------
    opened
        Opens one graph: a function of its inputs by name that returns its outputs by name.
    folder
        Where its weights lie, checked (`Weights.larger`).

    Attributes
    ----------
    spans
        The second look at stretches, in the place of the small network's graph: both networks' logits, weighed.
    """

    def __init__(self, opened: Callable[[Path], Graph], folder: Path) -> None:
        shares = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["shares"]
        self._shares = {name: np.float32(share) for name, share in shares.items()}
        self._graphs = {name: opened(folder / f"{name}.onnx") for name in GRAPHS}
        self.spans = self._graphs["spans"]

    def weighed(self, feed: Feed, small: Outputs, *, vectors: bool) -> Outputs:
        """The small network's outputs for one window, with the larger one's say; `vectors`: in these too.

        `feed` is what the small one was given. "span" holds both projections side by side, as `spans` takes them.
        """
        pieces, words = ({name: feed[name] for name in names} for names in (("ids", "shapes"), ("head", "tail")))
        lower = self._graphs["second"]({"x": self._graphs["first"](pieces)["out"]})
        forms = self._graphs["more_forms"]({"x": self._graphs["forms"]({"x": lower["fork"]})["out"], **words})
        out = small | {name: self._mean("forms", small[name], forms[name]) for name in ("event", "spans")}
        out["span"] = np.concatenate([small["span"], forms["span"]], 1)
        if vectors:
            own = self._graphs["third"]({"x": lower["out"], **words})["out"]
            out["vectors"] = self._mean("vectors", small["vectors"], own)
        return out

    def _mean(self, of: str, small: Floats, own: Floats) -> Floats:
        mean: Floats = (1 - self._shares[of]) * small + self._shares[of] * own
        return mean
