"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "e93535ab049f91035e1a7a46ee003e5e9dc804ae0d42629e34034e22d78fcd9d"
