"""Words that speak for a content note. Weak alone ("dead tired", "shot up the stairs"): only part of the evidence."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from underneath.layers.notes import NOTES

# plain: nearly always the thing itself; weak: often not.
LEVELS: Final = ("plain", "weak")


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """One pattern for a lower-case word for every kind of `NOTES` and every level, kinds outermost; from `cues.txt`."""
    words: dict[str, list[str]] = {f"{kind} {level}": [] for kind in NOTES for level in LEVELS}
    for line in files(__package__).joinpath("cues.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            named, listed = line.split(": ", 1)
            words[named] += listed.split()
    return tuple(re.compile("|".join(map(_pattern, each))) for each in words.values())


def _pattern(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


@cache
def classes_of(word: str) -> tuple[int, ...]:
    """Indices into `patterns()` of those a lower-case word belongs to."""
    return tuple(i for i, pattern in enumerate(patterns()) if pattern.fullmatch(word))
