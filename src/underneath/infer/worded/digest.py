"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "be2b8e351ef31c8a4be5a73f2d082554c0af79388778e42564b728ac704a1ab6"
