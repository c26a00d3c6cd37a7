"""Rows of the database as records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from underneath.serve.library.answers import Record
from underneath.story.story import Metadata, SeriesPart

_COLUMNS: Final = "id, name, sha256, size, added, state, reason, kept, revision, looked, card"
_AT_ONCE: Final = 500  # numbers in one question; SQLite takes thousands
_COUNTS: Final = ("words", "chapters", "scenes", "quotes")
_LISTS: Final = ("people", "found", "warned", "lost")


def record_of(base: sqlite3.Connection, story: int) -> Record | None:
    """The record of a story; None where there is none."""
    return next(iter(records_of(base, [story])), None)


def records_of(base: sqlite3.Connection, stories: Sequence[int]) -> tuple[Record, ...]:
    """The records of these stories, in this order; such as are gone are left out."""
    rows: dict[int, Record] = {}
    for at in range(0, len(stories), _AT_ONCE):
        part = stories[at : at + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        found = base.execute(f"SELECT {_COLUMNS} FROM story WHERE id IN ({marks})", part)  # noqa: S608
        rows |= {row["id"]: _record(row) for row in found}
    return tuple(rows[story] for story in stories if story in rows)


def _record(row: sqlite3.Row) -> Record:
    card: dict[str, Any] = json.loads(row["card"])
    shown: dict[str, Any] = {name: card.get(name, 0) for name in _COUNTS}
    shown |= {name: tuple(card.get(name, ())) for name in _LISTS}
    return Record(
        id=row["id"],
        name=row["name"],
        sha256=row["sha256"],
        size=row["size"],
        added=row["added"],
        state=row["state"],
        reason=row["reason"],
        readable=row["kept"] is not None,
        revision=row["revision"],
        fresh=row["kept"] == row["revision"],
        looked=bool(row["looked"]),
        metadata=_metadata(card.get("metadata", {})),
        **shown,
    )


def _metadata(row: dict[str, Any]) -> Metadata:
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key != "series"
    }
    return Metadata(**plain, series=tuple(SeriesPart(**part) for part in row.get("series", ())))
