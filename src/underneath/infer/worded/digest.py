"""The hash of `weights.npz`; written by `training/notes/fit_terms.py`."""

from typing import Final

SHA256: Final = "a5d5867dcf59dd7283ab854b3e8bdd48df551538d5b6602da68b5ec0e3f0d010"
