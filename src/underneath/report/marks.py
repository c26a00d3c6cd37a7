"""A short mark for each of the cast, so that nobody has to tell people apart by colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

# Words that begin many names and so tell nobody apart.
_SKIPPED = frozenset(
    {
        "the", "a", "an", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lady", "lord", "dame", "king", "queen",
        "prince", "princess", "captain", "major", "colonel", "general", "sergeant", "lieutenant", "commander",
        "professor", "master", "mistress", "aunt", "uncle", "old", "young", "father", "mother", "brother", "sister",
    }
)  # fmt: skip
_LETTERS = re.compile(r"[^\W_]+")
NOBODY = "•"


def marks_for(names: Sequence[str]) -> list[str]:
    """One mark per name, all different; earlier names get the shorter ones ("M", then "Mi", "Ml" …)."""
    taken: set[str] = set()
    out = []
    for name in names:
        mark = next(mark for mark in _candidates(name) if mark not in taken)
        taken.add(mark)
        out.append(mark)
    return out


def _candidates(name: str) -> Iterator[str]:
    words = _LETTERS.findall(name)
    told = [word for word in words if word.casefold() not in _SKIPPED] or words[-1:] or [NOBODY]
    first = told[0]
    initial = first[0].upper()
    yield initial
    if len(told) > 1:
        yield initial + told[-1][0].upper()
    yield from (initial + letter.lower() for letter in first[1:6])
    yield from (f"{initial}{number}" for number in count(2))
