"""Turns of phrase that state a matter for a content note outright. They are rarer than single words and far surer."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from underneath.layers.notes import NOTES

_CLASS: Final = re.compile(r"<([A-Z]+)> = (.+)")


@cache
def phrase_patterns() -> tuple[re.Pattern[str], ...]:
    """One pattern a kind of `NOTES`, for lower-case text with straight apostrophes; read from `phrases.txt`."""
    classes: dict[str, str] = {}
    phrases: dict[str, list[str]] = {kind: [] for kind in NOTES}
    lines = files(__package__).joinpath("phrases.txt").read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        if named := _CLASS.match(line):
            classes[named[1]] = named[2]
        else:
            kind, phrase = line.split(": ", 1)
            phrases[kind].append(re.sub(r"<([A-Z]+)>", lambda name: classes[name[1]], phrase))
    return tuple(re.compile(rf"\b(?:{'|'.join(phrases[kind])})") for kind in NOTES)
