"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "480572171b8e7e3ae2b541745884aabcb5f2c1d13983348e752e88a4826ddf91"
