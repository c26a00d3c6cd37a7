"""A pair as numbers: the columns that `training/fit_ties.py` fits weights to."""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.bonds.meetings import MET
from underneath.infer.bonds.words import KINDS, SIGNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from underneath.infer.bonds.pairs import Pair

    Floats = NDArray[np.float64]

PLAIN: Final = (
    "lines", "lines of the lesser", "scenes", "share of scenes", "together", "leads", "one lead", "people", "described",
    "addressed", "only described", "never met",
)  # fmt: skip
_LEAST: Final = 1e-3  # chance that every kind of tie has
NAMES: Final = (
    *PLAIN,
    *(f"{how} {kind}" for how in ("called", "kin", "titled", "near") for kind in KINDS),
    *(f"sign {kind}" for kind in SIGNED),
    *(f"met {kind}" for kind in MET),
)


def features(pair: Pair, rank: Sequence[int], people: int, scenes: int, met: NDArray[np.float32] | None) -> Floats:
    """The columns of one pair, in the order of `NAMES`.

    `rank`: the two places in the order of presence. `met`: chances of `MET`, None where they never meet.
    """
    lines, shared = sum(pair.said), len(pair.scenes)
    plain = (
        log1p(lines), log1p(min(pair.said)), log1p(shared), shared / max(1, scenes), log1p(pair.together),
        max(rank) < 2, min(rank) < 1, log1p(people), bool(pair.kin), bool(pair.called),  # noqa: PLR2004 - two leads
        bool(pair.kin) and not shared, not shared,
    )  # fmt: skip
    told = [_told(counts, KINDS) for counts in (pair.called, pair.kin, pair.titled, pair.near)]
    # The signs' share and not their number: a long story has all of them.
    signs = [log1p(pair.signs[kind]) / log1p(20 + lines + pair.together) for kind in SIGNED]
    looked = [0.0] * len(MET) if met is None else (np.log(met + _LEAST) - log(_LEAST)).tolist()
    return np.array([*plain, *(value for row in told for value in row), *signs, *looked], np.float64)


def _told(counts: Mapping[str, int], kinds: Sequence[str]) -> list[float]:
    return [log1p(counts.get(kind, 0)) for kind in kinds]
