"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "0a5322b606359dd741bb178f158b0e341791c6714da17fb605b08fc7403ddf5c"
