"""Reads the stories of a library that wait, in a process of its own, one after another."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.serve.library.library import Library
from underneath.settings import Settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a story has come.

    `stage`: the name of the stage at work, as `find_quotes`; `""` while it is being kept. `share`: 0-1.
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

    def start(self) -> None:
        """Begin reading, in a thread of this process and a worker process; what was being read is taken up again."""
        raise NotImplementedError

    def stop(self) -> None:
        """End the worker; what it was reading waits again. Returns when it is gone."""
        raise NotImplementedError

    def wake(self) -> None:
        """Look for waiting stories now: call it after `Library.add`, `correct`, `undo`, `redo`, `retry`."""
        raise NotImplementedError

    def progress(self) -> tuple[Progress, ...]:
        """What is being read just now."""
        raise NotImplementedError
