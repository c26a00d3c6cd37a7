"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "ed63df26354aee3e769c9ddb393ab125a99d3968a7896751a43782a345157333"
