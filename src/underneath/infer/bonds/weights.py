"""The fitted weights of ties: made by `training/fit_ties.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from underneath.infer.scorers import SMALL, scorer_arrays
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Judge:
    """Two linear models: are they tied (over the columns of `features.NAMES`), and how (over their company besides).

    `middle`, `scale`: the columns' means and spreads; `around`, `spread`: the company's, (PARTS · d,). `tied`: weights
    and a bias. `kind`: weights of columns and company and a bias, a row for each of `kinds`.
    """

    middle: Floats
    scale: Floats
    around: Floats
    spread: Floats
    tied: Floats
    kind: Floats
    kinds: tuple[str, ...]

    def sure(self, columns: Floats) -> float:
        """The chance that two are tied."""
        return float(1 / (1 + np.exp(-(self.tied @ np.append(self._even(columns), 1.0)))))

    def kind_of(self, columns: Floats, company: Floats | None) -> str:
        """The likeliest kind of a tie; `company`: None where the words' vectors were not kept."""
        beside = np.zeros(len(self.around)) if company is None else (company - self.around) / self.spread
        return self.kinds[int(np.argmax(self.kind @ np.concatenate((self._even(columns), beside, [1.0]))))]

    def _even(self, columns: Floats) -> Floats:
        return (columns - self.middle) / self.scale


@cache
def load_judge(model: str = SMALL) -> Judge:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    return judge_of(scorer_arrays("ties", model))


def judge_of(rows: Mapping[str, NDArray[Any]]) -> Judge:
    """Weights from the arrays of a file."""
    named = {name: rows[name] for name in ("middle", "scale", "around", "spread", "tied", "kind")}
    return Judge(**named, kinds=tuple(TIES[i] for i in rows["kinds"]))
