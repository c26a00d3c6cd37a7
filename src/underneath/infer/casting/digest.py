"""The hash of `weights.npz`; written by `training/rules/fit_standing.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "0a2ea3a678f1f8c72fc2bf15c5f58898277bed19b11a2dbb5ebe58bb55a9396d"
