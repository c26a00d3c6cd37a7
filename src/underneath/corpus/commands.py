"""`underneath corpus`: a whole archive into one dataset, and what a dataset amounts to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from underneath.errors import MissingExtra, UnderneathError
from underneath.options import language_option, model_option, settings_of

if TYPE_CHECKING:
    from underneath.corpus.archive import Run
    from underneath.corpus.dataset import Recipe
    from underneath.corpus.listing import Listing
    from underneath.corpus.progress import Pace

STOPPED = 130  # what a shell says of a program stopped by Ctrl-C
MIB = 2**20


class RunByDefault(click.Group):
    """A group whose first word may be left out: `corpus IN… --out DIR` is `corpus run IN… --out DIR`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` first where no command and no question for help is."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=RunByDefault, subcommand_metavar="IN… --out DIR | summary DIR")
def corpus() -> None:
    """Read a whole archive into one Parquet dataset; go on where a run was stopped."""


@corpus.command("run")
@click.argument("asked", nargs=-1, metavar="[IN]…")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The dataset's folder.")
@click.option("--list", "lists", multiple=True, metavar="FILE", help="A file that names more inputs, one a line.")
@click.option("--column", metavar="NAME", help="IN are Parquet or JSONL tables, and the stories in this column.")
@click.option("--id-column", metavar="NAME", help="The column of the stories' ids.")
@click.option(
    "--workers",
    type=click.IntRange(0),
    metavar="N",
    help="Stories read at once; 0: without Ray.  [default: one a core]",
)
@click.option("--address", metavar="ADDRESS", help="A Ray cluster to read on.  [default: this machine]")
@model_option("by rule alone")
@click.option("--tables", default="", metavar="NAMES", help="Tables to keep, parted by commas.  [default: all]")
@click.option("--tokens", is_flag=True, help="Keep the table of words too.")
@language_option("read what is not English prose too")
@click.option(
    "--longest",
    type=click.IntRange(1),
    default=1_000_000,
    show_default=True,
    metavar="WORDS",
    help="Longer stories are recorded as failures.",
)
@click.option(
    "--part-size",
    type=click.FloatRange(0, min_open=True),
    default=2.0,
    show_default=True,
    metavar="MB",
    help="Stories that share a file of each table.",
)
@click.option("--again", is_flag=True, help="Read again the parts in which a story failed.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what went wrong.")
def run(
    asked: tuple[str, ...],
    out: Path,
    workers: int | None,
    address: str | None,
    *,
    again: bool,
    quiet: bool,
    **how: Any,  # noqa: ANN401
) -> None:
    """Read files, folders, zips, lists of paths, or a column of a table, into one dataset.

    The same command goes on where it was stopped. Exit status: 0 all were read, 1 some could not be (the table
    `failures` says why), 2 wrong usage.
    """
    begun = _helped(lambda: _begin(asked, out, how, again=again))
    _tell_begun(begun, quiet=quiet)
    try:
        pace = _helped(lambda: _finish(begun, workers, address, quiet=quiet))
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on from here", err=True)
        sys.exit(STOPPED)
    sys.exit(_tell_done(begun, pace, quiet=quiet))


def _begin(asked: tuple[str, ...], out: Path, how: dict[str, Any], *, again: bool) -> Run:
    from underneath.corpus.archive import begin

    return begin(_listing(asked, how), out, _recipe(how), again=again)


def _listing(asked: tuple[str, ...], how: dict[str, Any]) -> Listing:
    from underneath.corpus.columns import Columns
    from underneath.corpus.listing import Listing

    if how["id_column"] and not how["column"]:
        raise click.UsageError("--id-column goes with --column, the column of the stories")
    columns = Columns(how["column"], how["id_column"]) if how["column"] else None
    return Listing(asked, tuple(how["lists"]), columns)


def _recipe(how: dict[str, Any]) -> Recipe:
    from underneath.corpus.dataset import Recipe, check_tables

    settings = settings_of(how["model"], how["language_check"], how["longest"])
    tables = tuple(sorted({name.strip() for name in how["tables"].split(",") if name.strip()}))
    check_tables(tables)
    return Recipe(settings, how["tokens"], tables, round(how["part_size"] * MIB))


def _finish(begun: Run, workers: int | None, address: str | None, *, quiet: bool) -> Pace:
    from rich.console import Console

    from underneath.corpus.archive import Staff, finish
    from underneath.corpus.progress import watched

    console = Console(stderr=True, highlight=False)
    return watched(begun, finish(begun, Staff(workers, address)), console, quiet=quiet)


def _tell_begun(begun: Run, *, quiet: bool) -> None:
    for place in begun.added.changed[:5]:
        click.echo(f"not read again though its size has changed: {place}", err=True)
    if not quiet:
        done = begun.added.stories - begun.stories
        click.echo(f"{begun.added.stories:,} stories, {done:,} of them done, {begun.stories:,} to read", err=True)


def _tell_done(begun: Run, pace: Pace, *, quiet: bool) -> int:
    """Say how it went; returns the exit status."""
    from underneath.corpus.summary import failures_in

    failed = failures_in(begun.dataset)
    if pace.stories and not quiet:
        click.echo(str(pace), err=True)
    if failed:
        click.echo(f"{failed:,} stories could not be read; the table failures says why", err=True)
    if not quiet:
        click.echo(f"wrote {begun.dataset.folder}")
    return 1 if failed else 0


@corpus.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def summary(folder: Path) -> None:
    """Print what a dataset amounts to, as Markdown: stories, people, lines, ties, notes, by fandom."""
    from rich.console import Console
    from rich.markdown import Markdown

    def told() -> str:
        from underneath.corpus.summary import summarise_dataset

        return summarise_dataset(folder)

    text, console = _helped(told), Console(highlight=False)
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        click.echo(text, nl=False)


def _helped(act: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What an act returns; what is wrong with what was asked ends the program with its words."""
    try:
        return act()
    except UnderneathError as error:
        raise click.UsageError(str(error)) from None
    except ImportError as error:
        raise click.UsageError(str(_missing(error))) from None
    except OSError as error:
        raise click.UsageError(f"{error}. Try: check that it is there, and that there is room.") from None


def _missing(error: ImportError) -> MissingExtra:
    return MissingExtra(
        f"a corpus needs {error.name}, which is not installed", advice='pip install "underneath[corpus]"'
    )
