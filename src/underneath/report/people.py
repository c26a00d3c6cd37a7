"""The cast as a page shows it: who says how much, under which mark, in which colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from underneath.layers.cast import Character, Group
from underneath.layers.speech import Attributions
from underneath.reading.reading import SPOKEN, Presence, Reading
from underneath.reading.summary import UNSURE
from underneath.report.marks import marks_for

COLOURED = 12  # speakers with a colour of their own; beyond a dozen nobody tells tints apart


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast, or a group that speaks. `index` is its place in `View.people`; `colour` one of twelve or None.

    `share` is the part (0–1) of all words spoken aloud or signed that is theirs. `mark` is unique in the story.
    """

    index: int
    id: str
    name: str
    called: tuple[str, ...]
    pronouns: str | None
    roles: tuple[str, ...]
    kind: Literal["person", "group"]
    narrator: bool
    sure: bool
    mark: str
    colour: int | None
    lines: int
    words: int
    scenes: int
    share: float


def people_of(reading: Reading) -> tuple[Person, ...]:
    """The cast and the groups that speak, most words spoken first, then most mentioned."""
    counted = reading.presence
    spoken = _spoken_by(reading)
    groups = [g for g in reading.cast.groups if g.id in spoken]
    rows: list[tuple[Character | Group, Presence]] = [(c, counted[c.id]) for c in reading.cast.characters]
    rows += [(group, Presence(0, *spoken[group.id], 0)) for group in groups]
    rows.sort(key=lambda row: (-row[1].words_spoken, -row[1].quotes, -row[1].mentions))
    marks = marks_for([row.name for row, _ in rows])
    total = sum(words for _, words in spoken.values()) or 1
    return tuple(
        _person(i, row, marks[i], presence, presence.words_spoken / total) for i, (row, presence) in enumerate(rows)
    )


def _person(index: int, row: Character | Group, mark: str, presence: Presence, share: float) -> Person:
    who = row if isinstance(row, Character) else Character(row.id, row.name, row.aliases, confidence=row.confidence)
    return Person(
        index=index,
        id=row.id,
        name=row.name,
        called=tuple(alias for alias in row.aliases if alias != row.name),
        pronouns=who.pronouns,
        roles=who.roles,
        kind="person" if row is who else "group",
        narrator=who.narrator,
        sure=row.confidence >= UNSURE,
        mark=mark,
        colour=index if index < COLOURED and presence.quotes else None,
        lines=presence.quotes,
        words=presence.words_spoken,
        scenes=presence.scenes,
        share=share,
    )


def _spoken_by(reading: Reading) -> dict[str, tuple[int, int]]:
    """Lines and words spoken by each id; the unknown under the empty one."""
    out: dict[str, tuple[int, int]] = {}
    for quote, row in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        lines, words = out.get(row.speaker or "", (0, 0))
        aloud = reading.count_words(quote.span) if quote.kind in SPOKEN else 0
        out[row.speaker or ""] = (lines + 1, words + aloud)
    return out
