"""Where the reader knows more than a character: from what someone does not know until they learn it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from underneath.report.depths import Known

ALIKE = 0.5  # part of the rarer side's words that two tellings of one fact share, at least
FURTHEST = 300  # rows looked through for the one by which they learn it, so that the cost stays linear
_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True)
class Ahead:
    """`who` does not know what row `of` of the ledger tells, from scene `first` to scene `last`.

    `learned`: the row by which they learn it; None: never, as far as the story tells.
    """

    who: int
    of: int
    first: int
    last: int
    learned: int | None


def ahead_of(rows: Sequence[Known], scenes: int) -> tuple[Ahead, ...]:
    """Every stretch in which the reader is ahead of someone, by its first scene."""
    open_: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        who = _in_the_dark(row)
        if who is not None:
            open_.append((i, who))
    later: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        if row.stance in ("learns", "knows"):
            later.setdefault(row.who, []).append(i)
    words = [_words(row.what) for row in rows]
    out = []
    for i, who in open_:
        rest = later.get(who, [])
        near = rest[(at := bisect_right(rest, i)) : at + FURTHEST]
        found = next((j for j in near if _same(words[i], words[j])), None)
        last = max(scenes - 1, 0) if found is None else rows[found].scene
        out.append(Ahead(who, i, rows[i].scene, last, found))
    return tuple(out)


def _in_the_dark(row: Known) -> int | None:
    """Who it is that does not know."""
    if row.stance in ("unaware", "deceived"):
        return row.who
    return row.other if row.stance == "conceals" else None


def _words(what: str) -> frozenset[str]:
    return frozenset(word[:6].casefold() for word in _WORD.findall(what))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two tellings seem to be of one fact."""
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))
