"""What a reading amounts to, in a few numbers: for the terminal, for lists of stories."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.layers.corrections import Fixed
from underneath.layers.speech import Attributions
from underneath.reading.reading import Reading

# Below this a speaker counts as guessed: at 0.7 about every third of such lines is wrong on the dev stories.
UNSURE = 0.7


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part: lines and words spoken."""

    name: str
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one reading. `unknown`: quotes without a speaker; `guessed`: with one that is unsure.

    `lost`: what a person's corrections say of words that are not there any more.
    """

    id: str
    title: str | None
    words: int
    chapters: int
    scenes: int
    quotes: int
    unknown: int
    guessed: int
    parts: tuple[Part, ...]
    lost: tuple[str, ...] = ()


def summarise(reading: Reading) -> Summary:
    """Count what a person wants to know first; the parts are sorted by lines."""
    said = reading.layer(Attributions).rows
    presence = reading.presence
    parts = [Part(c.name, presence[c.id].quotes, presence[c.id].words_spoken) for c in reading.cast.characters]
    return Summary(
        id=reading.story.id,
        title=reading.story.metadata.title,
        words=reading.words,
        chapters=len(reading.story.chapters),
        scenes=len(reading.scenes),
        quotes=len(reading.quotes),
        unknown=sum(row.speaker is None for row in said),
        guessed=sum(row.speaker is not None and row.confidence < UNSURE for row in said),
        parts=tuple(sorted(parts, key=lambda part: -part.lines)),
        lost=reading.layer(Fixed).lost if reading.has(Fixed) else (),
    )
