"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "7a0cf7ee243b171930ff2cd01fa2fab73929c4b6e69416333a7380cd58aa51e3"
