"""Bytes → Story. Nothing in here infers anything about the tale; it finds out what was written."""
