"""SQLite: the tables in one file, with keys, indices and full-text search; Datasette serves it as it is."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from underneath.export.tables import Column, Table, tables_of
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

AFFINITY = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
# Searched by words: `SELECT * FROM quotes WHERE id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'rain')`.
SEARCHED = ("quotes", "paragraphs")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:
    """One file, `.sqlite`."""
    # Connection.serialize needs Python 3.11, so the database is made as a file.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "story.sqlite")
        with closing(sqlite3.connect(path)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            for table in tables_of(reading, tokens=options.tokens):
                _fill(base, table)
            base.commit()
        return {".sqlite": path.read_bytes()}


def _fill(base: sqlite3.Connection, table: Table) -> None:
    for statement in _statements(table):
        base.execute(statement)
    marks = ", ".join("?" * len(table.columns))
    base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - our own names
    if table.name in SEARCHED:
        # Datasette knows the table by `content="…"`, to the letter.
        options = f'text, content="{table.name}", content_rowid="id"'
        base.execute(f"CREATE VIRTUAL TABLE {table.name}_fts USING fts5 ({options})")
        base.execute(f"INSERT INTO {table.name}_fts ({table.name}_fts) VALUES ('rebuild')")  # noqa: S608


def _statements(table: Table) -> Iterator[str]:
    yield f'CREATE TABLE "{table.name}" (\n  {_columns(table)}\n)'
    for column in table.columns:
        if column.of and column.name != "id":
            yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'


def _columns(table: Table) -> str:
    keys = [f'FOREIGN KEY ("{c.name}") REFERENCES "{c.of}" ("id")' for c in table.columns if c.of]
    return ",\n  ".join([*map(_column, table.columns), *keys])


def _column(column: Column) -> str:
    return f'"{column.name}" {AFFINITY[column.kind]}{" PRIMARY KEY" if column.name == "id" else ""}'
