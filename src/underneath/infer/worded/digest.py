"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "14fe678a9776e7057285707341f491c6485e13df7b553979e3a507d7fcca55de"
