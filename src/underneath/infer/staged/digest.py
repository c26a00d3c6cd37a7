"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "5a144011a9e839e39b516a47e65d4732126e005efba64f1dfd9412deb2c3a7cc"
