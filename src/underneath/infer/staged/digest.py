"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "117042335385bdc4b62b591de713aedc4025b928eb7dec9ec26fbdec7a2189c6"
