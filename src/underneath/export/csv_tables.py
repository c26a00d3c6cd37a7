"""CSV: one file a table, UTF-8, a header line, RFC 4180 quoting. The columns: docs/reference/formats/tables.md."""

from __future__ import annotations

import csv
import io

from underneath.export.plain import utf8
from underneath.export.tables import Table, Value, tables_of
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:
    """`.quotes.csv`, `.characters.csv`, …; the first column of each is the story's id, so that files can be joined."""
    tables = tables_of(reading, tokens=options.tokens)
    return {f".{table.name}.csv": _csv(table, reading.story.id) for table in tables}


def _csv(table: Table, story: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if table.name == "story":
        writer.writerow([column.name for column in table.columns])
        writer.writerows([_cell(value) for value in row] for row in table.rows)
    else:
        writer.writerow(["story", *(column.name for column in table.columns)])
        writer.writerows([story, *map(_cell, row)] for row in table.rows)
    return utf8(out.getvalue())


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
