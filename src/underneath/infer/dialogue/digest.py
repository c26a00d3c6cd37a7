"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "6e449e84ccda99b5bb87d177a312ebe03cd13c3657ebf80c5ad6c02f3fe14c81"
