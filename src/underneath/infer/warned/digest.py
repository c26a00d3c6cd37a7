"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "317f7a2954d32046fb60fed4c1b3d10e7e1d55f1b39fd33e9ad0fdf4793de7b0"
