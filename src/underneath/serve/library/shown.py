"""Readings as they are shown: taken from their files, corrections laid over them, the last few kept in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from underneath.reading.reading import Reading
from underneath.reading.store import load
from underneath.serve.library.overlay import lay
from underneath.serve.library.steps import Entry, holding

_KEPT: Final = 3  # readings in memory; a novel's takes about 100 MB


@dataclass(frozen=True, slots=True)
class Wanted:
    """The reading of a story: `kept`, the step its newest file was made with; the log of its corrections."""

    story: int
    kept: int
    log: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class _Shown:
    base: Path
    stamp: int
    steps: tuple[int, ...]
    reading: Reading


class Shelf:
    """The readings shown last. May be used from several threads; each story is loaded by one at a time."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, _Shown] = OrderedDict()
        self._guard = threading.Lock()

    def reading(self, wanted: Wanted, path: Callable[[int], Path]) -> Reading:
        """The newest reading with all that holds laid over it.

        Parameters
        ----------
        wanted
            Whose.
        path
            The file of the reading made with the corrections up to a step.
        """
        with self._guard:
            file, steps, rest = _plan(wanted, path)
            shown = self._begun(wanted.story, file, steps, steps + tuple(entry.number for entry in rest))
            for entry in rest:
                if entry.number not in shown.steps and entry.change is not None:
                    reading = lay(shown.reading, entry.change)
                    shown = _Shown(file, shown.stamp, (*shown.steps, entry.number), reading)
            self._shown[wanted.story] = shown
            self._shown.move_to_end(wanted.story)
            while len(self._shown) > _KEPT:
                self._shown.popitem(last=False)
            return shown.reading

    def _begun(self, story: int, file: Path, steps: tuple[int, ...], all_of_them: tuple[int, ...]) -> _Shown:
        """What is in memory, where it is of this file and only steps are to be added; else the file's."""
        stamp = file.stat().st_mtime_ns
        shown = self._shown.get(story)
        if shown and (shown.base, shown.stamp) == (file, stamp) and all_of_them[: len(shown.steps)] == shown.steps:
            return shown
        return _Shown(file, stamp, steps, load(file))

    def forget(self, story: int) -> None:
        """Keep nothing of a story."""
        with self._guard:
            self._shown.pop(story, None)


def _plan(wanted: Wanted, path: Callable[[int], Path]) -> tuple[Path, tuple[int, ...], list[Entry]]:
    """The file to begin with, the steps that are in it, and the changes to lay over it."""
    now = holding(wanted.log)[0]
    numbers = tuple(entry.number for entry in now)
    made_with = holding(wanted.log[: wanted.kept])[0]
    steps = tuple(entry.number for entry in made_with)
    if numbers[: len(steps)] == steps:
        return path(wanted.kept), steps, now[len(steps) :]
    if path(0).exists():  # something in the newest reading was taken back: begin with the one without corrections
        return path(0), (), now
    return path(wanted.kept), steps, []
