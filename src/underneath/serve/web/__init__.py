"""The shelf in a browser: pages drawn here, a small script beside them, a guard before both."""
