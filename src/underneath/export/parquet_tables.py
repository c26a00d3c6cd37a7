"""Parquet: the tables of CSV with their types, one file each. Needs pyarrow: `pip install "underneath[parquet]"`."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from underneath.export.tables import Table, tables_of
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:
    """`.quotes.parquet`, `.characters.parquet`, …; the first column of each is the story's id, as in CSV."""
    tables = tables_of(reading, tokens=options.tokens)
    return {f".{table.name}.parquet": _parquet(table, reading.story.id) for table in tables}


def _parquet(table: Table, story: str) -> bytes:
    names = [column.name for column in table.columns]
    values = list(zip(*table.rows, strict=True)) or [()] * len(names)
    arrays: list[Any] = [pa.array(v, TYPES[c.kind]) for v, c in zip(values, table.columns, strict=True)]
    if table.name != "story":
        names, arrays = ["story", *names], [pa.array([story] * len(table.rows), pa.string()), *arrays]
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=names), out, compression="zstd")
    return out.getvalue()
