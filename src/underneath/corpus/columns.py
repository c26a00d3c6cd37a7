"""Stories in a column of a table: Parquet, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from underneath.errors import BrokenFile, UnderneathError

TABLES: Final = frozenset({".parquet", ".jsonl"})
# Rows decoded at a time: few, so that a column of whole books does not fill the memory.
AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds the stories, and which, if any, their ids."""

    text: str
    id: str | None = None

    @property
    def names(self) -> list[str]:
        """Both, as far as they are named."""
        return [self.text, *([self.id] if self.id else [])]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number (Parquet) or first byte (JSONL), its id, and its text's size in bytes."""

    row: int
    id: str | None
    size: int


def rows_of(path: Path, columns: Columns) -> Iterator[Row]:
    """The rows of a table, in order, without keeping them.

    Raises
    ------
    BrokenFile
        If it is no such table, or has no such column.
    """
    yield from _lines(path, columns) if path.suffix.lower() == ".jsonl" else _cells(path, columns)


def _cells(path: Path, columns: Columns) -> Iterator[Row]:
    at = 0
    with _open(path, columns.names) as file:
        for batch in file.iter_batches(batch_size=AT_ONCE, columns=columns.names):
            texts = batch.column(columns.text)
            sizes = pc.fill_null(pc.binary_length(_as_text(texts, path, columns.text)), 0).to_pylist()
            ids = batch.column(columns.id).to_pylist() if columns.id else [None] * len(sizes)
            for size, id_ in zip(sizes, ids, strict=True):
                yield Row(at, None if id_ is None else str(id_), size)
                at += 1


def _as_text(texts: Any, path: Path, column: str) -> Any:  # noqa: ANN401 - pyarrow is untyped
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    if not any(kind(texts.type) for kind in kinds):
        raise BrokenFile(f"the column {column!r} of {path.name} holds {texts.type}", expected="text")
    return texts


def _open(path: Path, names: list[str]) -> Any:  # noqa: ANN401
    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise BrokenFile(f"{path.name} cannot be opened as Parquet ({error})"[:300]) from None
    _check_columns(names, file.schema_arrow.names, path)
    return file


def _check_columns(names: list[str], there: list[str], path: Path) -> None:
    for name in names:
        if name not in there:
            raise BrokenFile(
                f"{path.name} has no column {name!r}",
                expected=f"one of {', '.join(there[:20])}",
                advice="--column names the column of texts, --id-column that of their ids",
            )


def _lines(path: Path, columns: Columns) -> Iterator[Row]:
    at = 0
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield _line(line, at, path, columns)
            at += len(line)


def _line(line: bytes, at: int, path: Path, columns: Columns) -> Row:
    """A line that is no object, or has no text, is listed all the same: reading it says why it cannot be."""
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        return Row(at, None, len(line))
    if at == 0:
        _check_columns(columns.names, list(row), path)
    id_ = row.get(columns.id) if columns.id else None
    return Row(at, None if id_ is None else str(id_), len(line))


class Cursor:
    """Reads a column of a Parquet file row by row, forward; going back begins the row group again.

    Parameters
    ----------
    path, column
        The file, and the column of texts.
    """

    def __init__(self, path: str, column: str) -> None:
        self._column = column
        self._file = _open(Path(path), [column])
        self._group, self._next = -1, 0
        self._texts: Iterator[object] = iter(())

    def at(self, row: int) -> object:
        """The value in a row.

        Raises
        ------
        BrokenFile
            If the file has no such row (any more).
        """
        group, first = self._group_of(row)
        if group != self._group or row < self._next:
            self._group, self._next, self._texts = group, first, self._walk(group)
        for value in self._texts:
            self._next += 1
            if self._next > row:
                return value
        raise BrokenFile(f"row {row} is not there any more", advice="leave the file as it is until the dataset is done")

    def _group_of(self, row: int) -> tuple[int, int]:
        first = 0
        for group in range(self._file.num_row_groups):
            size = self._file.metadata.row_group(group).num_rows
            if row < first + size:
                return group, first
            first += size
        raise BrokenFile(f"row {row} is not there any more", advice="leave the file as it is until the dataset is done")

    def _walk(self, group: int) -> Iterator[object]:
        for batch in self._file.iter_batches(batch_size=AT_ONCE, row_groups=[group], columns=[self._column]):
            yield from batch.column(0).to_pylist()


def check_table(path: Path) -> None:
    """Raise where a file is not a table of ours to read."""
    if path.suffix.lower() not in TABLES:
        raise UnderneathError(
            f"{path.name} is no table",
            expected="a .parquet or .jsonl file (a packed one unpacked first)",
            advice="leave --column out for files that are stories themselves",
        )
