"""The fitted weights of ties: made by `training/fit_ties.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.look import softmax
from underneath.infer.scorers import SMALL, scorer_arrays
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

STAYS: Final = len(TIES)  # in a file, where an index into `TIES` says what a tie turns into: into nothing


@dataclass(frozen=True)
class Choice:
    """A multinomial model over columns and company: a row of weights and a bias for each of `of`.

    None among these: nothing of the kind.
    """

    weights: Floats
    of: tuple[str | None, ...]

    def chances(self, row: Floats) -> Floats:
        """Of each of `of`; `row`: columns, company and a one."""
        return softmax((self.weights @ row).astype(np.float32))


@dataclass(frozen=True)
class Judge:
    """Three linear models: are two tied (over the columns of `features.NAMES`); how, and what that becomes (over both).

    `middle`, `scale`: the columns' means and spreads; `around`, `spread`: the company's, (PARTS · d,). `tied`: weights
    and a bias. `kind`: which of the kinds a tie is. `turn`: which it turns into, None where it stays.
    """

    middle: Floats
    scale: Floats
    around: Floats
    spread: Floats
    tied: Floats
    kind: Choice
    turn: Choice

    def sure(self, columns: Floats) -> float:
        """The chance that two are tied."""
        return float(1 / (1 + np.exp(-(self.tied @ np.append(self._even(columns), 1.0)))))

    def kind_of(self, columns: Floats, company: Floats | None) -> str:
        """The likeliest kind of a tie; `company`: None where the words' vectors were not kept."""
        chances = self.kind.chances(self._row(columns, company))
        return str(self.kind.of[int(np.argmax(chances))])

    def turn_of(self, columns: Floats, company: Floats, kind: str) -> tuple[float, str]:
        """The likeliest kind that a tie of this `kind` turns into, and the chance that it does."""
        chances = zip(self.turn.chances(self._row(columns, company)).tolist(), self.turn.of, strict=True)
        return max((chance, into) for chance, into in chances if into not in {None, kind})

    def _row(self, columns: Floats, company: Floats | None) -> Floats:
        beside = np.zeros(len(self.around)) if company is None else (company - self.around) / self.spread
        out: Floats = np.concatenate((self._even(columns), beside, [1.0]))
        return out

    def _even(self, columns: Floats) -> Floats:
        return (columns - self.middle) / self.scale


@cache
def load_judge(model: str = SMALL) -> Judge:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    return judge_of(scorer_arrays("ties", model))


def judge_of(rows: Mapping[str, NDArray[Any]]) -> Judge:
    """Weights from the arrays of a file."""
    named = {name: rows[name] for name in ("middle", "scale", "around", "spread", "tied")}
    kind, turn = (
        Choice(rows[name], tuple(None if i == STAYS else TIES[i] for i in rows[f"{name}s"]))
        for name in ("kind", "turn")
    )
    return Judge(**named, kind=kind, turn=turn)
