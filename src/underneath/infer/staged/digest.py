"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "8b5df22964e3f920acaee493ebc5ad9013f8d5d37dcf56e2dc4810577dc741ee"
