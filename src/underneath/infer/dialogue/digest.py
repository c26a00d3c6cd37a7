"""Which weights these are; written by `training/who/speakers.py`."""

SHA256 = "79595746b81742853ee9d5f003259e49b62c85a7329051ba81b78cdee4d4840f"
