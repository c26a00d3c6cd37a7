"""Lists over all stories: names to complete, works that are there twice, series."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from underneath.serve.library.answers import Count, Double, Record, Series
from underneath.serve.library.folding import fold, span_of_keys
from underneath.serve.library.records import records_of
from underneath.serve.library.sketch import ALIKE, likeness

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_LAST: Final = 1e9  # after every part that has a number


def counts(base: sqlite3.Connection, kind: str, start: str, most: int) -> tuple[Count, ...]:
    """Names of a kind that begin with `start`, the commonest first."""
    where, values = "kind = ?", [kind]
    if fold(start):
        where, values = "kind = ? AND key >= ? AND key < ?", [kind, *span_of_keys(start)]
    sql = f"SELECT name, count FROM tally WHERE {where} ORDER BY count DESC, key LIMIT ?"  # noqa: S608 - our own words
    return tuple(Count(row["name"], row["count"]) for row in base.execute(sql, (*values, max(0, most))))


def doubles(base: sqlite3.Connection) -> tuple[Double, ...]:
    """Works that are there more than once; a pair that has one address is not said again for its text."""
    found = [(group, "url", 1.0) for group in _same(base, "address")]
    found += [(group, "text", 1.0) for group in _same(base, "text_hash")]
    found += [(group, "near", least) for group, least in _near(base)]
    out: list[Double] = []
    said: list[set[int]] = []
    for group, why, least in found:
        if not any(set(group) <= earlier for earlier in said):
            said.append(set(group))
            out.append(Double(_why(why), least, records_of(base, group)))
    return tuple(out)


def _why(why: str) -> Literal["url", "text", "near"]:
    return "url" if why == "url" else "text" if why == "text" else "near"


def _same(base: sqlite3.Connection, column: str) -> Iterator[list[int]]:
    sql = "SELECT group_concat(id) FROM story WHERE {0} IS NOT NULL GROUP BY {0} HAVING count(*) > 1"
    for (ids,) in base.execute(sql.format(column)):
        yield sorted(map(int, ids.split(",")))


def _near(base: sqlite3.Connection) -> Iterator[tuple[list[int], float]]:
    """Groups of nearly the same text, each with the least likeness by which it hangs together."""
    pairs: dict[tuple[int, int], None] = {}
    for (ids,) in base.execute("SELECT group_concat(story) FROM band GROUP BY number, hash HAVING count(*) > 1"):
        group = sorted(map(int, ids.split(",")))
        # To the first and to the next: enough to join what belongs together, and linear however many there are.
        pairs |= dict.fromkeys((group[0], other) for other in group[1:])
        pairs |= dict.fromkeys(pairwise(group))
    rated = ((one, other, _likeness(base, one, other)) for one, other in pairs)
    yield from _joined([(one, other, alike) for one, other, alike in rated if alike >= ALIKE])


def _likeness(base: sqlite3.Connection, one: int, other: int) -> float:
    sketches = [base.execute("SELECT sketch FROM story WHERE id = ?", (id_,)).fetchone()[0] for id_ in (one, other)]
    return likeness(sketches[0] or b"", sketches[1] or b"")


def _joined(pairs: list[tuple[int, int, float]]) -> Iterator[tuple[list[int], float]]:
    """Whatever hangs together, with the least likeness of a pair in it."""
    home: dict[int, int] = {}

    def root(story: int) -> int:
        while home.setdefault(story, story) != story:
            home[story] = home[home[story]]
            story = home[story]
        return story

    for one, other, _ in pairs:
        home[root(other)] = root(one)
    groups: dict[int, tuple[set[int], float]] = {}
    for one, other, alike in pairs:
        members, least = groups.setdefault(root(one), (set(), 1.0))
        groups[root(one)] = (members | {one, other}, min(least, alike))
    for members, least in groups.values():
        yield sorted(members), least


def series(base: sqlite3.Connection) -> tuple[Series, ...]:
    """Series of which two works or more are here."""
    sql = "SELECT key, name FROM tally WHERE kind = 'series' AND count > 1 ORDER BY key"
    return tuple(Series(row["name"], _in_order(base, row["key"])) for row in base.execute(sql).fetchall())


def _in_order(base: sqlite3.Connection, key: str) -> tuple[Record, ...]:
    sql = "SELECT story, part, title_key FROM label JOIN story ON id = story WHERE kind = 'series' AND key = ?"
    rows = sorted(base.execute(sql, (key,)), key=lambda row: (_part(row["part"]), row["title_key"], row["story"]))
    return records_of(base, [row["story"] for row in rows])


def _part(stated: str | None) -> float:
    number = _NUMBER.search(stated or "")
    return float(number[0]) if number else _LAST
