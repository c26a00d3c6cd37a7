"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "5c2b0a9f79e745f5e05973df46946878ed09013f9c783ce49581cc48d368257c"
