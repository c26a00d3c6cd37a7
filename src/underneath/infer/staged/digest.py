"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "a73b69a5b7510a5131a97c440b598f2609c3b3d94ea9a274e93ebe522343391e"
