"""A person's corrections, found again in the text as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from underneath.infer.correcting.find import Finder
from underneath.infer.correcting.names import holds, key, only
from underneath.layers.cast import Cast
from underneath.layers.corrections import NOBODY, NOTHING_FIXED, Corrections, Fixed, Line, Meant
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story

Who = Callable[[str], str | None]
R = TypeVar("R", Line, Meant)
_SHOWN = 50  # characters of a line in a warning


def fix_by_hand(story: Story, quotes: Quotes, mentions: Mentions, cast: Cast, corrections: Corrections) -> Fixed:
    """Find the lines, mentions and people that were corrected, in this reading's own indices and ids.

    Parameters
    ----------
    story, quotes, mentions
        Where the corrected words are looked for.
    cast
        The people with their corrections applied.
    corrections
        What the person said.

    Returns
    -------
    Fixed
        `lost` has a sentence for each correction of which no trace is left.
    """
    if not corrections:
        return NOTHING_FIXED
    lost: list[str] = []
    who = _names(cast)
    said = [line for line in corrections.lines if line.quote]
    lines = _found(Finder(story.text, [quote.span for quote in quotes]), said, lost)
    words = _found(Finder(story.text, [mention.span for mention in mentions]), corrections.mentions, lost)
    named = _people_named(corrections)
    lost += [f"nobody is called “{name}” any more" for name in dict.fromkeys(named) if who(name) is None]
    return Fixed(
        speakers={i: who(line.speaker) for i, line in lines if line.speaker is not None},
        addressees={i: tuple(filter(None, map(who, line.to))) for i, line in lines if line.to is not None},
        mentions={i: who(meant.person) for i, meant in words},
        people=frozenset(filter(None, map(who, named))),
        lost=tuple(lost),
    )


def _names(cast: Cast) -> Who:
    """A look-up of ids by name, alias, id or the only name that holds it; None for nobody and for nobody's names."""
    table: dict[str, str] = {}
    for character in cast.characters:
        table.setdefault(key(character.id), character.id)
        table.setdefault(key(character.name), character.id)
    for character in cast.characters:
        for alias in character.aliases:
            table.setdefault(key(alias), character.id)

    def who(name: str) -> str | None:
        wanted = key(name)
        return table.get(wanted) or only(id_ for full, id_ in table.items() if holds(full, wanted))

    return lambda name: None if name == NOBODY else who(name)


def _people_named(corrections: Corrections) -> list[str]:
    """The names that corrections of the cast speak of."""
    names = [name for merge in corrections.merges for name in merge.people]
    names += [name for split in corrections.splits for name in split.apart]
    names += [rename.name for rename in corrections.renames]
    return names + [said.person for said in corrections.pronouns]


def _found(finder: Finder, rows: Iterable[R], lost: list[str]) -> list[tuple[int, R]]:
    """Each row with the index of the span it means; of two rows for one span the later one holds."""
    out: dict[int, R] = {}
    for row in rows:
        index = finder.find(row.says, row.at, row.before)
        if index is None:
            lost.append(f"“{shortened(row.says)}” {finder.why_not(row.says)}")
        else:
            out[index] = row
    return list(out.items())


def shortened(words: str) -> str:
    """The first words of a line, for a message."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
