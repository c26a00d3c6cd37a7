"""The list of stories as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from underneath.serve.library.answers import Record

# A cell that begins so is a formula to a spreadsheet, and a title may be anybody's.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_STATED: Final = ("rating", "language", "published", "updated", "completed", "url")
_LISTS: Final = ("authors", "fandoms", "relationships", "characters", "tags", "warnings", "categories")
_FOUND: Final = ("people", "found", "warned")
_COUNTS: Final = ("words", "chapters", "scenes", "quotes")
HEADING: Final = ("id", "title", *_LISTS, "series", *_STATED, *_COUNTS, *_FOUND, "state", "added", "file", "summary")


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """A heading, then a line a story, RFC 4180; several names in one cell are parted by `; `."""
    yield _line(HEADING)
    for record in records:
        yield _line(_cells(record))


def _cells(record: Record) -> Iterator[str]:
    metadata = record.metadata
    yield str(record.id)
    yield record.title
    for name in _LISTS:
        yield "; ".join(getattr(metadata, name))
    yield "; ".join(f"{part.name} {part.part}" if part.part else part.name for part in metadata.series)
    for name in _STATED:
        yield getattr(metadata, name) or ""
    for name in _COUNTS:
        yield str(getattr(record, name))
    for name in _FOUND:
        yield "; ".join(getattr(record, name))
    yield from (record.state, record.added, record.name, metadata.summary or "")


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()
