"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "0a086ea97a5e09b0ab3d19b4557bfa34300b11b094c446924fd2f709498898d2"
