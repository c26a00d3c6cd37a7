"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "21ecd2fe0fc4f5e2cfc670e63547218e1535866b62c24a6043e1e48670f029b6"
