"""Read many stories, in this process or several, and write what was asked for."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from underneath.corpus.blame import blame
from underneath.corpus.collection import Source
from underneath.corpus.whole import put
from underneath.encode.cores import usable_cores
from underneath.errors import UnderneathError
from underneath.export.formats import format_named, stages_for
from underneath.layers.cast import KnownCast
from underneath.layers.corrections import Corrections
from underneath.reading.corrections import corrections_beside
from underneath.reading.read import load_bytes, read
from underneath.reading.reading import Reading
from underneath.reading.stages import Watcher
from underneath.reading.summary import Summary, summarise
from underneath.settings import ExportOptions, Settings

# Forking would copy the progress bar's thread and its locks; and so all systems behave alike.
SPAWN = get_context("spawn")
OVERWRITES = "would overwrite the story it was made from"


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every story."""

    out: Path
    formats: tuple[str, ...] = ("json", "html")
    settings: Settings = field(default_factory=Settings)
    options: ExportOptions = field(default_factory=ExportOptions)
    cast: KnownCast = field(default_factory=KnownCast)
    corrections: Corrections | None = None  # None: those kept beside each story


@dataclass(frozen=True, slots=True)
class Done:
    """A story that was read: where it was written and what it holds. `seconds`: reading and writing."""

    source: Source
    written: tuple[Path, ...]
    summary: Summary
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A story that was not read, the reason and a way out. `trace` is there when the fault is the program's own."""

    source: Source
    reason: str
    trace: str = ""


Outcome = Done | Failed


def run_all(sources: Sequence[Source], job: Job, jobs: int = 1, watch: Watcher | None = None) -> Iterator[Outcome]:
    """Read every source; yields outcomes as they come, one for each source.

    With `jobs` > 1 stories are read in that many processes, each with its share of the cores. `watch` hears of the
    stages of one story being read in this process.
    """
    if jobs <= 1 or len(sources) <= 1:
        for source in sources:
            yield attempt(source, job, watch)
    else:
        yield from _in_processes(sources, job, min(jobs, len(sources)))


def _in_processes(sources: Sequence[Source], job: Job, jobs: int) -> Iterator[Outcome]:
    left = dict.fromkeys(source for source in sources if source.path)
    for source in sources:
        if not source.path:  # standard input is this process's own
            yield attempt(source, job)
    try:
        with ProcessPoolExecutor(jobs, mp_context=SPAWN) as pool:
            shared = sharing_cores(job, jobs)
            futures = {pool.submit(attempt, source, shared): source for source in left}
            for future in as_completed(futures):
                yield future.result()
                left.pop(futures[future])
    except BrokenProcessPool:
        # A worker was killed (out of memory, most likely): find the story that does it by reading one at a time.
        for source in list(left):
            yield _alone(source, job)


def sharing_cores(job: Job, jobs: int) -> Job:
    """The job as one of `jobs` processes does it: each encoder keeps to its share of the cores."""
    threads = job.settings.threads or max(1, usable_cores() // jobs)
    return replace(job, settings=replace(job.settings, threads=threads))


def _alone(source: Source, job: Job) -> Outcome:
    try:
        with ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
            return pool.submit(attempt, source, job).result()
    except BrokenProcessPool:
        return Failed(source, "the process reading it was killed, most likely for want of memory; split the story")


def attempt(source: Source, job: Job, watch: Watcher | None = None) -> Outcome:
    """Read and write one story; whatever goes wrong becomes a `Failed`."""
    start = time.perf_counter()
    try:
        reading = read(
            _bytes_of(source, job.settings),
            name=source.name,
            cast=job.cast,
            corrections=_corrections_of(source, job),
            settings=job.settings,
            stages=stages_for(job.formats, job.settings),
            watch=watch,
        )
        written = write(reading, source, job)
    except Exception as error:  # noqa: BLE001 - one story's failure leaves the others alone
        return Failed(source, *blame(error))
    return Done(source, written, summarise(reading), time.perf_counter() - start)


def print_one(source: Source, job: Job, out: BinaryIO) -> Outcome:
    """Read one story and print its one file; `Failed` as with `attempt`."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = attempt(source, replace(job, out=Path(folder)))
        if isinstance(outcome, Failed):
            return outcome
        out.writelines(path.read_bytes() for path in outcome.written)
        return replace(outcome, written=())


def _corrections_of(source: Source, job: Job) -> Corrections:
    if job.corrections is not None:
        return job.corrections
    return corrections_beside(source.path) if source.path else Corrections()


def _bytes_of(source: Source, settings: Settings) -> bytes:
    if source.path is None:
        return sys.stdin.buffer.read(settings.max_bytes + 1)
    return load_bytes(source.path, settings)


def write(reading: Reading, source: Source, job: Job) -> tuple[Path, ...]:
    """Make all the files first, then put each in its place whole."""
    made: dict[Path, bytes] = {}
    for name in job.formats:
        for suffix, data in format_named(name)(reading, job.options).items():
            made[job.out / f"{source.stem}{suffix}"] = data
    _spare_the_source(source, made)
    job.out.mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        put(path, data)
    return tuple(made)


def _spare_the_source(source: Source, made: Mapping[Path, bytes]) -> None:
    for path in made:
        if source.path and path.exists() and source.path.exists() and path.samefile(source.path):
            raise UnderneathError(f"{path.name} {OVERWRITES}", expected="another folder", advice="--out another-folder")
