"""Notes of which story is being read, so that one that kills its process is given up and the rest is read.

The notes are those of one run: a run that was itself killed blames no story for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

BEGIN: Final = "begin"
# One death may be anybody's: the machine short of memory, a node gone. A story's second is its own.
MOST_DEATHS: Final = 2


@dataclass(frozen=True, slots=True)
class Attempts:
    """The notes on one part in one run."""

    path: Path

    def begin(self) -> Counter[int]:
        """Note that the part is begun; returns how often each of its stories has been the last that was begun."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = self.path.read_text(encoding="ascii").split() if self.path.exists() else []
        self._note(BEGIN)
        ended = [last for last, this in pairwise([*lines, BEGIN]) if this == BEGIN]
        return Counter(int(last) for last in ended if last != BEGIN)

    def reading(self, story: int) -> None:
        """Note that this one, by its place in the part, is read now."""
        self._note(str(story))

    def done(self) -> None:
        """The part is done."""
        self.path.unlink(missing_ok=True)

    def _note(self, word: str) -> None:
        with self.path.open("a", encoding="ascii") as file:
            file.write(f"{word}\n")
