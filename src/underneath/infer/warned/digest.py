"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "501285fb38aaecc6055f363ec4ebe32072afc8b00d2acbb77295effc8f6b26dd"
