"""What lies deepest, as a page shows it: plain values, people as indices into `View.people`, scenes as indices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from underneath.layers.acts import Acts, Mission, Missions
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.notes import Notes
from underneath.layers.scenes import Staging
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.reading.summary import UNSURE
from underneath.story.spans import Span

At = Mapping[str, int]


class Guessed:
    """A row that may be wrong: `sure` says how likely it is not."""

    __slots__ = ()
    sure: float

    @property
    def unsure(self) -> bool:
        """Whether a reader should doubt it."""
        return self.sure < UNSURE


@dataclass(frozen=True, slots=True)
class Felt(Guessed):
    """One telling of a feeling: whose, what is felt and shown, towards whom, in which scene."""

    span: Span
    who: int
    felt: str
    shown: str | None
    masked: bool
    toward: int | None
    sure: float
    scene: int


@dataclass(frozen=True, slots=True)
class Known(Guessed):
    """How someone stands to a fact. `other`: from whom it comes or is kept."""

    span: Span
    who: int
    stance: str
    what: str
    other: int | None
    sure: float
    scene: int


@dataclass(frozen=True, slots=True)
class Bond(Guessed):
    """How two stand to one another. `course`: (scene, warmth −1…1), in order; `turns`: the scene where it turns."""

    a: int
    b: int
    kind: str
    becomes: str | None
    turns: int | None
    weight: float
    course: tuple[tuple[int, float], ...]
    evidence: tuple[Span, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Task:
    """An order and what came of it; `outcome` None where the story does not say."""

    giver: int | None
    doers: tuple[int, ...]
    task: Span
    outcome: Span | None
    scene: int


@dataclass(frozen=True, slots=True)
class Flag:
    """The words a content note rests on."""

    span: Span
    kind: str
    severity: str
    scene: int


@dataclass(frozen=True, slots=True)
class Depths:
    """The deep layers; None where a layer was not looked for, empty where nothing was found."""

    feelings: tuple[Felt, ...] | None = None
    knowledge: tuple[Known, ...] | None = None
    bonds: tuple[Bond, ...] | None = None
    tasks: tuple[Task, ...] | None = None
    terms: tuple[Term, ...] | None = None
    flags: tuple[Flag, ...] | None = None
    acts: Mapping[int, tuple[str, ...]] | None = None


def depths_of(reading: Reading, at: At) -> Depths:
    """Gather the deep layers of a reading; rows about someone the page does not know are left out."""
    scene, company = SceneOf([row.span.start for row in reading.scenes]), _Company(reading)
    return Depths(
        feelings=_made(reading, Feelings, lambda row: _felt(row, at, scene)),
        knowledge=_made(reading, Knowledge, lambda row: _known(row, at, scene)),
        bonds=_made(reading, Ties, lambda row: _bond(row, at, company)),
        tasks=_made(reading, Missions, lambda row: _task(row, at, scene)),
        terms=_made(reading, Terms, lambda row: row),
        flags=_made(reading, Notes, lambda row: Flag(row.span, row.kind, row.severity, scene(row.span))),
        acts=_acts(reading),
    )


class SceneOf:
    """Gives the index of the scene in which a span begins; 0 for what comes before all scenes."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts

    def __call__(self, span: Span) -> int:
        """The scene's index."""
        return max(0, bisect_right(self._starts, span.start) - 1)


def _made(reading: Reading, kind: type, make: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    if not reading.has(kind):
        return None
    layer: Any = reading.layer(kind)
    rows: Iterable[Any] = getattr(layer, "rows", layer)
    return tuple(made for made in map(make, rows) if made is not None)


def _felt(row: Feeling, at: At, scene: SceneOf) -> Felt | None:
    if row.who not in at:
        return None
    toward = at.get(row.toward or "")
    return Felt(row.span, at[row.who], row.felt, row.shown, row.masked, toward, row.confidence, scene(row.span))


def _known(row: Knowing, at: At, scene: SceneOf) -> Known | None:
    if row.who not in at:
        return None
    other = at.get(row.other or "")
    return Known(row.span, at[row.who], row.stance, row.what, other, row.confidence, scene(row.span))


def _bond(row: Tie, at: At, company: _Company) -> Bond | None:
    if row.a not in at or row.b not in at:
        return None
    turns = row.scene if row.scene is not None and 0 <= row.scene < company.scenes else None
    course = tuple(zip(company.shared(row), row.course, strict=False))
    return Bond(at[row.a], at[row.b], row.kind, row.becomes, turns, row.weight, course, row.evidence, row.confidence)


class _Company:
    """Who is in which scene, looked up once for all ties."""

    def __init__(self, reading: Reading) -> None:
        self.scenes = len(reading.scenes)
        self._crowd = [len(stage.present) for stage in reading.layer(Staging).rows]
        self._of: dict[str, set[int]] = {}
        for i, stage in enumerate(reading.layer(Staging).rows):
            for id_ in stage.present:
                self._of.setdefault(id_, set()).add(i)

    def shared(self, row: Tie) -> list[int]:
        """The scenes a tie's course tells of: those both are in, the most crowded left out if it is shorter."""
        both = self._of.get(row.a, set()) & self._of.get(row.b, set())
        return sorted(sorted(both, key=lambda i: (self._crowd[i], i))[: len(row.course)])


def _task(row: Mission, at: At, scene: SceneOf) -> Task | None:
    doers = tuple(at[id_] for id_ in row.doers if id_ in at)
    giver = at.get(row.giver or "")
    return Task(giver, doers, row.task, row.outcome, scene(row.task)) if doers or giver is not None else None


def _acts(reading: Reading) -> dict[int, tuple[str, ...]] | None:
    """What each line does, by its number."""
    if not reading.has(Acts):
        return None
    out: dict[int, tuple[str, ...]] = {}
    for act in reading.layer(Acts):
        if act.quote is not None and act.kind not in out.get(act.quote, ()):
            out[act.quote] = (*out.get(act.quote, ()), act.kind)
    return out
