"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "9703267f873be47f3c31ab126a365bb849468caaf479b59ec3a4d0457cb651d9"
