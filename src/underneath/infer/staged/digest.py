"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "d3ed6456c71a146bfe90ea8dd2b3276d492c2bc22a52e08907778fc22b9e4d5f"
