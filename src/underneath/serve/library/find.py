"""A query as SQL: which stories, in which order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from underneath.layers.notes import NOTES
from underneath.serve.library.answers import CLOSES, OPENS, Found, Limits, Query, Record
from underneath.serve.library.folding import fold, span_of_keys
from underneath.serve.library.match import Match, match_of, snippet_of
from underneath.serve.library.records import records_of

Part = tuple[str, tuple[Any, ...]]

# A word of a title says more of a story than one of its text: title, author, summary, tags, body.
_RANK: Final = "bm25(page_fts, 10.0, 6.0, 4.0, 4.0, 1.0)"
_ORDERS: Final = {
    "title": ("s.title_key {0}, s.id {0}", False),
    "author": ("s.author_key = '', s.author_key {0}, s.title_key {0}, s.id {0}", False),
    "words": ("s.words {0}, s.id {0}", True),
    "added": ("s.id {0}", True),
}
"""SQL of each order, and whether it descends unless told otherwise; whoever states no author comes last."""


def find(base: sqlite3.Connection, query: Query, limits: Limits) -> Found:
    """One page of the stories that fit, with what matched. Call it within one view of the database."""
    match = match_of(query.words)
    ids = ids_of(base, query, match)
    first, last = page_of(query.page, query.size, limits)
    records = records_of(base, ids[first:last])
    if match.words:
        records = tuple(replace(record, snippet=_snippet(base, record, match)) for record in records)
    return Found(len(ids), records, _unlooked(base, query, match, len(ids)))


def page_of(page: int, size: int, limits: Limits) -> tuple[int, int]:
    """First and last row of a page, within what is sensible."""
    size = min(max(1, size), limits.most_rows)
    first = max(0, page - 1) * size
    return first, first + size


def ids_of(base: sqlite3.Connection, query: Query, match: Match, *, looked: bool = True) -> list[int]:
    """The numbers of all stories that fit, in order: 4 ms for 10,000, where counting them apart would take as long."""
    parts = list(_conditions(base, query, match, looked=looked))
    where = " AND ".join(sql for sql, _ in parts) or "1"
    values = [value for _, said in parts for value in said]
    order, joined = _order(query, match)
    sql = f"SELECT s.id FROM {joined} WHERE {where} ORDER BY {order}"  # noqa: S608 - made of our own words alone
    return [row[0] for row in base.execute(sql, values)]


def _order(query: Query, match: Match) -> tuple[str, str]:
    if match.wanted and query.sort in {None, "match"}:
        # The best has the least number.
        return f"{_RANK} {'DESC' if query.descending is False else 'ASC'}, s.id", "page_fts CROSS JOIN story s"
    order, descends = _ORDERS["added" if query.sort in {None, "match"} else str(query.sort)]
    descends = descends if query.descending is None else query.descending
    return order.format("DESC" if descends else "ASC"), "story s"


def _conditions(base: sqlite3.Connection, query: Query, match: Match, *, looked: bool) -> Iterator[Part]:
    yield from _of_words(query, match)
    if query.person and fold(query.person):
        yield "s.id IN (SELECT story FROM alias WHERE key >= ? AND key < ?)", span_of_keys(query.person)
    if query.pairing and all(map(fold, query.pairing)):
        yield _PAIRED, (*span_of_keys(query.pairing[0]), *span_of_keys(query.pairing[1]))
    for kind in ("tag", "fandom", "author", "series"):
        said: str | None = getattr(query, kind)
        if said and fold(said):
            yield _labelled(base, kind, said)
    for note in query.notes:
        yield "s.id IN (SELECT story FROM note WHERE kind = ? AND found)", (note,)
    yield from _without(query, looked=looked)
    yield from _plain(query)


_PAIRED: Final = (
    "s.id IN (SELECT one.story FROM party one JOIN party other"
    " ON other.story = one.story AND other.pair = one.pair AND other.side <> one.side"
    " WHERE one.key >= ? AND one.key < ? AND other.key >= ? AND other.key < ?)"
)


def _of_words(query: Query, match: Match) -> Iterator[Part]:
    if match.wanted and query.sort in {None, "match"}:
        yield "page_fts MATCH ? AND s.id = page_fts.rowid", (match.wanted,)
    elif match.wanted:
        yield "s.id IN (SELECT rowid FROM page_fts WHERE page_fts MATCH ?)", (match.wanted,)
    for unwanted in match.unwanted:
        yield "s.id NOT IN (SELECT rowid FROM page_fts WHERE page_fts MATCH ?)", (unwanted,)


def _labelled(base: sqlite3.Connection, kind: str, said: str) -> Part:
    """As it is stated; where nothing is stated just so, whatever begins with it."""
    key = fold(said)
    if base.execute("SELECT 1 FROM tally WHERE kind = ? AND key = ?", (kind, key)).fetchone():
        return "s.id IN (SELECT story FROM label WHERE kind = ? AND key = ?)", (kind, key)
    return "s.id IN (SELECT story FROM label WHERE kind = ? AND key >= ? AND key < ?)", (kind, *span_of_keys(said))


def _without(query: Query, *, looked: bool) -> Iterator[Part]:
    """Nothing of these: what nobody has looked at yet may hold any of them."""
    kinds = [fold(said) for said in query.without if fold(said) in NOTES]
    others = [fold(said) for said in query.without if fold(said) and fold(said) not in NOTES]
    for kind in kinds:
        yield "s.id NOT IN (SELECT story FROM note WHERE kind = ?)", (kind,)
    for other in others:
        yield "s.id NOT IN (SELECT story FROM label WHERE kind IN ('warning', 'tag') AND key = ?)", (other,)
    if kinds and looked:
        yield "s.looked", ()
    if others and looked:
        yield "s.kept IS NOT NULL", ()


def _plain(query: Query) -> Iterator[Part]:
    if query.shortest is not None:
        yield "s.words >= ?", (query.shortest,)
    if query.longest is not None:
        yield "s.words <= ?", (query.longest,)
    if query.state is not None:
        yield "s.state = ?", (query.state,)


def _unlooked(base: sqlite3.Connection, query: Query, match: Match, found: int) -> int:
    return len(ids_of(base, query, match, looked=False)) - found if query.without else 0


def _snippet(base: sqlite3.Connection, record: Record, match: Match) -> str | None:
    row = base.execute("SELECT body, summary, tags FROM page WHERE id = ?", (record.id,)).fetchone()
    parts = (snippet_of(text, match.words, OPENS, CLOSES) for text in row or ())
    return next(filter(None, parts), None)
