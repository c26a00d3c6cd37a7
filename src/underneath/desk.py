"""What the terminal shows while stories are read: progress, a short summary, what went wrong."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from underneath.corpus.collection import Missing, Source
from underneath.corpus.run import Done, Failed, Job, Outcome, print_one, run_all
from underneath.reading.summary import Summary

LONG = 500_000  # bytes: about five seconds' reading; shorter ones are done before a bar is worth drawing
MOST_SHOWN = 12
# What could steer the terminal, or turn a name around, when printed.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(words: str) -> Text:
    """Words from a story or a file name, harmless to print: no control characters, no console markup."""
    return Text(UNPRINTABLE.sub("\ufffd", words.replace("\n", " ")))


class Desk:
    """Reads the sources of a job and tells the person at the terminal about it.

    Parameters
    ----------
    quiet
        Only what went wrong is printed.
    verbose
        What was written, how fast, and the trace of a fault of the program's own.
    printing
        The result itself goes to standard output, so everything else goes to standard error.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False, printing: bool = False) -> None:
        self.quiet, self.verbose, self.printing = quiet, verbose, printing
        self.errors = Console(stderr=True, highlight=False)
        self.console = self.errors if printing else Console(highlight=False)

    def report_missing(self, missing: Sequence[Missing]) -> int:
        """Name what was asked for and is not there; returns how many."""
        for row in missing:
            self._error(row.asked, row.reason)
        return len(missing)

    def read(self, sources: Sequence[Source], job: Job, jobs: int) -> int:
        """Read all; returns how many failed."""
        if self.printing:
            outcomes = [print_one(source, job, sys.stdout.buffer) for source in sources]
        else:
            outcomes = self._run(sources, job, jobs)
        order = {source: i for i, source in enumerate(sources)}
        outcomes.sort(key=lambda outcome: order[outcome.source])
        self._summarise([outcome for outcome in outcomes if isinstance(outcome, Done)])
        return sum(isinstance(outcome, Failed) for outcome in outcomes)

    def _run(self, sources: Sequence[Source], job: Job, jobs: int) -> list[Outcome]:
        outcomes = []
        with self._progress(sources) as step:
            for outcome in run_all(sources, job, jobs, step.stage):
                step.story()
                if isinstance(outcome, Failed):
                    self._fail(outcome)
                else:
                    self._warn(outcome)
                outcomes.append(outcome)
        return outcomes

    def _progress(self, sources: Sequence[Source]) -> Steps:
        long = len(sources) > 1 or any(s.path and s.path.is_file() and s.path.stat().st_size > LONG for s in sources)
        if self.quiet or not long or not self.errors.is_terminal:
            return Steps()
        return Bar(self.errors, len(sources))

    def _error(self, name: str, reason: str) -> None:
        self.errors.print(
            Text.assemble(("not read  ", "bold red"), (shown(name).plain, "bold"), ": ", shown(reason).plain),
            soft_wrap=True,
        )

    def _warn(self, done: Done) -> None:
        """Name the corrections that find nothing to correct."""
        name = (shown(done.source.name).plain, "bold")
        for lost in done.summary.lost:
            words = Text.assemble(("not applied  ", "bold yellow"), name, ": ", shown(lost).plain)
            self.errors.print(words, soft_wrap=True)

    def _fail(self, failed: Failed) -> None:
        self._error(failed.source.asked if failed.source.path is None else str(failed.source.path), failed.reason)
        if self.verbose and failed.trace:
            self.errors.print(shown_lines(failed.trace))

    def _summarise(self, done: Sequence[Done]) -> None:
        if self.quiet or not done:
            return
        if len(done) == 1:
            self._one(done[0].summary)
        else:
            self._many(done)
        if self.verbose:
            for row in done:
                pace = row.summary.words / max(row.seconds, 1e-9)
                self.console.print(
                    shown(f"{row.source.name}: {row.seconds:.2f} s, {pace:,.0f} words a second"),
                    soft_wrap=True,
                )
        for path in _where(done, verbose=self.verbose):
            self.console.print(Text.assemble("wrote ", (shown(path).plain, "bold")), soft_wrap=True)

    def _one(self, summary: Summary) -> None:
        counts = ((summary.words, "word"), (summary.scenes, "scene"), (summary.quotes, "quotation"))
        title = (shown(summary.title or summary.id).plain, "bold")
        self.console.print(Text.assemble(title, *(f" · {_count(number, thing)}" for number, thing in counts)))
        spoke = [part for part in summary.parts if part.lines]
        if spoke:
            table = Table(box=None, pad_edge=False, header_style="dim")
            table.add_column("who")
            table.add_column("lines", justify="right")
            table.add_column("words", justify="right")
            for part in spoke[:MOST_SHOWN]:
                table.add_row(shown(part.name), f"{part.lines:,}", f"{part.words:,}")
            self.console.print(table)
        if len(spoke) > MOST_SHOWN:
            self.console.print(f"and {_count(len(spoke) - MOST_SHOWN, 'more')}", style="dim")
        self.console.print(_guesses([summary]))

    def _many(self, done: Sequence[Done]) -> None:
        table = Table(box=None, pad_edge=False, header_style="dim")
        table.add_column("story")
        for name in ("words", "scenes", "people", "quotations", "unknown", "guessed"):
            table.add_column(name, justify="right")
        for row in done:
            s = row.summary
            numbers = (s.words, s.scenes, len(s.parts), s.quotes, s.unknown, s.guessed)
            table.add_row(shown(row.source.stem), *(f"{number:,}" for number in numbers))
        self.console.print(table)
        self.console.print(_guesses([row.summary for row in done]))


def shown_lines(words: str) -> Text:
    """Like `shown`, line by line."""
    return Text("\n").join(shown(line) for line in words.splitlines())


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 or thing == "more" else "s")


def _guesses(summaries: Iterable[Summary]) -> str:
    rows = list(summaries)
    unknown, guessed = sum(row.unknown for row in rows), sum(row.guessed for row in rows)
    if not unknown and not guessed:
        return "Every line's speaker is plain from the text."
    return (
        f"{_count(unknown, 'line')} without a known speaker, {_count(guessed, 'speaker')} guessed: look at these first."
    )


def _where(done: Sequence[Done], *, verbose: bool) -> list[str]:
    paths = [path for row in done for path in row.written]
    if verbose or len(done) == 1:
        return [str(path) for path in paths]
    folders = sorted({path.parent for path in paths})
    return [f"{_count(sum(p.parent == folder for p in paths), 'file')} in {folder}" for folder in folders]


class Steps:
    """Hears of progress and shows nothing."""

    stage: Callable[[str, int, int], None] | None = None

    def __enter__(self) -> Steps:  # noqa: PYI034 - typing has no Self in 3.10
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def story(self) -> None:
        """One story is done."""


class Bar(Steps):
    """Hears of progress and draws it: stories done, and the stage of the one being read."""

    def __init__(self, console: Console, stories: int) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, transient=True)
        self._stories = stories
        self._task = self._bar.add_task("reading", total=stories)
        self.stage = self._stage

    def __enter__(self) -> Bar:  # noqa: PYI034
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def _stage(self, name: str, done: int, of: int) -> None:
        if self._stories == 1:
            self._bar.update(self._task, description=name.replace("_", " ") or "writing", completed=done, total=of)

    def story(self) -> None:
        """One story is done."""
        if self._stories > 1:
            self._bar.advance(self._task)
