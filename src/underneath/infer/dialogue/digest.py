"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "4d66328a820b92968a893f5bfbb4716d5f89e2f7750bd186caa828a3f622f9fc"
