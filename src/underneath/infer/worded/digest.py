"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "27790ebed8d9e6cb358f85a3ef1eb0b8847261fbd1c5cf07d69d049ad0f725de"
