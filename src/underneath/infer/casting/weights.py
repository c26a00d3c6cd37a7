"""Weights of the cast, as `training/rules/fit_cast.py` fits them on the training documents."""

from __future__ import annotations

# Of a second name and the one who may bear it: `second.py`.
SECOND: dict[str, float] = {
    "their told": 0.70,
    "hears": 0.14,
    "says": -0.12,
    "called near": -0.18,
    "heard together": -0.14,
    "they are called": -0.14,
    "their full": -0.30,
}

# Of a name and the cast: `belong.py`.
BELONG: dict[str, float] = {
    "bias": 2.95,
    "once": -0.80,
    "told": 0.62,
    "acts": 0.37,
    "never acts": -0.52,
    "long never acts": -0.57,
    "talked of": -0.12,
    "answered": -0.38,
    "office": -0.55,
    "given": 0.59,
    "untold given": 0.45,
    "common word": -0.54,
    "the": -0.67,
    "owned": -0.43,
    "pronouns": 0.50,
    "others told": -0.95,
    "others untold called": -0.48,
}
