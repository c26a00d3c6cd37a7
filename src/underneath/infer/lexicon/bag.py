"""How the word lists are written: words in one string, so that a list reads like a list."""

from __future__ import annotations


def bag(words: str) -> frozenset[str]:
    """Return the set of the words in a string."""
    return frozenset(words.split())
