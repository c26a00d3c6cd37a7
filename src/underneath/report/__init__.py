"""A Reading → one self-contained page."""
