"""The hash of `weights.npz`; written by `training/fit_ties.py`."""

from __future__ import annotations

from typing import Final

SHA256: Final = "19569a2a697e5fbdb882e677f586fb460d404909e7edb5144cb28b1278be48fb"
