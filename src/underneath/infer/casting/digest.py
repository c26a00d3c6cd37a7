"""The hash of `weights.npz`; written by `training/rules/fit_standing.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "7c2541a30effeeac88b8e541e1a017f24d88def1d9ad2a56981c39567f10166d"
