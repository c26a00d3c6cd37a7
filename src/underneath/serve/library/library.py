"""The library: one folder that holds stories, their readings, what was set right, and an index to find them by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from underneath.layers.corrections import Corrections
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
    State,
    Step,
)


class Library:
    """Stories in a folder. May be used from several threads; one process at a time should read stories for it.

    The folder holds `shelf.sqlite` (records, index, log of corrections), `stories/` (the files as they were given,
    and beside each its corrections as `STORY.underneath.toml`) and `readings/` (story JSON). Whatever a crash may hit
    is one transaction or one renaming.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits

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
        """Let go of the file; the library cannot be used after."""

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
        raise NotImplementedError

    def remove(self, id: int) -> None:  # noqa: A002 - the contract's word
        """Take a story out, with its file, reading and corrections. NoSuchStory where there is none."""
        raise NotImplementedError

    def retry(self, id: int) -> None:  # noqa: A002
        """Let a story be read again, e.g. one that failed. NoSuchStory where there is none."""
        raise NotImplementedError

    def get(self, id: int) -> Record | None:  # noqa: A002
        """A story's record; None where there is none."""
        raise NotImplementedError

    def source(self, id: int) -> tuple[str, bytes]:  # noqa: A002
        """The file as it was given: its name and bytes. NoSuchStory where there is none."""
        raise NotImplementedError

    def reading(self, id: int) -> Reading:  # noqa: A002
        """The story with its layers, all corrections laid over them, be they read in yet or not.

        Raises
        ------
        NoSuchStory
            If there is none.
        NotRead
            If it has not been read yet, or could not be.
        """
        raise NotImplementedError

    def states(self) -> dict[State, int]:
        """How many stories are in each state; all four are there."""
        raise NotImplementedError

    # Finding ----------------------------------------------------------------------------------------------------------

    def find(self, query: Query) -> Found:
        """Stories that fit a query, one page of them."""
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

    def tags(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Tags stated by authors that begin with `start`, the commonest first."""
        raise NotImplementedError

    def fandoms(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Fandoms, likewise."""
        raise NotImplementedError

    def people(self, start: str = "", most: int = 50) -> tuple[Count, ...]:
        """Names of people found in stories, likewise; one spelling stands for all."""
        raise NotImplementedError

    def doubles(self) -> tuple[Double, ...]:
        """Stories that are one work, by address, by text, or nearly."""
        raise NotImplementedError

    def series(self) -> tuple[Series, ...]:
        """Series with the stories of each in its order; one that has a single work here is left out."""
        raise NotImplementedError

    def export_csv(self, query: Query) -> Iterator[str]:
        """The list as CSV, line by line with line ends, a heading first: all pages of the query.

        A cell that a spreadsheet would take for a formula gets an apostrophe before it.
        """
        raise NotImplementedError

    # Setting right ----------------------------------------------------------------------------------------------------

    def corrections(self, id: int) -> Corrections:  # noqa: A002
        """All that holds of what was set right in a story. NoSuchStory where there is none."""
        raise NotImplementedError

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
        raise NotImplementedError

    def undo(self, id: int) -> bool:  # noqa: A002
        """Take back the last change that holds; False where there is none."""
        raise NotImplementedError

    def redo(self, id: int) -> bool:  # noqa: A002
        """Make the last change that was taken back hold again; False where there is none."""
        raise NotImplementedError

    def history(self, id: int) -> tuple[Step, ...]:  # noqa: A002
        """Every change ever made to the story, in order."""
        raise NotImplementedError

    def sidecar(self, id: int) -> tuple[str, bytes]:  # noqa: A002
        """The corrections as the file to lay beside the story elsewhere: `STORY.underneath.toml` and its bytes."""
        raise NotImplementedError
