"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "9115be6b1b99d61a4783588785f45927c5f175442f96b937fa1dce158cf62bd7"
