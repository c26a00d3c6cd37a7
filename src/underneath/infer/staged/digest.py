"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "19cedceb988049dbed0b5276c3e5e18767047675a3b0687bede57e7acd8d08eb"
