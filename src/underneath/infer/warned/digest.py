"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "777ca792f05d8b569b8d1e803d769beee1ee0cbd898daa7724d8f895d67017c5"
