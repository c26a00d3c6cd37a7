"""Writing down what was set right: into the log first, then into the sidecar."""

from __future__ import annotations

import threading
from datetime import datetime, timezone

from underneath.layers.corrections import Corrections
from underneath.reading.corrections import dump_corrections
from underneath.serve.library.base import Base
from underneath.serve.library.files import Files, put
from underneath.serve.library.steps import Act, changes_of, combined, holding, log_of, write_step
from underneath.serve.library.waiting import wait_again


class Pen:
    """Steps and their sidecars are written in one order, whichever thread asks.

    Killed between log and sidecar, the next opening of the library writes the sidecar (`mend`).
    """

    def __init__(self, base: Base, files: Files) -> None:
        self._base, self._files = base, files
        self.lock = threading.Lock()

    def corrections(self, story: int) -> Corrections:
        """All that holds in a story."""
        return combined(changes_of(log_of(self._base.connection, story)))

    def step(self, story: int, sha256: str, act: Act, change: Corrections | None = None) -> bool:
        """One step: into the log, the story waits to be read again, the sidecar says so. False: nothing to do."""
        with self.lock:
            with self._base.writing() as base:
                log = log_of(base, story)
                done, undone = holding(log)
                if not {"do": True, "undo": done, "redo": undone}[act]:
                    return False
                number = len(log) + 1
                write_step(base, story, number, now(), act, change)
                base.execute("UPDATE story SET revision = ? WHERE id = ?", (number, story))
                wait_again(base, story)
            self._write_sidecar(story, sha256, number)
        return True

    def _write_sidecar(self, story: int, sha256: str, number: int) -> None:
        path, said = self._files.sidecar(sha256), self.corrections(story)
        if said:
            put(path, dump_corrections(said).encode())
        else:
            path.unlink(missing_ok=True)
        with self._base.writing() as base:
            base.execute("UPDATE story SET sidecar = ? WHERE id = ?", (number, story))

    def mend(self) -> None:
        """Write the sidecars that the log is ahead of."""
        with self.lock:
            rows = self._base.connection.execute("SELECT id, sha256, revision FROM story WHERE sidecar <> revision")
            for row in rows.fetchall():
                self._write_sidecar(row["id"], row["sha256"], row["revision"])


def now() -> str:
    """The present second, ISO 8601, UTC."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
