"""The queue of stories to read: the `state` column, so that a process killed in the middle loses nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from underneath.layers.corrections import Corrections
from underneath.serve.library.facts import Facts
from underneath.serve.library.files import Files
from underneath.serve.library.shelving import shelve
from underneath.serve.library.steps import changes_of, combined, log_of

MOST_DEATHS: Final = 2  # workers that one story may kill: the first may have died of something else


@dataclass(frozen=True, slots=True)
class Task:
    """A story to read now: its file, what was set right up to step `revision`, and where its story JSON goes."""

    id: int
    name: str
    source: Path
    target: Path
    revision: int
    corrections: Corrections


def take(base: sqlite3.Connection, files: Files) -> Task | None:
    """The next story to read, marked so; None where none waits. Corrected ones first: someone is looking at them."""
    row = base.execute(
        "SELECT id, name, sha256, suffix, revision FROM story WHERE state = 'waiting' ORDER BY kept IS NULL, id LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    base.execute("UPDATE story SET state = 'reading', reason = NULL WHERE id = ?", (row["id"],))
    return Task(
        id=row["id"],
        name=row["name"],
        source=files.story(row["sha256"], row["suffix"]),
        target=files.reading(row["sha256"], row["revision"]),
        revision=row["revision"],
        corrections=combined(changes_of(log_of(base, row["id"]))),
    )


def keep(base: sqlite3.Connection, task: Task, facts: Facts) -> bool:
    """A reading is there: index it. It waits again if it was corrected meanwhile; False if the story is gone."""
    row = base.execute("SELECT revision FROM story WHERE id = ?", (task.id,)).fetchone()
    if row is None:
        return False
    shelve(base, task.id, task.name, facts)
    state = "read" if row["revision"] == task.revision else "waiting"
    base.execute(
        "UPDATE story SET state = ?, kept = ?, reason = NULL, deaths = 0 WHERE id = ?", (state, task.revision, task.id)
    )
    return True


def fail(base: sqlite3.Connection, story: int, reason: str) -> None:
    """It cannot be read. An earlier reading stays."""
    base.execute("UPDATE story SET state = 'failed', reason = ? WHERE id = ?", (reason, story))


def died(base: sqlite3.Connection, story: int, reason: str) -> None:
    """The process that read it was killed: once more, and then no more."""
    base.execute("UPDATE story SET deaths = deaths + 1 WHERE id = ?", (story,))
    row = base.execute("SELECT deaths FROM story WHERE id = ?", (story,)).fetchone()
    if row is not None and row["deaths"] >= MOST_DEATHS:
        fail(base, story, reason)
    else:
        base.execute("UPDATE story SET state = 'waiting' WHERE id = ? AND state = 'reading'", (story,))


def give_back(base: sqlite3.Connection) -> None:
    """Whatever was being read waits again."""
    base.execute("UPDATE story SET state = 'waiting' WHERE state = 'reading'")


def wait_again(base: sqlite3.Connection, story: int) -> None:
    """Let it be read again; whoever reads it just now notices by the step."""
    sql = "UPDATE story SET state = 'waiting', reason = NULL, deaths = 0 WHERE id = ? AND state <> 'reading'"
    base.execute(sql, (story,))
