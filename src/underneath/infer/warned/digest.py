"""The hash of `weights.npz`; written by `training/notes/fit_notes.py`."""

from typing import Final

SHA256: Final = "42feb8252f1fa9de108cd9f83e065e29bfc5767666a1b8cf1d336dca270b0a97"
