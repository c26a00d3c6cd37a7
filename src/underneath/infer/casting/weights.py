"""Weights of the cast, fitted by `training/rules/fit_cast.py` on the training stories and vignettes; below 0.01 left out."""

from __future__ import annotations

# Of a second name and the one who may bear it: `second.py`.
SECOND: dict[str, float] = {
    "hears": 0.15,
    "says": -0.07,
    "sex of turns": 0.02,
    "called near": -0.17,
    "heard together": -0.12,
    "their told": 0.83,
    "teller": -0.06,
    "given to surname": -0.07,
    "surname to given": 0.18,
    "their full": -0.23,
    "title and surname": 0.26,
    "they are called": -0.14,
    "rank": 0.22,
}

# Of a name and the cast: `belong.py`.
BELONG: dict[str, float] = {
    "bias": 2.66,
    "times": 0.48,
    "once": -0.46,
    "told": 0.46,
    "untold": -0.10,
    "acts": 0.45,
    "never acts": -0.48,
    "calls": -0.15,
    "talked of": -0.26,
    "office": -0.51,
    "kin": 0.08,
    "kin and name": 0.12,
    "title and name": 0.25,
    "given": 0.55,
    "common word": -0.51,
    "others told": -0.72,
    "others in sight": -0.18,
    "nobody else": 0.06,
    "long untold": -0.12,
    "long once": -0.25,
    "long never acts": -0.38,
    "owned": -0.46,
    "pronouns": 0.56,
    "the": -0.70,
    "teller": -0.06,
    "others untold called": -0.47,
    "both sexes in sight": -0.19,
    "untold given": 0.53,
    "untold title": 0.18,
    "like in sight": -0.05,
    "passing": 0.06,
    "introduced": 0.19,
    "answered": -0.30,
}
