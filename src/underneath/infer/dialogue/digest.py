"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "f3d6eaa6c665ca2271f63b428ad8ef23891883b23afff5cc086a19f714e24c2f"
