"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "4057ab1513956b8acc977811a156ada405c9ee51929af08641c24747217fbc16"
