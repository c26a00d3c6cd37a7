"""Lets the tests beside it import `documents`, which builds the files they read."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
