"""The trained scorer of pairs, in numpy: how likely each goes back to each, and how likely it goes back to none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.scorers import scorer_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer over mentions, two over pairs. See `training/who/coreference.py` for the same in torch.

    `weights` holds the arrays by their names there, float32.
    """

    weights: dict[str, Floats]

    def mentions(self, vectors: Floats, features: Floats) -> dict[str, Floats]:
        """What pairs need of each of n mentions: from (n, v) vectors and (n, m) features."""
        w = self.weights
        seen = _linear(w, "inp", vectors)
        seen += _linear(w, "feat", features)
        np.maximum(seen, 0, out=seen)
        parts = {name: _linear(w, name, seen) for name in ("q", "k", "a")}
        new = np.maximum(_linear(w, "n1", seen), 0) @ w["n2.weight"][0] + w["n2.bias"][0]
        return parts | {"b": seen @ w["b.weight"].T, "new": new}

    def pairs(self, parts: dict[str, Floats], features: Floats, mention: Ints, antecedent: Ints) -> Floats:
        """(p,) scores of pairs, above that of "none" where the antecedent is the likelier."""
        w = self.weights
        hidden = parts["a"][mention]
        hidden += parts["b"][antecedent]
        met = parts["q"][mention]
        met *= parts["k"][antecedent]
        hidden += met @ w["w.weight"].T
        hidden += features @ w["v.weight"].T
        np.maximum(hidden, 0, out=hidden)
        narrow = _linear(w, "o1", hidden)
        np.maximum(narrow, 0, out=narrow)
        out: Floats = narrow @ w["o2.weight"][0] + w["o2.bias"][0]
        return out


def _linear(weights: dict[str, Floats], name: str, values: Floats) -> Floats:
    out: Floats = values @ weights[f"{name}.weight"].T
    out += weights[f"{name}.bias"]
    return out


@cache
def shipped(name: str, model: str) -> Network:
    """The network of this name ("chains", "spoken") for a model's vectors; errors as `scorers.scorer_file`."""
    return Network({part: array.astype(np.float32) for part, array in scorer_arrays(name, model).items()})
