"""Gold documents read by two processes at a time: most of what fitting on top of the encoder takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def each(make: Callable[[Item], Made], items: Iterable[Item], workers: int = 2) -> list[Made]:
    """`make` of every item, in order; both must be such that they can be sent to another process."""
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        return list(pool.map(make, items, chunksize=4))
