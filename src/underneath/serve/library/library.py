"""The library: one folder that holds stories, their readings, what was set right, and an index to find them by."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import Final

from underneath.errors import BadLibrary, BadStoryFile, EmptySource, NoSuchStory, NotRead, TooLarge
from underneath.layers.corrections import Corrections
from underneath.reading.corrections import dump_corrections, sidecar_of
from underneath.reading.reading import Reading
from underneath.serve.library.answers import (
    Added,
    Count,
    Double,
    FeelingHits,
    Found,
    Limits,
    Lines,
    Query,
    Record,
    Series,
    Step,
)
from underneath.serve.library.base import Base
from underneath.serve.library.facts import Facts
from underneath.serve.library.files import Files, ending_of, plain_name, put
from underneath.serve.library.find import find, ids_of
from underneath.serve.library.lists import counts, doubles, series
from underneath.serve.library.match import match_of
from underneath.serve.library.pen import Pen, now
from underneath.serve.library.records import record_of, records_of
from underneath.serve.library.shelving import insert_page, take_out, title_key
from underneath.serve.library.shown import Shelf, Wanted
from underneath.serve.library.spreadsheet import csv_lines
from underneath.serve.library.steps import checked, history, log_of
from underneath.serve.library.talk import FeelingsAsked, LinesAsked, feelings, lines
from underneath.serve.library.waiting import Task, died, fail, give_back, keep, take, wait_again

STATES: Final[tuple[str, ...]] = ("waiting", "reading", "read", "failed")
_AT_ONCE: Final = 500  # records in memory while a list is written


class Library:
    """Stories in a folder. May be used from several threads; one process at a time should read stories for it.

    The folder holds `shelf.sqlite` (records, index, log of corrections), `stories/` (the files as they were given,
    and beside each its corrections as `STORY.underneath.toml`) and `readings/` (story JSON). Whatever a crash may hit
    is one transaction or one renaming.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits
        try:
            self._files = Files(folder)
        except OSError as error:
            raise BadLibrary(
                f"{folder} cannot be used ({error.strerror})",
                expected="a folder where you may write",
                advice="name another folder",
            ) from None
        self._base = Base(folder / "shelf.sqlite")
        self._shelf = Shelf()
        self._pen = Pen(self._base, self._files)
        self._pen.mend()

    @classmethod
    def open(cls, folder: Path, limits: Limits | None = None) -> Library:
        """Open the library in a folder, or make one there.

        Raises
        ------
        BadLibrary
            If the folder cannot be used, or a newer version of the program made it.
        """
        return cls(folder, limits or Limits())

    def close(self) -> None:
        """Let go of the file. What is asked after opens it again."""
        self._base.close()

    # Stories ----------------------------------------------------------------------------------------------------------

    def add(self, name: str, data: bytes) -> Added:
        """Take in a file; it waits to be read. `name`: as the person's machine called it, never used as a path.

        Raises
        ------
        TooLarge
            If the file is beyond `limits.most_bytes`, or the library full.
        EmptySource
            If there is nothing in it.
        """
        name = plain_name(name)
        self._check(name, data)
        sha256, suffix = hashlib.sha256(data).hexdigest(), ending_of(name)
        known = self._known(sha256)
        if known is not None:
            return Added(known, known=True)
        put(self._files.story(sha256, suffix), data)
        with self._base.writing() as base:
            known = self._known(sha256)  # another thread may have added it just now
            if known is not None:
                return Added(known, known=True)
            title = PurePath(name).stem or name
            columns = "name, sha256, suffix, size, added, title_key"
            values = (name, sha256, suffix, len(data), now(), title_key(title))
            row = base.execute(f"INSERT INTO story ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values)  # noqa: S608
            story = int(row.lastrowid or 0)
            insert_page(base, story, title)
        return Added(story, known=False)

    def remove(self, id: int) -> None:  # noqa: A002 - the contract's word
        """Take a story out, with its file, reading and corrections. NoSuchStory where there is none."""
        row = self._row(id)
        with self._pen.lock, self._base.writing() as base:
            take_out(base, id)
            base.execute("DELETE FROM step WHERE story = ?", (id,))
            base.execute("DELETE FROM story WHERE id = ?", (id,))
        self._shelf.forget(id)
        self._files.drop_story(row["sha256"], row["suffix"])

    def retry(self, id: int) -> None:  # noqa: A002
        """Let a story be read again, e.g. one that failed. NoSuchStory where there is none."""
        self._row(id)
        with self._base.writing() as base:
            wait_again(base, id)

    def get(self, id: int) -> Record | None:  # noqa: A002
        """A story's record; None where there is none."""
        return record_of(self._base.connection, id)

    def source(self, id: int) -> tuple[str, bytes]:  # noqa: A002
        """The file as it was given: its name and bytes. NoSuchStory where there is none."""
        row = self._row(id)
        return row["name"], self._files.story(row["sha256"], row["suffix"]).read_bytes()

    def reading(self, id: int) -> Reading:  # noqa: A002
        """The story with its layers, all corrections laid over them, be they read in yet or not.

        Raises
        ------
        NoSuchStory
            If there is none.
        NotRead
            If it has not been read yet, or could not be.
        """
        row = self._row(id)
        if row["kept"] is None:
            raise NotRead(
                f"{row['name']} has not been read" + (f": {row['reason']}" if row["reason"] else " yet"),
                advice="" if row["reason"] else "wait, or start the reader",
            )
        wanted = Wanted(id, row["kept"], log_of(self._base.connection, id, row["revision"]))
        try:
            return self._shelf.reading(wanted, partial(self._files.reading, row["sha256"]))
        except (OSError, BadStoryFile) as error:
            raise NotRead(f"the reading of {row['name']} is damaged ({error})", advice="let it be read again") from None

    def states(self) -> dict[str, int]:
        """How many stories are in each state; all four are there."""
        rows = self._base.connection.execute("SELECT state, count(*) FROM story GROUP BY state")
        return dict.fromkeys(STATES, 0) | {row[0]: row[1] for row in rows}

    # Finding ----------------------------------------------------------------------------------------------------------

    def find(self, query: Query) -> Found:
        """Stories that fit a query, one page of them."""
        with self._base.looking() as base:
            return find(base, query, self.limits)

    def lines(
        self,
        words: str = "",
        speaker: str | None = None,
        hearer: str | None = None,
        *,
        story: int | None = None,
        page: int = 1,
        size: int = 50,
    ) -> Lines:
        """Lines that hold all these words, those with the words in this order first.

        `speaker`, `hearer`: any name of theirs or its beginning. `story`: in this one only.
        """
        with self._base.looking() as base:
            return lines(base, LinesAsked(words, speaker, hearer, story), page, size, self.limits)

    def feelings(
        self,
        felt: str | None = None,
        shown: str | None = None,
        masked: bool | None = None,
        who: str | None = None,
        *,
        story: int | None = None,
        page: int = 1,
        size: int = 50,
    ) -> FeelingHits:
        """Where somebody feels, shows or hides something: `felt="grief", masked=True`.

        `felt`, `shown`: one of `layers.feelings.FEELINGS`. `who`: any name of theirs or its beginning.
        """
        with self._base.looking() as base:
            return feelings(base, FeelingsAsked(felt, shown, masked, who, story), page, size, self.limits)

    def tags(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Tags stated by authors that begin with `start`, the commonest first."""
        return counts(self._base.connection, "tag", start, most)

    def fandoms(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Fandoms, likewise."""
        return counts(self._base.connection, "fandom", start, most)

    def people(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Names of people found in stories, likewise; one spelling stands for all."""
        return counts(self._base.connection, "person", start, most)

    def doubles(self) -> tuple[Double, ...]:
        """Stories that are one work, by address, by text, or nearly."""
        with self._base.looking() as base:
            return doubles(base)

    def series(self) -> tuple[Series, ...]:
        """Series with the stories of each in its order; one that has a single work here is left out."""
        with self._base.looking() as base:
            return series(base)

    def export_csv(self, query: Query) -> Iterator[str]:
        """The list as CSV, line by line with line ends, a heading first: all pages of the query.

        A cell that a spreadsheet would take for a formula gets an apostrophe before it.
        """
        with self._base.looking() as base:
            ids = ids_of(base, query, match_of(query.words))
        parts = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
        return csv_lines(record for part in parts for record in records_of(self._base.connection, part))

    # Setting right ----------------------------------------------------------------------------------------------------

    def corrections(self, id: int) -> Corrections:  # noqa: A002
        """All that holds of what was set right in a story. NoSuchStory where there is none."""
        self._row(id)
        return self._pen.corrections(id)

    def correct(self, id: int, change: Corrections) -> None:  # noqa: A002
        """Set something right: `change` holds the rows to add, one or many (all are undone together).

        `Corrections(merges=(Merge(("Mara", "the medic")),))`; for lines see `give_lines`. It is seen at once in
        `reading`, is written to the sidecar, and the story is read again with it.

        Raises
        ------
        NoSuchStory
            If there is none.
        BadCorrections
            If the change is empty or says nothing that can be applied.
        """
        self._pen.step(id, self._row(id)["sha256"], "do", checked(change))

    def undo(self, id: int) -> bool:  # noqa: A002
        """Take back the last change that holds; False where there is none."""
        return self._pen.step(id, self._row(id)["sha256"], "undo")

    def redo(self, id: int) -> bool:  # noqa: A002
        """Make the last change that was taken back hold again; False where there is none."""
        return self._pen.step(id, self._row(id)["sha256"], "redo")

    def history(self, id: int) -> tuple[Step, ...]:  # noqa: A002
        """Every change ever made to the story, in order."""
        self._row(id)
        return history(log_of(self._base.connection, id))

    def sidecar(self, id: int) -> tuple[str, bytes]:  # noqa: A002
        """The corrections as the file to lay beside the story elsewhere: `STORY.underneath.toml` and its bytes."""
        name = sidecar_of(self._row(id)["name"]).name
        return name, dump_corrections(self.corrections(id)).encode()

    # For the reader ---------------------------------------------------------------------------------------------------

    def take(self) -> Task | None:
        """The next story to read, marked as being read; None where none waits."""
        with self._base.writing() as base:
            return take(base, self._files)

    def keep(self, task: Task, facts: Facts) -> None:
        """Index a reading whose file is written."""
        with self._base.writing() as base:
            there = keep(base, task, facts)
        sha256 = task.target.name.partition(".")[0]
        self._files.drop_readings(sha256, (0, task.revision) if there else ())

    def fail(self, id: int, reason: str) -> None:  # noqa: A002
        """A story cannot be read: say why."""
        with self._base.writing() as base:
            fail(base, id, reason)

    def died(self, id: int, reason: str) -> None:  # noqa: A002
        """The process that read a story was killed: it waits again, the second time it has failed."""
        with self._base.writing() as base:
            died(base, id, reason)

    def give_back(self) -> None:
        """Let whatever was being read wait again."""
        with self._base.writing() as base:
            give_back(base)

    def sweep(self) -> None:
        """Delete what killed processes left behind. For the one who holds the lock of reading."""
        rows = self._base.connection.execute("SELECT sha256 FROM story")
        self._files.sweep(row["sha256"] for row in rows)

    # Within -----------------------------------------------------------------------------------------------------------

    def _row(self, story: int) -> sqlite3.Row:
        row: sqlite3.Row | None = self._base.connection.execute("SELECT * FROM story WHERE id = ?", (story,)).fetchone()
        if row is None:
            raise NoSuchStory(f"no story has the number {story}", expected="one of the library's")
        return row

    def _known(self, sha256: str) -> int | None:
        row = self._base.connection.execute("SELECT id FROM story WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else int(row["id"])

    def _check(self, name: str, data: bytes) -> None:
        if not data:
            raise EmptySource(f"{name} is empty", expected="a story", advice="check the download")
        if len(data) > self.limits.most_bytes:
            raise TooLarge(
                f"{name} has {len(data) / 2**20:,.0f} MiB",
                expected=f"at most {self.limits.most_bytes / 2**20:,.0f} MiB",
                advice="split it",
            )
        there = self._base.connection.execute("SELECT count(*) FROM story").fetchone()[0]
        if there >= self.limits.most_stories:
            raise TooLarge(f"the library holds {there:,} stories", expected="fewer", advice="begin another library")
