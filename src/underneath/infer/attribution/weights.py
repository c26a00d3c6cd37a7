"""Weights of the features in `weigh.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.attribution.weigh import FEATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WEIGHT: dict[str, float] = {
    **{f"TAG:{k}": v for k, v in {"NAME": 8, "SELF": 5, "MATCH": 4, "MAYBE": 2, "CLASH": -4, "NEAR": 1, "TELLER": 8, "EPI": 3, "EPICLASH": -3}.items()},
    **{f"VOICE:{k}": v for k, v in {"NAME": 6, "SELF": 4, "MATCH": 3, "MAYBE": 1, "CLASH": -3, "NEAR": 1, "TELLER": 6, "EPI": 2, "EPICLASH": -3}.items()},
    **{f"WEAK:{k}": v for k, v in {"NAME": 6, "SELF": 4, "MATCH": 3, "MAYBE": 1, "CLASH": -3, "NEAR": 1, "TELLER": 6, "EPI": 2, "EPICLASH": -3}.items()},
    **{f"LEAD:{k}": v for k, v in {"NAME": 7, "SELF": 5, "MATCH": 3, "MAYBE": 1, "CLASH": -3, "NEAR": 1, "TELLER": 7, "EPI": 2, "EPICLASH": -3}.items()},
    **{f"BEAT:{k}": v for k, v in {"NAME": 4, "SELF": 3, "MATCH": 2, "MAYBE": 1, "CLASH": -2, "NEAR": 1, "TELLER": 3, "EPI": 1, "EPICLASH": -2}.items()},
    **{f"LAST:{k}": v for k, v in {"NAME": 3, "SELF": 2, "MATCH": 1, "MAYBE": 0.5, "CLASH": -2, "NEAR": 1, "TELLER": 2, "EPI": 1, "EPICLASH": -1}.items()},
    **{f"FIRST:{k}": v for k, v in {"NAME": 1.5, "SELF": 1, "MATCH": 0.5, "MAYBE": 0.2, "CLASH": -0.5, "NEAR": 0.5, "TELLER": 1}.items()},
    **{f"LATE:{k}": v for k, v in {"NAME": 1, "SELF": 1, "MATCH": 0.5, "CLASH": -0.5, "NEAR": 0.5, "TELLER": 0.5}.items()},
    **{f"COLON:{k}": v for k, v in {"NAME": 5, "SELF": 3, "MATCH": 2, "CLASH": -2, "NEAR": 1, "TELLER": 3}.items()},
    **{f"PREV:{k}": v for k, v in {"NAME": 0.7, "SELF": 0.5, "NEAR": 0.5}.items()},
    "CALLED:SELF": -5, "CALLED:NEXT": 1.5, "CALLED:PREV": 0.8, "NAMED:SELF": -2, "INTRO:SELF": 3, "TOLD:SELF": -3, "TOLD:NEXT": 1.5,
    "TOLD:PREV": 0.5, "OTHER:SELF": -1, "OTHER:NEXT": 0.5, "RECENT:0": 1, "RECENT:1": 0.7, "RECENT:2": 0.2, "SHARE:0": 1,
    "SHARE:1": 0.8, "SHARE:2": 0.3, "OUTSIDER": -1, "GROUP": -2, "NOBODY": -2, "SHARE:ZERO": -1.5,
    "SAME:S": 0, "SAME:0": -3, "SAME:1": -1, "SAME:2": -0.3, "SAME:3": 0, "BACK:S": 0.3, "BACK:0": 2, "BACK:1": 1, "BACK:2": 0.4, "BACK:3": 0.2,
}  # fmt: skip


def table() -> NDArray[np.float64]:
    """All weights, in the order of `FEATURES`."""
    return np.array([_WEIGHT.get(name, 0.0) for name in FEATURES])
