"""What is asked of the library, and what it answers: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from underneath.layers.corrections import Corrections
from underneath.story.story import Metadata

State = Literal["waiting", "reading", "read", "failed"]
OPENS, CLOSES = "\x02", "\x03"
"""What encloses the matches in a snippet; the story's own such characters are left out of it."""
Sort = Literal["title", "author", "words", "added", "match"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a library takes in.

    `most_bytes`: of one file. `most_stories`: on the shelf. `most_rows`: of one page of answers.
    """

    most_bytes: int = 64 * 2**20
    most_stories: int = 100_000
    most_rows: int = 500


@dataclass(frozen=True, slots=True)
class Added:
    """A file taken in. `known`: the same bytes were there already, as story `id`."""

    id: int
    known: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One story of the library, as a card shows it.

    Attributes
    ----------
    id
        Its number; never given to another story.
    name
        The file's name, as it was given; never a path.
    sha256, size
        Of the file's bytes.
    added
        When it was added: ISO 8601, UTC, in seconds.
    state
        `waiting`, `reading`, `read` or `failed`; a story that is read again for a correction is `waiting` too.
    reason
        Why it failed, in one sentence with advice; else None.
    readable
        Whether `Library.reading` gives a reading, be it from before the last correction.
    revision, fresh
        Steps of the corrections' log; whether the kept reading was made with all of them.
    metadata
        What the source states, raw; empty until it is read.
    words, chapters, scenes, quotes
        Counts of the reading; 0 until it is read.
    people
        Names of the twelve who say most, most first.
    found, warned
        Kinds of content notes found in the text, and those the author warns of.
    looked
        Whether content notes were looked for (they need the encoder).
    lost
        One sentence for each correction that finds nothing to apply to any more.
    snippet
        Of a search by words: the first words that match and what is around them, the matches between `OPENS` and
        `CLOSES`; else None.
    """

    id: int
    name: str
    sha256: str
    size: int
    added: str
    state: State
    reason: str | None = None
    readable: bool = False
    revision: int = 0
    fresh: bool = False
    metadata: Metadata = field(default_factory=Metadata)
    words: int = 0
    chapters: int = 0
    scenes: int = 0
    quotes: int = 0
    people: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    looked: bool = False
    lost: tuple[str, ...] = ()
    snippet: str | None = None

    @property
    def title(self) -> str:
        """The title stated, else the file's name without its ending."""
        return self.metadata.title or PurePath(self.name).stem or self.name


@dataclass(frozen=True, slots=True)
class Query:
    """Which stories, in which order. Every condition must hold; what is empty or None asks nothing.

    Attributes
    ----------
    words
        Full text of title, author, summary, tags and story: all words, the last one by its beginning;
        `"several words"` in this order; `-word` must not be there.
    person
        Somebody of the cast, or of the characters stated, by any of their names or its beginning.
    pairing
        Two names: a relationship that the author states, or a tie of love that was found.
    tag, fandom, author, series
        As the source states them, case aside.
    notes
        Kinds of content notes (`layers.notes.NOTES`) that must have been found.
    without
        What a reader does not want to meet: a kind of note leaves out every story in which it was found or the author
        warns of it, and every story in which notes were not looked for (see `Found.unlooked`); any other words leave
        out the stories with such a warning or tag.
    shortest, longest
        Words of the story, both inclusive.
    state
        One of `State`.
    sort, descending
        Unset, matches come best first and all else newest first. `match` needs `words`.
    page, size
        Pages count from 1.
    """

    words: str = ""
    person: str | None = None
    pairing: tuple[str, str] | None = None
    tag: str | None = None
    fandom: str | None = None
    author: str | None = None
    series: str | None = None
    notes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    shortest: int | None = None
    longest: int | None = None
    state: State | None = None
    sort: Sort | None = None
    descending: bool | None = None
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One page of stories, and how many fit in all.

    `unlooked`: stories left out only because nobody looked yet for what `Query.without` names.
    """

    total: int
    records: tuple[Record, ...]
    unlooked: int = 0


@dataclass(frozen=True, slots=True)
class LineHit:
    """A line somebody says. `start`, `end`: characters of the story's text. `speaker` None: unknown."""

    id: int
    title: str
    speaker: str | None
    hearers: tuple[str, ...]
    kind: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of lines. `more`: there are more than `total`, which is where counting stopped."""

    total: int
    hits: tuple[LineHit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class FeelingHit:
    """One telling of a feeling, with the words it rests on. `who`, `toward`: names."""

    id: int
    title: str
    who: str
    felt: str
    shown: str | None
    masked: bool
    toward: str | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FeelingHits:
    """One page of feelings; `more` as in `Lines`."""

    total: int
    hits: tuple[FeelingHit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A tag, a fandom or a person's name, and in how many stories."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Double:
    """Stories that are one work: `why` the same `url`, the same `text`, or `near`ly the same text.

    `likeness`: least share of equal stretches of words between two neighbours of them, 1.0 for url and text.
    """

    why: Literal["url", "text", "near"]
    likeness: float
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Works of one series, in its order."""

    name: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the corrections' log. `holds`: it was not taken back. `number`: its place in the log, from 1."""

    number: int
    at: str
    change: Corrections
    holds: bool
