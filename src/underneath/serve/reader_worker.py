"""The process that reads: one story after another, with one loaded model."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait

from underneath.corpus.blame import blame
from underneath.export.story_json import files
from underneath.reading.read import load_bytes, read
from underneath.serve.library.facts import Facts, facts_of
from underneath.serve.library.files import put
from underneath.serve.library.waiting import Task
from underneath.settings import ExportOptions, Settings

# Forking would copy the server's threads and its database; and so all systems behave alike.
SPAWN = get_context("spawn")
_BREATH = 0.2  # seconds between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class At:
    """A stage of the story being read begins: its name, how many are done, of how many."""

    stage: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Unread:
    """The story cannot be read, and why."""

    reason: str


class Died(Exception):  # noqa: N818 - named for what it is
    """The process was killed while it read."""


class Stopped(Exception):  # noqa: N818
    """The reader was told to stop while a story was read."""


class Worker:
    """The process, seen from the server: started when there is something to read, and again when it died."""

    def __init__(self, settings: Settings) -> None:
        self._pipe, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=work, args=(theirs, settings), name="reader", daemon=True)
        self._process.start()
        theirs.close()  # so that its end is seen when it dies

    def read(self, task: Task, told: Callable[[At], None], stopping: threading.Event) -> Facts | Unread:
        """Let it read one story; `told` hears of the stages.

        Raises
        ------
        Died, Stopped
            See there. The worker is of no use after.
        """
        try:
            self._pipe.send(task)
            while True:
                answer = self._next(stopping)
                if isinstance(answer, (Facts, Unread)):
                    return answer
                if isinstance(answer, At):
                    told(answer)
        except (EOFError, OSError):
            raise Died from None

    def _next(self, stopping: threading.Event) -> object:
        while not wait([self._pipe], _BREATH):
            if stopping.is_set():
                raise Stopped
        return self._pipe.recv()

    def end(self) -> None:
        """End it, whatever it is doing: it holds nothing that is not to be made again."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def work(pipe: Connection, settings: Settings) -> None:
    """Read what comes through the pipe until it is closed. Runs in the process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(task, settings, partial(_tell, pipe)))


def _end_with_parent() -> None:
    """A server that was killed must not leave a reader behind that holds the machine's memory."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _tell(pipe: Connection, stage: str, done: int, of: int) -> None:
    pipe.send(At(stage, done, of))


def attempt(task: Task, settings: Settings, watch: Callable[[str, int, int], None] | None = None) -> Facts | Unread:
    """Read one story, write its story JSON, and give what it is found by; whatever goes wrong is an `Unread`."""
    try:
        data = load_bytes(task.source, settings)
        reading = read(data, name=task.name, corrections=task.corrections, settings=settings, watch=watch)
        put(task.target, files(reading, ExportOptions())[".json"])
        return facts_of(reading)
    except Exception as error:  # noqa: BLE001 - one story's failure leaves the others alone
        return Unread(blame(error, "check that the disk is not full and that you may write there")[0])
