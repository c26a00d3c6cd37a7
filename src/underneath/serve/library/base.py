"""The database file: one connection a thread, transactions, and a lock for whoever reads stories."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from underneath.errors import BadLibrary
from underneath.serve.library.schema import migrate

_PATIENCE: Final = 30.0  # seconds to wait for another writer; the longest write, a novel's index, takes about one
_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what a person corrected must outlive a power cut; 1 ms on a disk of today
    "PRAGMA cache_size = -16000",  # 16 MB a connection, and a server has tens of them
    "PRAGMA mmap_size = 1073741824",
    "PRAGMA temp_store = MEMORY",
)


class Base:
    """A SQLite file that several threads use.

    Parameters
    ----------
    path
        The file; made where it is not there.

    Raises
    ------
    BadLibrary
        If the file is no library, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mine = threading.local()
        self._all: dict[threading.Thread, sqlite3.Connection] = {}
        self._guard = threading.Lock()
        try:
            _prepare(self.connection, path)
        except sqlite3.Error as error:
            self.close()
            raise BadLibrary(
                f"{path} cannot be used as a library ({error})",
                expected="a file made by this program, in a folder where you may write",
                advice="another folder, or put the file aside",
            ) from None
        except BadLibrary:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread; every statement outside `writing` stands alone."""
        found: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            found.row_factory = sqlite3.Row
            for pragma in _PRAGMAS:
                found.execute(pragma)
            self._remember(found)
            self._mine.connection = found
        return found

    def _remember(self, connection: sqlite3.Connection) -> None:
        """Keep it to close it; close those of threads that have ended: a server's come and go all day."""
        with self._guard:
            for thread in [thread for thread in self._all if not thread.is_alive()]:
                self._all.pop(thread).close()
            self._all[threading.current_thread()] = connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is written in it, or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """Several questions of one and the same state."""
        connection = self.connection
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._all.values():
                with suppress(sqlite3.Error):  # in use by a thread that is about to fail: the file takes no harm
                    connection.close()
            self._all.clear()
        self._mine = threading.local()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise BadLibrary(
            f"the folder of {path.name} cannot hold a database that is read and written at once",
            expected="a folder on a disk of this machine",
            advice="not a network drive",
        )
    migrate(connection)


class Lock:
    """Held by at most one process at a time, and let go when that process ends, however it ends.

    It is a transaction on a database of its own: the only lock of files that the standard library has everywhere.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Take it; False where another has it."""
        connection = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            return False
        self._held = connection
        return True

    def let_go(self) -> None:
        """Let it go, if it is held."""
        if self._held is not None:
            with closing(self._held):
                self._held = None
