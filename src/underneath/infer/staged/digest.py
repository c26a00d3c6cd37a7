"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "2eb5f4cfd2419d4ad8d220eda731a5d9deea55e06dd492c226de365219302c98"
