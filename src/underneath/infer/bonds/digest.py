"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "1111b04d626a5bb37a4733c7d61bb610553579a7aa394b6659d9aaa8c44f0d99"
