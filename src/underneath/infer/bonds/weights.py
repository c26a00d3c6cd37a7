"""The fitted weights of ties: made by `training/fit_ties.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.weights import checked
from underneath.infer.bonds.digest import SHA256
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FILE: Final = Path(__file__).parent / "weights.npz"


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


@lru_cache(maxsize=1)
def load_judge() -> Judge:
    """The weights that come with the package; BrokenWeights where they are not those of this version."""
    return read_judge(checked(FILE, SHA256, "ties"))


def read_judge(file: Path) -> Judge:
    """Weights from any file in this layout, unchecked."""
    with np.load(file) as kept:
        rows = {name: kept[name] for name in kept.files}
    named = {name: rows[name] for name in ("middle", "scale", "around", "spread", "tied", "kind")}
    return Judge(**named, kinds=tuple(TIES[i] for i in rows["kinds"]))
