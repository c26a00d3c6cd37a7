"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "8199e9dc2d05b6133540f05de5567510b9218b32b8b974056de8497f81ba10bd"
