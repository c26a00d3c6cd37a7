"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "0494a78c0e17f6a40107dca6b0c5e724175bcd8b7f719f66aac4546000a3b510"
