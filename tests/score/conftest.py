"""Lets the tests beside it import `perturbed`, which makes faulty predictions."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
