"""Stories' pages kept drawn: going from hit to hit in a novel must not draw it each time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class DrawnPages:
    """The last few pages drawn, by story and revision; safe to use from several threads.

    Parameters
    ----------
    most
        Pages kept; that of a novel of 150,000 words has about 3 MB.
    """

    def __init__(self, most: int = 8) -> None:
        self._most, self._kept, self._lock = most, OrderedDict[Hashable, object](), Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key, or else what `make` gives."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()
