"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "ad8e70ec445908a3888477c728269ef2e7f94dc569cbbcead0b90d550ec63a0e"
