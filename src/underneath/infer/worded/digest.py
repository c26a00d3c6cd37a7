"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "cf316e294679e9abdd20d85180af3529b3fb0483940933926b92e60659378fc7"
