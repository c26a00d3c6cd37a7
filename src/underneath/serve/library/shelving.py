"""Putting a story's rows into the index, and taking them out."""

from __future__ import annotations

import sqlite3
from pathlib import PurePath
from typing import Any, Final

from underneath.serve.library.facts import Facts, Rows
from underneath.serve.library.folding import fold
from underneath.serve.library.schema import OF_A_READING
from underneath.serve.library.sketch import bands_of

_LEADING: Final = ("the ", "a ", "an ")  # left out where titles are sorted, as in any list of books


def shelve(base: sqlite3.Connection, story: int, name: str, facts: Facts) -> None:
    """Index a story by its reading, in the place of what was there. Within the caller's transaction."""
    take_out(base, story)
    title = facts.title or PurePath(name).stem or name
    keys = (title_key(title), fold(facts.author))
    base.execute(
        "UPDATE story SET title_key = ?, author_key = ?, words = ?, looked = ?, card = ?, address = ?, text_hash = ?,"
        " sketch = ? WHERE id = ?",
        (*keys, facts.words, facts.looked, facts.card, facts.address, facts.text_hash, facts.sketch, story),
    )
    insert_page(base, story, title, facts.author, facts.summary, facts.tags, facts.body)
    _fill(base, "band", story, [(i, number) for i, number in enumerate(bands_of(facts.sketch))], "number, hash")
    _fill(base, "label", story, facts.labels, "kind, key, name, part")
    _fill(base, "alias", story, facts.aliases, "key, person")
    _fill(base, "party", story, facts.parties, "key, pair, side")
    _fill(base, "note", story, facts.notes, "kind, found, warned")
    _fill(base, "line", story, facts.lines, 'start, "end", kind, words, said_by, said_to')
    columns = 'start, "end", person, who, felt, shown, masked, toward, words, sure'
    _fill(base, "feeling", story, facts.feelings, columns)


def insert_page(base: sqlite3.Connection, story: int, *texts: str) -> None:
    """The searched words of a story: title, author, summary, tags, body."""
    padded = (*texts, *("" for _ in range(5 - len(texts))))
    base.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)", (story, *padded))


def take_out(base: sqlite3.Connection, story: int) -> None:
    """Take all rows of a story but its own out of the index."""
    for table in OF_A_READING:
        column = "id" if table == "page" else "story"
        base.execute(f"DELETE FROM {table} WHERE {column} = ?", (story,))  # noqa: S608 - our own names


def title_key(title: str) -> str:
    """What titles are sorted by."""
    key = fold(title)
    return next((key[len(word) :] for word in _LEADING if key.startswith(word) and len(key) > len(word)), key)


def _fill(base: sqlite3.Connection, table: str, story: int, rows: Rows, columns: str) -> None:
    marks = ", ".join("?" * (columns.count(",") + 2))
    said: list[tuple[Any, ...]] = [(story, *row) for row in rows]
    # A label said twice counts once.
    base.executemany(f"INSERT OR IGNORE INTO {table} (story, {columns}) VALUES ({marks})", said)  # noqa: S608
