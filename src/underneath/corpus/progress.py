"""What the terminal shows while an archive is read: how far, how fast, how long still."""

from __future__ import annotations

import time
from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from underneath.corpus.archive import Run
from underneath.corpus.part import PartDone

EVERY = 60.0  # seconds between lines where there is no terminal to draw on: a night's log stays readable


class Pace:
    """Counts what is done. Time left goes by bytes: words are known only of what was read."""

    def __init__(self, run: Run) -> None:
        self.stories = self.failed = self.words = self.bytes = 0
        self._of, self._left = run.stories, run.left
        self._start = time.monotonic()

    def add(self, done: PartDone) -> None:
        """Count a part."""
        self.stories += done.stories
        self.failed += done.failed
        self.words += done.words
        self.bytes += done.size

    def __str__(self) -> str:
        seconds = max(time.monotonic() - self._start, 1e-9)
        left = seconds * (self._left - self.bytes) / self.bytes if self.bytes else None
        failed = f" · {self.failed:,} failed" if self.failed else ""
        rate = f"{self.words / seconds:,.0f} words a second" if self.words else "starting"
        return f"{self.stories:,} of {self._of:,} stories{failed} · {rate}{_told(left)}"


def _told(left: float | None) -> str:
    if not left:
        return ""
    minutes, hours = left / 60, left / 3600
    if hours >= 48:  # noqa: PLR2004 - two days
        return f" · {hours / 24:,.1f} days left"
    return f" · {hours:.1f} h left" if minutes >= 90 else f" · {max(1, round(minutes))} min left"  # noqa: PLR2004


def watched(run: Run, done: Iterable[PartDone], console: Console, *, quiet: bool = False) -> Pace:
    """Take all parts as they come and show how it goes; returns the counts."""
    pace = Pace(run)
    if quiet:
        for part in done:
            pace.add(part)
    elif console.is_terminal:
        _drawn(run, done, console, pace)
    else:
        _logged(done, console, pace)
    return pace


def _drawn(run: Run, done: Iterable[PartDone], console: Console, pace: Pace) -> None:
    with Progress(BarColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
        task: TaskID = bar.add_task(str(pace), total=run.left or 1)
        for part in done:
            pace.add(part)
            bar.update(task, completed=pace.bytes, description=str(pace))


def _logged(done: Iterable[PartDone], console: Console, pace: Pace) -> None:
    told = time.monotonic()
    for part in done:
        pace.add(part)
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            console.print(str(pace), soft_wrap=True)
