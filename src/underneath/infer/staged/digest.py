"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "2064612f919d4fe5852c04da83886bf147bbdf5c5de2506ec7f2f162da22e7ff"
