"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "6bcd4888f31a57a31fe65db82c9a8c3d404379005c610dcd49dc109b66242383"
