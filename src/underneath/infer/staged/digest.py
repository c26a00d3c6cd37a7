"""The hash of `weights.npz`; written by `training/staging/fit.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "975de891ea9f000220a380b8709dbc31f46b6c1de3b1be43d9662eb709bddf22"
