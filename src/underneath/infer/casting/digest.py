"""The hash of `weights.npz`; written by `training/rules/fit_standing.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "0d7932bfcd66ce1422f6221ab98a46cdf754d95fcf44a9f1f19cf045cb1872dc"
