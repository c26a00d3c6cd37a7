"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "8711a27193653202b86b6590b54a16c9cbbe82a3e050bdfc3659fb8a15e9e16e"
