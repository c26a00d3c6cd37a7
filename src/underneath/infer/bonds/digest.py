"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "a69b62fd59134b5d813ab556f0bf90bd0ea6159fb7a470bfba1c9e17971a7500"
