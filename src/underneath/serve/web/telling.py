"""Corrections told in plain sentences, for the history of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from underneath.layers.corrections import NOBODY, Corrections, Line
from underneath.report.safe import shortened
from underneath.serve.library.answers import Step

_LONGEST = 60  # characters of a line that are quoted


def told(change: Corrections) -> list[str]:
    """One sentence for each thing set right; lines given to the same person in one."""
    return [*_of_people(change), *_of_lines(change.lines)] + [
        f"“{_short(row.says)}” means {row.person}" for row in change.mentions
    ]


def ways_of(steps: Sequence[Step]) -> dict[str, bool]:
    """Whether there is something to undo, and something to do again: what pages show buttons for."""
    return {"undo": any(step.holds for step in steps), "redo": not all(step.holds for step in steps)}


def _of_people(change: Corrections) -> Iterator[str]:
    for merge in change.merges:
        yield f"{_listed(merge.people)} are one person"
    for split in change.splits:
        yield f"{_listed(split.apart)}: not {split.person}, but somebody else"
    for rename in change.renames:
        yield f"{rename.person} is called {rename.name}"
    for said in change.pronouns:
        yield f"{said.person}: {said.pronouns}"
    if change.nobodies:
        yield f"{_listed(change.nobodies)}: nobody’s name"


def _of_lines(lines: Sequence[Line]) -> Iterator[str]:
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.quote, line.speaker, line.to), []).append(line)
    for rows in groups.values():
        first = rows[0]
        which = f"“{_short(first.says)}”" if len(rows) == 1 else f"“{_short(first.says)}” and {len(rows) - 1} more"
        yield f"{which}: {_what(first)}"


def _what(line: Line) -> str:
    if not line.quote:
        return "no quotation"
    says = (
        "" if line.speaker is None else "nobody known says it" if line.speaker == NOBODY else f"{line.speaker} says it"
    )
    hears = "" if line.to is None else f"to {_listed(line.to)}" if line.to else "to nobody known"
    return " ".join(filter(None, [says, hears]))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _short(words: str) -> str:
    return shortened(" ".join(words.split()), _LONGEST)
