"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "7bcbea36a5d4d53d42b15cd4da5241a1e3ef918378077b75d06d58387b99b092"
