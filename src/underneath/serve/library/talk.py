"""Who says what to whom, and who feels, shows and hides what, over all stories."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from underneath.serve.library.answers import FeelingHit, FeelingHits, Limits, LineHit, Lines
from underneath.serve.library.find import page_of
from underneath.serve.library.folding import fold, span_of_keys
from underneath.serve.library.match import has_words, match_of, name_in, phrase

MOST: Final = 1_000
"""Hits counted: nobody pages through more, and "the" is said two million times in 10,000 stories."""

_TITLE: Final = "(SELECT title FROM page WHERE page.id = {0}.story)"


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """Words of a line, and names; `story`: in this one only."""

    words: str = ""
    speaker: str | None = None
    hearer: str | None = None
    story: int | None = None


def lines(base: sqlite3.Connection, asked: LinesAsked, page: int, size: int, limits: Limits) -> Lines:
    """One page of lines: those with the words in this order first, then those that have them all."""
    ids: list[int] = []
    for expression in _expressions(asked):
        if len(ids) <= MOST:
            ids += _line_ids(base, expression, asked.story, MOST + 1 - len(ids))
    first, last = page_of(page, size, limits)
    return Lines(min(len(ids), MOST), _line_hits(base, ids[:MOST][first:last]), more=len(ids) > MOST)


def _expressions(asked: LinesAsked) -> list[str]:
    """FTS5 questions, best first; no two of them find the same line."""
    named = {"said_by": asked.speaker or "", "said_to": asked.hearer or ""}
    people = [name_in(column, name) for column, name in named.items() if has_words(name)]
    wanted = match_of(asked.words).wanted
    if not wanted:
        return [" AND ".join(people)] if people else []
    exact, every = f"words : {phrase(asked.words)}", f"words : ({wanted})"
    ranked = [exact] if exact == every else [exact, f"({every}) NOT {exact}"]
    return [" AND ".join([*people, f"({expression})"]) for expression in ranked]


def _line_ids(base: sqlite3.Connection, expression: str, story: int | None, most: int) -> list[int]:
    if story is None:
        sql = "SELECT rowid FROM line_fts WHERE line_fts MATCH ? ORDER BY rowid LIMIT ?"
        return [row[0] for row in base.execute(sql, (expression, most))]
    bounds = base.execute("SELECT min(id), max(id) FROM line WHERE story = ?", (story,)).fetchone()
    sql = (  # a story's lines were put in together: their numbers follow one another
        "SELECT rowid FROM line_fts WHERE line_fts MATCH ? AND rowid BETWEEN ? AND ?"
        " AND (SELECT story FROM line WHERE line.id = line_fts.rowid) = ? ORDER BY rowid LIMIT ?"
    )
    return [row[0] for row in base.execute(sql, (expression, *bounds, story, most))] if bounds[0] is not None else []


def _line_hits(base: sqlite3.Connection, ids: list[int]) -> tuple[LineHit, ...]:
    sql = f"SELECT *, {_TITLE.format('line')} AS title FROM line WHERE id = ?"  # noqa: S608 - our own words
    rows = [base.execute(sql, (id_,)).fetchone() for id_ in ids]
    return tuple(
        LineHit(
            id=row["story"],
            title=row["title"],
            speaker=_first(row["said_by"]),
            hearers=tuple(name for person in row["said_to"].split("\n\n") if (name := _first(person))),
            kind=row["kind"],
            words=row["words"],
            start=row["start"],
            end=row["end"],
        )
        for row in rows
    )


def _first(names: str) -> str | None:
    """The name shown of several of one person's, one a line."""
    return names.split("\n", 1)[0] or None


@dataclass(frozen=True, slots=True)
class FeelingsAsked:
    """What is felt, shown, hidden, and by whom; `story`: in this one only."""

    felt: str | None = None
    shown: str | None = None
    masked: bool | None = None
    who: str | None = None
    story: int | None = None


def feelings(base: sqlite3.Connection, asked: FeelingsAsked, page: int, size: int, limits: Limits) -> FeelingHits:
    """One page of feelings, the surest first; all of them where nothing is asked."""
    where, values = _felt(asked)
    source = "feeling"
    if has_words(asked.who or ""):
        # From the person's stories to the feelings: a feeling is told thousands of times, a person of few stories.
        source = (
            "(SELECT DISTINCT story, person FROM alias WHERE key >= ? AND key < ?) them CROSS JOIN feeling"
            " ON feeling.story = them.story AND feeling.person = them.person"
        )
        values = [*span_of_keys(asked.who or ""), *values]
    sql = f"SELECT feeling.id FROM {source} WHERE {where} ORDER BY sure DESC, feeling.id LIMIT ?"  # noqa: S608
    ids = [row[0] for row in base.execute(sql, (*values, MOST + 1))]
    first, last = page_of(page, size, limits)
    return FeelingHits(min(len(ids), MOST), _feeling_hits(base, ids[:MOST][first:last]), more=len(ids) > MOST)


def _felt(asked: FeelingsAsked) -> tuple[str, list[Any]]:
    said = {
        "felt": fold(asked.felt) if asked.felt else None,
        "shown": fold(asked.shown) if asked.shown else None,
        "masked": asked.masked,
        "feeling.story": asked.story,
    }
    parts = [(f"{column} = ?", value) for column, value in said.items() if value is not None]
    return " AND ".join(sql for sql, _ in parts) or "1", [value for _, value in parts]


def _feeling_hits(base: sqlite3.Connection, ids: list[int]) -> tuple[FeelingHit, ...]:
    sql = f"SELECT *, {_TITLE.format('feeling')} AS title FROM feeling WHERE id = ?"  # noqa: S608 - our own words
    rows = [base.execute(sql, (id_,)).fetchone() for id_ in ids]
    same = ("title", "who", "felt", "shown", "toward", "words", "start", "end")
    return tuple(
        FeelingHit(id=row["story"], masked=bool(row["masked"]), **{name: row[name] for name in same}) for row in rows
    )
