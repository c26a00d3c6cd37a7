"""Story → Signals: one small transformer reads the story once; every learned layer is a head on that pass."""
