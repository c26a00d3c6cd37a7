"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "83cb48cdaa0e6ce4288772bb96c16e0f5c12631dce03e0a2111c6cd55202dff4"
