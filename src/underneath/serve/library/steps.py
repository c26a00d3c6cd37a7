"""The log of what was set right in a story: every step is kept, and what holds is told from all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final, Literal

from underneath.errors import BadCorrections
from underneath.infer.correcting.names import key
from underneath.layers.corrections import Corrections, Line, Merge, Rename, Split
from underneath.reading.corrections import dump_corrections, parse_corrections
from underneath.serve.library.answers import Step

Act = Literal["do", "undo", "redo"]
MOST_STEPS: Final = 100_000  # of one story: a click each second for a day
_LARGEST: Final = 4 * 2**20  # characters of one change: all lines of the longest works given at once


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log; `change` is there with `do` alone."""

    number: int
    at: str
    act: Act
    change: Corrections | None


def log_of(base: sqlite3.Connection, story: int, upto: int | None = None) -> list[Entry]:
    """The whole log of a story, or its first steps."""
    sql = "SELECT number, at, act, change FROM step WHERE story = ? AND number <= ? ORDER BY number"
    rows = base.execute(sql, (story, MOST_STEPS if upto is None else upto))
    changes = ((row, _parsed(row["change"]) if row["change"] else None) for row in rows)
    return [Entry(row["number"], row["at"], row["act"], change) for row, change in changes]


@lru_cache(maxsize=4096)
def _parsed(change: str) -> Corrections:
    """A change as it was written: the same ones are asked for at every step, and a thousand take 100 ms to parse."""
    return parse_corrections(change)


def holding(log: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The changes that hold, in order, and those taken back that may be made to hold again, the next one last."""
    done: list[Entry] = []
    undone: list[Entry] = []
    for entry in log:
        if entry.act == "do":
            done.append(entry)
            undone.clear()
        elif entry.act == "undo":
            undone.append(done.pop())
        else:
            done.append(undone.pop())
    return done, undone


def history(log: Sequence[Entry]) -> tuple[Step, ...]:
    """Every change, and whether it holds."""
    held = {entry.number for entry in holding(log)[0]}
    return tuple(Step(e.number, e.at, e.change, e.number in held) for e in log if e.change is not None)


def changes_of(log: Iterable[Entry]) -> list[Corrections]:
    """The changes that hold, in order."""
    return [entry.change for entry in holding(log)[0] if entry.change is not None]


def write_step(
    base: sqlite3.Connection, story: int, number: int, at: str, act: Act, change: Corrections | None
) -> None:
    """Put one step into the log; nothing is ever taken out of it while the story is there."""
    if number > MOST_STEPS:
        raise BadCorrections(f"{MOST_STEPS:,} steps were made", expected="fewer")
    told = None if change is None else dump_corrections(change)
    base.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?)", (story, number, at, act, told))


def checked(change: Corrections) -> Corrections:
    """The change as it will be read back.

    Raises
    ------
    BadCorrections
        If it is empty, too large, or a row of it says nothing that can be used.
    """
    if not change:
        raise BadCorrections("the change is empty", expected="at least one row", advice="say what is to be set right")
    told = dump_corrections(change)
    if len(told) > _LARGEST:
        raise BadCorrections(f"the change has {len(told):,} characters", expected=f"at most {_LARGEST:,}")
    try:
        told.encode("utf-8")
    except UnicodeEncodeError:
        raise BadCorrections("a name holds half a character", expected="text", advice="type it anew") from None
    return parse_corrections(told, "the change")


def combined(changes: Iterable[Corrections]) -> Corrections:
    """Several changes, made one after the other, as one.

    Corrections hold all at once: splits first, then merges, then new names. So that a later change finds whom it
    means, names that an earlier one gave are put back to those they were given to; names that a later one parts
    are taken out of earlier merges; and of two rows on one line the later one's words hold.
    """
    so_far = Corrections()
    for change in changes:
        so_far = _both(so_far, _in_old_names(change, so_far.renames))
    return replace(so_far, lines=_lines(so_far.lines))


def _both(earlier: Corrections, later: Corrections) -> Corrections:
    earlier = replace(
        earlier,
        merges=_parted(earlier.merges, later.splits),
        nobodies=tuple(name for name in earlier.nobodies if key(name) not in _named(later)),
    )
    each: dict[str, Any] = {
        layer.name: (*getattr(earlier, layer.name), *getattr(later, layer.name)) for layer in fields(Corrections)
    }
    return Corrections(**each)


def _in_old_names(change: Corrections, renames: Sequence[Rename]) -> Corrections:
    """The change with the people it names as they were called before they were renamed."""
    old: dict[str, str] = {}
    for rename in renames:
        old[key(rename.name)] = old.get(key(rename.person), rename.person)

    def was(name: str) -> str:
        return old.get(key(name), name)

    return replace(
        change,
        merges=tuple(Merge(tuple(map(was, merge.people))) for merge in change.merges),
        splits=tuple(replace(split, person=was(split.person)) for split in change.splits),
        renames=tuple(replace(rename, person=was(rename.person)) for rename in change.renames),
        pronouns=tuple(replace(said, person=was(said.person)) for said in change.pronouns),
    )


def _parted(merges: Iterable[Merge], splits: Sequence[Split]) -> tuple[Merge, ...]:
    apart = {key(name) for split in splits for name in split.apart}
    left = (Merge(tuple(name for name in merge.people if key(name) not in apart)) for merge in merges)
    return tuple(merge for merge in left if len(merge.people) > 1)


def _named(change: Corrections) -> set[str]:
    """Keys of the names by which a change makes somebody of them."""
    names = [name for merge in change.merges for name in merge.people]
    names += [name for split in change.splits for name in split.apart]
    names += [rename.person for rename in change.renames] + [said.person for said in change.pronouns]
    names += [meant.person for meant in change.mentions]
    names += [name for line in change.lines for name in (line.speaker, *(line.to or ())) if name]
    return set(map(key, names))


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One row a line: what a later one leaves open stays as an earlier one said."""
    found: dict[tuple[str, int | None, str | None], Line] = {}
    for line in lines:
        place = (line.says, line.at, line.before)
        earlier = found.pop(place, line)
        found[place] = replace(
            line,
            speaker=earlier.speaker if line.speaker is None else line.speaker,
            to=earlier.to if line.to is None else line.to,
        )
    return tuple(found.values())
