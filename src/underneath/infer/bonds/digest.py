"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "3f2b367023b44f75cbb7a0347fc2a6bd30fcad3f728f6544a632590456710e28"
