"""The shelf's library: stories, their readings and corrections in one folder, found by words, people and feelings."""
