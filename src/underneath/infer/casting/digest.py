"""The hash of `weights.npz`; written by `training/rules/fit_standing.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "5597327066acbeb4c1f79870de4528fb41aba3f28ae93918db79567235712c90"
