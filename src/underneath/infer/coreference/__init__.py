"""Coreference, learned: which mentions mean the same one, and who that is."""
