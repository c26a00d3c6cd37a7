"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "ca3424b888ffe052bb93e1a11c1dfd06f54f5b9c4ee07e11e71165d4a5039b4c"
