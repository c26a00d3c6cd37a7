"""What a page shows of a reading, as plain values: no markup here, no inference there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from underneath.layers.mentions import Coreference
from underneath.layers.notes import Notes
from underneath.layers.scenes import Stage, Staging
from underneath.layers.speech import Attribution, Attributions, How, Quote, QuoteKind
from underneath.reading.reading import Reading
from underneath.reading.summary import UNSURE
from underneath.reading.warnings import Compared, compare_warnings
from underneath.report.blocks import Block, blocks_of
from underneath.report.calls import Calls, calls_of
from underneath.report.depths import Depths, depths_of
from underneath.report.facts import Fact, facts_of
from underneath.report.people import Person, people_of
from underneath.report.safe import label, shortened
from underneath.story.spans import Span
from underneath.story.story import Emphasis, Story

LONGEST_CUE = 40  # characters of a cue worth showing
LONGEST_WORDS = 90  # characters of the words a picture quotes
OPENING = tuple('“"‘«„')


@dataclass(frozen=True, slots=True)
class Line:
    """One quotation: whose (an index into `View.people`, None: unknown), to whom, how that is known, how sure (0–1)."""

    span: Span
    kind: QuoteKind
    speaker: int | None
    hearers: tuple[int, ...]
    how: How | None
    cue: str | None
    sure: float
    part: int | None

    @property
    def unsure(self) -> bool:
        """Whether a reader should doubt the speaker, or nobody knows one."""
        return self.speaker is None or self.sure < UNSURE


@dataclass(frozen=True, slots=True)
class SceneCard:
    """One scene: where it stands, its length in words, and what is known of it; people as indices."""

    span: Span
    words: int
    place: str | None
    time: str | None
    pov: int | None
    narration: str | None
    tense: str | None
    present: tuple[int, ...]
    mentioned: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A place in the text that stands for one of the cast."""

    span: Span
    person: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for the summary line. `guessed` lines have a speaker in doubt, `unknown` ones have none."""

    words: int
    scenes: int
    lines: int
    speakers: int
    guessed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything a page shows. Spans count characters of `text`, which is the story's own, unchanged.

    `compared`: by kind of content note what the author says of it and where it is found; empty where
    none were looked for.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    summary: str | None
    facts: tuple[Fact, ...]
    text: str
    blocks: tuple[Block, ...]
    emphasis: tuple[Emphasis, ...]
    people: tuple[Person, ...]
    lines: tuple[Line, ...]
    names: tuple[Name, ...]
    scenes: tuple[SceneCard, ...]
    tally: Tally
    warnings: tuple[str, ...]
    compared: Mapping[str, Compared]
    calls: Mapping[int, tuple[Calls, ...]]
    depths: Depths

    def quoted(self, span: Span) -> str:
        """The words of a stretch on one line, in quotation marks, shortened."""
        words = shortened(label(span.of(self.text)), LONGEST_WORDS)
        return words if words[:1] in OPENING else f"“{words}”"


def view_of(reading: Reading) -> View:
    """Gather what a page shows of a reading; cost linear in the text."""
    story = reading.story
    people = people_of(reading)
    at = {person.id: person.index for person in people}
    lines = tuple(lines_of(reading, at))
    scenes = tuple(scenes_of(reading, at))
    return View(
        id=story.id,
        title=title_of(story),
        authors=story.metadata.authors,
        summary=story.metadata.summary,
        facts=facts_of(story.metadata),
        text=story.text,
        blocks=blocks_of(story),
        emphasis=tuple(story.emphasis),
        people=people,
        lines=lines,
        names=tuple(names_of(reading, at)),
        scenes=scenes,
        tally=tally_of(reading, lines, scenes),
        warnings=story.metadata.warnings,
        compared={row.kind: row for row in compare_warnings(reading)} if reading.has(Notes) else {},
        calls=calls_of(reading, at),
        depths=depths_of(reading, at),
    )


def title_of(story: Story) -> str:
    """As the source states it; else the title above the text; else the file's name."""
    printed = (row.span.of(story.text).strip() for row in story.paratext if row.kind == "title")
    return story.metadata.title or next(printed, "") or story.id.replace("_", " ")


def lines_of(reading: Reading, at: dict[str, int]) -> Iterable[Line]:
    """One line for each quotation, in order."""
    for quote, row in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        yield _line(reading, quote, row, at)


def _line(reading: Reading, quote: Quote, row: Attribution, at: dict[str, int]) -> Line:
    short = row.cue is not None and row.cue.length <= LONGEST_CUE
    return Line(
        span=quote.span,
        kind=quote.kind,
        speaker=at.get(row.speaker or ""),
        hearers=_indices(row.addressees, at),
        how=row.how,
        cue=row.cue.of(reading.text) if row.cue and short else None,
        sure=row.confidence,
        part=quote.part,
    )


def scenes_of(reading: Reading, at: dict[str, int]) -> Iterable[SceneCard]:
    """One card for each scene, in order."""
    for scene, stage in zip(reading.scenes, reading.layer(Staging).rows, strict=True):
        yield SceneCard(
            span=scene.span,
            words=reading.count_words(scene.span),
            place=_place(reading, stage),
            time=stage.time,
            pov=at.get(stage.pov or ""),
            narration=stage.narration,
            tense=stage.tense,
            present=_indices(stage.present, at),
            mentioned=_indices(stage.mentioned, at),
        )


def _place(reading: Reading, stage: Stage) -> str | None:
    known = reading.cast.get(stage.place or "")
    return known.name if known else stage.place


def names_of(reading: Reading, at: dict[str, int]) -> Iterable[Name]:
    """Every mention of one of the cast, pronouns too; a plural one belongs to none alone."""
    for mention, entity in zip(reading.mentions, reading.layer(Coreference).entities, strict=True):
        person = at.get(entity or "")
        if person is not None:
            yield Name(mention.span, person)


def tally_of(reading: Reading, lines: tuple[Line, ...], scenes: tuple[SceneCard, ...]) -> Tally:
    """Counts over the whole story; words are those of the tale, without paratext."""
    unknown = sum(line.speaker is None for line in lines)
    return Tally(
        words=reading.words,
        scenes=len(scenes),
        lines=len(lines),
        speakers=len({line.speaker for line in lines} - {None}),
        guessed=sum(line.unsure for line in lines) - unknown,
        unknown=unknown,
    )


def _indices(ids: Iterable[str], at: dict[str, int]) -> tuple[int, ...]:
    return tuple(at[id_] for id_ in ids if id_ in at)
