"""The tables of one part: gathered story by story, written aside, put in place together."""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from underneath.corpus.dataset import Dataset
from underneath.export.parquet_tables import TYPES
from underneath.export.tables import Column, Table, columns_of

# Rows kept before they are written: a row group of a million mentions takes 30 MB; groups of a few rows, one a story,
# would be read slowly and take twice the space.
GROUP: Final = 200_000
MANIFEST: Final = columns_of("story place bytes:int state words:int underneath model")
FAILURES: Final = columns_of("story place kind reason trace")
LAST: Final = "manifest"


class PartWriter:
    """Writes one part of every table; a context manager: on an error nothing of it is left.

    Parameters
    ----------
    dataset, part
        Where to.
    keep
        The tables of stories to write; empty: all.
    """

    def __init__(self, dataset: Dataset, part: int, keep: tuple[str, ...] = ()) -> None:
        self._dataset, self._part, self._keep = dataset, part, frozenset(keep)
        self._aside = dataset.folder / ".staging" / f"part-{part:06}-{uuid.uuid4().hex}"
        self._waiting: dict[str, list[Any]] = {}
        self._files: dict[str, Any] = {}

    def __enter__(self) -> PartWriter:  # noqa: PYI034 - typing has no Self in 3.10
        self._aside.mkdir(parents=True)
        for name, columns in (("failures", FAILURES), (LAST, MANIFEST)):
            self._waiting[name] = [arrow(Table(name, columns, ()))]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def add(self, table: Table, story: str) -> None:
        """Rows of one story; every table but `story` gets its id as the first column."""
        if not self._keep or table.name in self._keep:
            self._add(table.name, arrow(table, None if table.name == "story" else story))

    def add_row(self, name: str, columns: tuple[Column, ...], *values: object) -> None:
        """One row of a table of ours."""
        self._add(name, arrow(Table(name, columns, (values,))))  # type: ignore[arg-type]

    def _add(self, name: str, rows: Any) -> None:  # noqa: ANN401 - pyarrow is untyped
        waiting = self._waiting.setdefault(name, [])
        waiting.append(rows)
        if sum(each.num_rows for each in waiting) >= GROUP:
            self._write(name)

    def _write(self, name: str) -> None:
        rows = pa.concat_tables(self._waiting[name])
        self._waiting[name] = []
        if name not in self._files:
            self._files[name] = parquet.ParquetWriter(self._aside / f"{name}.parquet", rows.schema, compression="zstd")
        if rows.num_rows:
            self._files[name].write_table(rows, row_group_size=GROUP)

    def put(self) -> None:
        """Write what waits, and move all files to their places; the manifest last, for it says that all are there."""
        for name in sorted(self._waiting):
            if self._waiting[name]:
                self._write(name)
        for file in self._files.values():
            file.close()
        for name in sorted(self._files, key=lambda name: (name == LAST, name)):
            written, place = self._aside / f"{name}.parquet", self._dataset.path(name, self._part)
            _to_disk(written)
            place.parent.mkdir(exist_ok=True)
            written.replace(place)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def arrow(table: Table, story: str | None = None) -> Any:  # noqa: ANN401
    """A table as Arrow's, its types those of its columns; with the story's id before them where one is given."""
    names = [column.name for column in table.columns]
    values = list(zip(*table.rows, strict=True)) or [()] * len(names)
    arrays = [pa.array(v, TYPES[c.kind]) for v, c in zip(values, table.columns, strict=True)]
    if story is not None:
        names, arrays = ["story", *names], [pa.array([story] * len(table.rows), pa.string()), *arrays]
    return pa.table(arrays, names=names)
