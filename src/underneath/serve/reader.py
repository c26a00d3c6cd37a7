"""Reads the stories of a library that wait, in a process of its own, one after another."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from underneath.errors import BadLibrary
from underneath.serve.library.base import Lock
from underneath.serve.library.library import Library
from underneath.serve.library.waiting import Task
from underneath.serve.reader_worker import At, Died, Stopped, Unread, Worker
from underneath.settings import Settings

_LOOK: Final = 5.0  # seconds between two looks for stories nobody woke us for: another process may have added them
_IDLE: Final = 600.0  # seconds without a story after which the worker ends: the model takes 300 MB of memory
_KILLED: Final = (
    "the process reading it was killed twice, most likely for want of memory. Try: split the story, or close other"
    " programs and let it be read again."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a story has come.

    `stage`: the name of the stage at work, as `find_quotes`; `""` while it begins and while it is kept. `share`: 0-1.
    """

    id: int
    stage: str
    share: float


class Reader:
    """Reads what waits in a library: start it once for a library, stop it before the library is closed.

    Parameters
    ----------
    library
        Whose stories to read; its `state` column is the queue, so nothing is lost when the process is killed.
    settings
        How to read.
    """

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self.library, self.settings = library, settings or Settings()
        self._lock = Lock(library.folder / "reader.lock")
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._worker: Worker | None = None
        self._progress: tuple[Progress, ...] = ()

    def start(self) -> None:
        """Begin reading, in a thread of this process and a worker process; what was being read is taken up again.

        Raises
        ------
        BadLibrary
            If another process reads for this library.
        """
        if self._thread is not None:
            return
        if not self._lock.take():
            raise BadLibrary(
                "another process reads stories for this library",
                expected="one at a time",
                advice="use that one, or end it first",
            )
        self.library.give_back()
        self.library.sweep()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="shelf-reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the worker; what it was reading waits again. Returns when it is gone."""
        if self._thread is None:
            return
        self._stopping.set()
        self._woken.set()
        self._thread.join()
        self._thread = None
        self._lock.let_go()

    def wake(self) -> None:
        """Look for waiting stories now: call it after `Library.add`, `correct`, `undo`, `redo`, `retry`."""
        self._woken.set()

    def progress(self) -> tuple[Progress, ...]:
        """What is being read just now."""
        return self._progress

    def _run(self) -> None:
        idle = 0.0
        try:
            while not self._stopping.is_set():
                self._woken.clear()
                task = self._take()
                if task is not None:
                    idle = 0.0
                    self._read(task)
                elif not self._woken.wait(_LOOK):
                    idle += _LOOK
                if idle >= _IDLE:
                    self._end_worker()
        finally:
            self._end_worker()

    def _take(self) -> Task | None:
        try:
            return self.library.take()
        except sqlite3.OperationalError:  # a long write elsewhere, or a full disk: look again later
            return None

    def _read(self, task: Task) -> None:
        self._progress = (Progress(task.id, "", 0.0),)
        try:
            self._settle(task)
        except Stopped:
            self._end_worker()
            self.library.give_back()
        except Died:
            self._end_worker()
            self.library.died(task.id, _KILLED)
        except (sqlite3.Error, OSError) as error:
            with suppress(sqlite3.Error):  # where not even this can be written, the next start takes it up again
                self.library.fail(task.id, f"it was read but could not be kept ({error}). Try: make room on the disk.")
        finally:
            self._progress = ()

    def _settle(self, task: Task) -> None:
        """Read a story and write down what came of it."""
        if self._worker is None:
            self._worker = Worker(self.settings)
        outcome = self._worker.read(task, lambda at: self._told(task.id, at), self._stopping)
        if isinstance(outcome, Unread):
            self.library.fail(task.id, outcome.reason)
        else:
            self.library.keep(task, outcome)

    def _told(self, story: int, at: At) -> None:
        self._progress = (Progress(story, at.stage, at.done / max(1, at.of)),)

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None
