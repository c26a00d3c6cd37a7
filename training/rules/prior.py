"""Weights set by hand, around which the fit stays."""

from __future__ import annotations

import numpy as np

from underneath.infer.attribution.weigh import FEATURES, GAPS, INDEX, Outcome

_WEIGHT: dict[str, float] = {
    "BEAST": -4,
    "TAG:NAME": 8, "TAG:SELF": 3, "TAG:MATCH": 4, "TAG:MAYBE": 2, "TAG:CLASH": -4, "TAG:NEAR": 1, "TAG:TELLER": 8,
    "TAG:EPI": 3, "TAG:EPICLASH": -4, "VOICE:NAME": 6, "VOICE:SELF": 2.4, "VOICE:MATCH": 3, "VOICE:MAYBE": 1,
    "VOICE:CLASH": -3, "VOICE:NEAR": 1, "VOICE:TELLER": 6, "VOICE:EPI": 2.4, "VOICE:EPICLASH": -3.2, "WEAK:NAME": 6,
    "WEAK:SELF": 2.4, "WEAK:MATCH": 3, "WEAK:MAYBE": 1, "WEAK:CLASH": -3, "WEAK:NEAR": 1, "WEAK:TELLER": 6,
    "WEAK:EPI": 2.4, "WEAK:EPICLASH": -3.2, "LEAD:NAME": 7, "LEAD:SELF": 2.4, "LEAD:MATCH": 3, "LEAD:MAYBE": 1,
    "LEAD:CLASH": -3, "LEAD:NEAR": 1, "LEAD:TELLER": 7, "LEAD:EPI": 2.4, "LEAD:EPICLASH": -3.2, "BEAT:NAME": 4,
    "BEAT:SELF": 1.8, "BEAT:MATCH": 2, "BEAT:MAYBE": 1, "BEAT:CLASH": -2, "BEAT:NEAR": 1, "BEAT:TELLER": 3,
    "BEAT:EPI": 1.8, "BEAT:EPICLASH": -2.4, "LAST:NAME": 3, "LAST:SELF": 1.5, "LAST:MATCH": 1, "LAST:MAYBE": 0.5,
    "LAST:CLASH": -2, "LAST:NEAR": 1, "LAST:TELLER": 2, "LAST:EPI": 1.5, "LAST:EPICLASH": -2, "FIRST:NAME": 1.5,
    "FIRST:SELF": 0.6, "FIRST:MATCH": 0.5, "FIRST:MAYBE": 0.2, "FIRST:CLASH": -0.5, "FIRST:NEAR": 0.5,
    "FIRST:TELLER": 1, "LATE:NAME": 1, "LATE:SELF": 1, "LATE:MATCH": 0.5, "LATE:CLASH": -0.5, "LATE:NEAR": 0.5,
    "LATE:TELLER": 0.5, "COLON:NAME": 5, "COLON:SELF": 3, "COLON:MATCH": 2, "COLON:CLASH": -2, "COLON:NEAR": 1,
    "COLON:TELLER": 3, "PREV:NAME": 0.7, "PREV:SELF": 0.5, "PREV:NEAR": 0.5, "TAG:EPINEAR": 1, "TAG:SELFNEW": 5,
    "TAG:NOM": 2, "TAG:NOMCLASH": -3, "VOICE:EPINEAR": 0.8, "VOICE:SELFNEW": 4, "VOICE:NOM": 1.6,
    "VOICE:NOMCLASH": -2.4, "WEAK:EPINEAR": 0.8, "WEAK:SELFNEW": 4, "WEAK:NOM": 1.6, "WEAK:NOMCLASH": -2.4,
    "LEAD:EPINEAR": 0.8, "LEAD:SELFNEW": 4, "LEAD:NOM": 1.6, "LEAD:NOMCLASH": -2.4, "BEAT:EPINEAR": 0.6,
    "BEAT:SELFNEW": 3, "BEAT:NOM": 1.2, "BEAT:NOMCLASH": -1.8, "LAST:EPINEAR": 0.5, "LAST:SELFNEW": 2.5,
    "LAST:NOM": 1, "LAST:NOMCLASH": -1.5, "FIRST:EPI": 0.6, "FIRST:EPICLASH": -0.8, "FIRST:EPINEAR": 0.2,
    "FIRST:SELFNEW": 1, "FIRST:NOM": 0.4, "FIRST:NOMCLASH": -0.6, "TAG:HERE": 3, "VOICE:HERE": 2.5, "WEAK:HERE": 2.5,
    "LEAD:HERE": 2, "BEAT:HERE": 2, "LAST:HERE": 1, "FIRST:HERE": 1, "SIR:MATCH": 0.6, "SIR:CLASH": -0.8,
    "SAYS:0": -1.2, "UNTOLD": -1, "OUTSIDER:DEF": -1.5, "STAR:0": 0.4, "STAR:1": 0.3, "CALLED:SELF": -5,
    "CALLED:NEXT": 1.5, "CALLED:PREV": 0.8, "NAMED:SELF": -2, "INTRO:SELF": 3, "TOLD:SELF": -3, "TOLD:NEXT": 1.5,
    "TOLD:PREV": 0.5, "OTHER:SELF": -1, "OTHER:NEXT": 0.5, "RECENT:0": 1, "RECENT:1": 0.7, "RECENT:2": 0.2,
    "SHARE:0": 1, "SHARE:1": 0.8, "SHARE:2": 0.3, "OUTSIDER": -1, "GROUP": -2, "NOBODY": -2, "SHARE:ZERO": -1.5,
    "SAME:0": -3, "SAME:0N": -1.5, "BACK:0N": 1.2, "SAME:1": -1, "SAME:2": -0.3, "BACK:S": 0.3, "BACK:0": 2,
    "BACK:1": 1, "BACK:2": 0.4, "BACK:3": 0.2,
}  # fmt: skip


def start() -> np.ndarray:
    """Hand-set weights, shape (features,); what was split from another feature starts where that one does."""
    w = np.array([float(_WEIGHT.get(name, 0.0)) for name in FEATURES])
    for new, old in (("SAMEQ", "SAME"), ("BACK3", "BACK")):
        for gap in GAPS:
            w[INDEX[f"{new}:{gap}"]] = w[INDEX[f"{old}:{gap}"]]
    for outcome in Outcome:
        w[INDEX[f"OPEN:{outcome.name}"]] = w[INDEX[f"PREV:{outcome.name}"]]
    return w
