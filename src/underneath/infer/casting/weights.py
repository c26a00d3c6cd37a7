"""Weights of the cast, as `training/rules/fit_cast.py` fits them on the training stories and vignettes."""

from __future__ import annotations

# Of a second name and the one who may bear it: `second.py`.
SECOND: dict[str, float] = {
    "hears": 0.14,
    "says": -0.11,
    "sex of turns": 0.03,
    "called near": -0.18,
    "heard together": -0.14,
    "their told": 0.63,
    "teller": -0.12,
    "surname to given": 0.05,
    "their full": -0.31,
    "they are called": -0.15,
    "rank": 0.21,
}

# Of a name and the cast: `belong.py`.
BELONG: dict[str, float] = {
    "bias": 2.75,
    "times": 0.47,
    "once": -0.47,
    "told": 0.45,
    "untold": -0.14,
    "acts": 0.37,
    "never acts": -0.51,
    "calls": -0.09,
    "talked of": -0.27,
    "office": -0.53,
    "kin": 0.08,
    "kin and name": 0.12,
    "title and name": 0.15,
    "full": 0.02,
    "given": 0.59,
    "common word": -0.51,
    "others told": -0.72,
    "others in sight": -0.19,
    "nobody else": 0.04,
    "long": -0.03,
    "long untold": -0.09,
    "long once": -0.28,
    "long never acts": -0.34,
    "owned": -0.46,
    "pronouns": 0.46,
    "the": -0.68,
    "teller": -0.06,
    "others untold called": -0.48,
    "both sexes in sight": -0.20,
    "untold given": 0.57,
    "untold title": 0.22,
    "like in sight": -0.04,
    "passing": 0.05,
    "introduced": 0.18,
    "answered": -0.38,
}
