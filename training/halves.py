"""Two halves of the gold: what stands before a scorer is read by scorers that have not learned from the document.

A scorer knows the documents it was fitted on better than others, and what is fitted on top of it would trust it too
much: of the lines of new tales 0.655 are given rightly where chains were those of known documents, 0.661 where they
were not. So chains are fitted three times, on either half and on both: a document is read by those of the half it is
not in, those of `dev.ids` by the ones that ship.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from underneath.infer import scorers
from underneath.infer.coreference.network import shipped
from workers import each

Item = TypeVar("Item")
Made = TypeVar("Made")
Which = tuple[str, bool]
"""A document's id, and whether it is one to tune on."""

HALVES = (0, 1)


def half_of(id_: str) -> int:
    """In which half a document is."""
    return crc32(id_.encode()) % len(HALVES)


@dataclass(frozen=True)
class Shelves:
    """Two folders of scorers, `work`/0 and `work`/1: those fitted without that half, and all others as shipped."""

    work: Path

    def begun(self, half: int) -> Path:
        """The folder for what is fitted without a half; new ones begin as what ships."""
        folder = self.work / str(half)
        if not folder.exists():
            shutil.copytree(scorers.SHIPPED, folder)
        return folder

    def each(self, make: Callable[[Item], Made], items: list[Item], which: Callable[[Item], Which]) -> list[Made]:
        """`make` of every item, in order, each read by scorers that have not learned from its document.

        Raises
        ------
        FileNotFoundError
            If nothing was fitted without one of the halves.
        """
        out: dict[int, Made] = {}
        for half in (*HALVES, None):
            mine = [n for n, item in enumerate(items) if _half(which(item)) == half]
            with reading_with(scorers.SHIPPED if half is None else self._fitted(half)):
                out |= zip(mine, each(make, [items[n] for n in mine]), strict=True)
        return [out[n] for n in range(len(items))]

    def _fitted(self, half: int) -> Path:
        folder = self.work / str(half)
        if not folder.exists():
            message = f"{folder} is not there: fit chains without either half first (who/coreference.py --halves)"
            raise FileNotFoundError(message)
        return folder


def _half(which: Which) -> int | None:
    id_, dev = which
    return None if dev else half_of(id_)


@contextmanager
def reading_with(folder: Path) -> Iterator[None]:
    """Let the package link mentions by the scorers of this folder, in this process and those forked from it.

    By these alone: the extra package has no folder of that name, so its own links, which know the document, stay out.
    """
    before, scorers.SHIPPED = scorers.SHIPPED, folder
    shipped.cache_clear()
    try:
        yield
    finally:
        scorers.SHIPPED = before
        shipped.cache_clear()
