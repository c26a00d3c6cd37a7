"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "78a58829678d0763f6c41c1601575106ea8b396567512e085bff7a9d0c791252"
