"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "d960b2ebcafb45630c6c0ebb88c3d80be727c89cd3b9c1b74a80712894a10b3b"
