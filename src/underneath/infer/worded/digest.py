"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "45cfd1d4fb6edd26823560d4c4198d8d8864ab5608c29752a302feb581797318"
