"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "4ddd5ae327441700e9d52c8f2eaf4ef75e9f53a9757024e1f5b3d1180d52eb12"
