"""Read the stories of one part and write their tables: what a worker does."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from underneath._version import __version__
from underneath.corpus.attempts import MOST_DEATHS, Attempts
from underneath.corpus.blame import blame
from underneath.corpus.dataset import Dataset, Recipe
from underneath.corpus.inputs import Input, bytes_of, storable
from underneath.corpus.plan import inputs_of
from underneath.corpus.writer import FAILURES, MANIFEST, PartWriter
from underneath.errors import UnderneathError
from underneath.export.tables import tables_of
from underneath.layers.corrections import Corrections
from underneath.reading.corrections import corrections_beside
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.settings import Settings

READ: Final = "read"
FAILED: Final = "failed"


class Killed(UnderneathError):  # noqa: N818 - named for what it is, like its kin
    """The process that read a story was killed each time."""


@dataclass(frozen=True, slots=True)
class Task:
    """What all workers of a run need: the dataset's folder, how to read, and the run's own name."""

    folder: Path
    recipe: Recipe
    run: str

    def attempts(self, part: int) -> Attempts:
        """The notes on a part."""
        return Attempts(self.folder / ".attempts" / self.run / f"part-{part:06}")


@dataclass(frozen=True, slots=True)
class PartDone:
    """A part that was read: stories, those of them that failed, words read, bytes as listed, seconds it took."""

    part: int
    stories: int
    failed: int
    words: int
    size: int
    seconds: float


def read_part(task: Task, part: int) -> PartDone:
    """Read and write one part. Whatever is wrong with a story becomes a row of `failures`."""
    start = time.perf_counter()
    dataset, attempts = Dataset(task.folder), task.attempts(part)
    inputs, deaths = inputs_of(dataset, part), attempts.begin()
    words: list[int | None] = []
    with PartWriter(dataset, part, task.recipe.tables) as writer:
        for number, one in enumerate(inputs):
            attempts.reading(number)
            words.append(_one(one, task.recipe, writer, deaths[number]))
        writer.put()
    attempts.done()
    size, failed = sum(one.size for one in inputs), words.count(None)
    return PartDone(part, len(inputs), failed, sum(filter(None, words)), size, time.perf_counter() - start)


def _one(one: Input, recipe: Recipe, writer: PartWriter, deaths: int) -> int | None:
    """Add one story's rows; returns its words, or None where it could not be read."""
    place = storable(one.place)
    try:
        reading = _read(one, recipe.settings, deaths)
        tables = tables_of(reading, tokens=recipe.tokens)
    except Exception as error:  # noqa: BLE001 - one story's failure leaves the others alone
        reason, trace = (storable(words) for words in blame(error))
        writer.add_row("failures", FAILURES, one.id, place, type(error).__name__, reason, trace or None)
        writer.add_row("manifest", MANIFEST, one.id, place, one.size, FAILED, None, __version__, None)
        return None
    for table in tables:
        writer.add(table, one.id)
    words = reading.words
    writer.add_row("manifest", MANIFEST, one.id, place, one.size, READ, words, __version__, reading.model)
    return words


def _read(one: Input, settings: Settings, deaths: int) -> Reading:
    if deaths >= MOST_DEATHS:
        raise Killed(
            f"the process that read it was killed {deaths} times, most likely for want of memory",
            expected="a story that fits into it",
            advice="a dataset of its own with --workers 1, or a lower --longest",
        )
    beside = one.member is None and one.row is None
    corrections = corrections_beside(Path(one.path)) if beside else Corrections()
    reading = read(bytes_of(one, settings), name=one.name, corrections=corrections, settings=settings)
    return Reading(replace(reading.story, id=one.id), reading.layers, reading.model)
