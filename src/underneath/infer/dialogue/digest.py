"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "e2269e1f3b124c15b04086dc7d13118e2d3a9f349c4b2fcb24b4fa25b7d990f8"
