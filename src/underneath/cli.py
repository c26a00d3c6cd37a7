"""The command line: parse, call, print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from underneath._version import __version__
from underneath.corpus.commands import corpus
from underneath.errors import UnderneathError
from underneath.options import language_option, model_option, settings_of

if TYPE_CHECKING:
    from underneath.corpus.run import Job
    from underneath.layers.corrections import Corrections
    from underneath.settings import Settings

EXIT_ALL_READ, EXIT_SOME_FAILED = 0, 1  # and 2, wrong usage, is click's


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="underneath")
def main() -> None:
    """Read prose fiction and lay open what is underneath it: who is in it, who says every line, scenes and more."""


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--to",
    "formats",
    default="json,html",
    show_default=True,
    metavar="NAMES",
    help="What to write: json, html, markdown; csv, parquet, sqlite; booknlp, tei, conllu, xmi, docbin; gexf, "
    "gexf-dynamic, graphml, edges; script, script-alexandria, script-sml, script-ssml; cast, cast-toml.",
)
@click.option("--out", default="readings", show_default=True, metavar="DIR", help="Where to; - prints a single result.")
@click.option(
    "--cast",
    "cast_file",
    metavar="FILE",
    help="People you know to be in it: CSV or TOML (name, aliases, pronouns).",
)
@click.option(
    "--corrections",
    "corrections_file",
    metavar="FILE",
    help="What you have set right in it; none: nothing.  [default: STORY.underneath.toml beside it]",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Stories read at once.  [default: one a core]")
@model_option("by rule alone, ten times as fast and less good")
@click.option("--tokens", is_flag=True, help="Write every word's place into the JSON too.")
@language_option("read it even if it seems not to be English prose")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what went wrong.")
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="Print what was written, how fast, and the trace of a fault of ours.",
)
def read(
    files: tuple[str, ...],
    formats: str,
    out: str,
    cast_file: str | None,
    corrections_file: str | None,
    jobs: int | None,
    language_check: str,
    model: str,
    *,
    tokens: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read stories: .txt, .md, .html, .epub, .docx, .odt; files, folders, patterns, or - for standard input.

    Exit status: 0 all were read, 1 some could not be (each is named with the reason), 2 wrong usage.
    """
    from underneath.corpus.collection import collect
    from underneath.desk import Desk
    from underneath.encode.cores import usable_cores

    job = _job(formats, out, cast_file, corrections_file, settings_of(model, language_check), tokens=tokens)
    sources, missing = collect(files)
    if job.corrections and len(sources) > 1:
        raise click.UsageError(
            "--corrections are one story's. Try: keep each story's as STORY.underneath.toml beside it"
        )
    if out == "-" and (len(sources) > 1 or len(job.formats) > 1):
        raise click.UsageError("--out - prints one story in one format. Try: --to json --out - with one file.")
    desk = Desk(quiet=quiet, verbose=verbose, printing=out == "-")
    failed = desk.report_missing(missing)
    failed += desk.read(sources, job, jobs or usable_cores())
    sys.exit(EXIT_SOME_FAILED if failed else EXIT_ALL_READ)


def _job(
    formats: str, out: str, cast_file: str | None, corrections_file: str | None, settings: Settings, *, tokens: bool
) -> Job:
    """What is asked for, checked before anything is read."""
    from underneath.corpus.run import Job
    from underneath.export.formats import check_names
    from underneath.layers.cast import KnownCast
    from underneath.reading.castfile import load_cast
    from underneath.settings import ExportOptions

    names = list(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    if not names:
        raise click.UsageError("--to names no format. Try: --to json,html")
    try:
        check_names(names)
        cast = load_cast(cast_file) if cast_file else KnownCast()
        corrections = _corrections(corrections_file)
    except UnderneathError as error:
        raise click.UsageError(str(error)) from None
    folder = Path(out)
    if out != "-" and folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--out {out} is a file. Expected a folder. Try: --out readings")
    return Job(folder, tuple(names), settings, ExportOptions(tokens=tokens), cast, corrections)


def _corrections(file: str | None) -> Corrections | None:
    """Those of a file, none, or (None) whatever is kept beside each story."""
    from underneath.layers.corrections import Corrections
    from underneath.reading.corrections import load_corrections

    if file is None or file.strip().lower() == "none":
        return None if file is None else Corrections()
    return load_corrections(file)


@main.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.argument("pred", type=click.Path(path_type=Path), metavar="PRED")
@click.option("--ids", type=click.File(encoding="utf-8"), metavar="FILE", help="Score only the documents it names.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def score(gold: Path, pred: Path, ids: TextIO | None, *, as_json: bool) -> None:
    """Score the readings in folder PRED against annotations in folder GOLD (ID.txt and ID.json).

    PRED holds what `underneath read GOLD/*.txt --to json --out PRED` wrote. Exit status: 0 scored, 2 wrong usage.
    """
    import json

    from underneath.score.folders import score_folders
    from underneath.score.show import table

    try:
        rows = score_folders(gold, pred, set(ids.read().split()) if ids else None)
    except UnderneathError as error:
        raise click.UsageError(str(error)) from None
    click.echo(json.dumps(rows, indent=1) if as_json else "\n".join(table(rows)))


main.add_command(corpus)


@main.command()
@click.argument("library", type=click.Path(file_okay=False, path_type=Path), default=None, required=False)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0: the whole network."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8421, show_default=True, help="0: any that is free.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the page in your browser.  [default: open]")
@model_option("by rule alone, faster and less good")
@language_option("take any text for a story")
def serve(library: Path | None, host: str, port: int, *, open_browser: bool, model: str, language_check: str) -> None:
    """Keep stories on a shelf and look into them in the browser.

    LIBRARY is the shelf's folder, ~/underneath-shelf if none is named. Nothing leaves this machine. The address has a
    key in it, new at every start; Ctrl-C ends it, and nothing is lost.
    """
    try:
        from underneath.serve.web.run import serve as run
    except ImportError as error:
        raise click.UsageError(
            f"the shelf needs the package {error.name}. Try: pip install 'underneath[serve]'"
        ) from None
    try:
        run(
            library or Path.home() / "underneath-shelf",
            settings_of(model, language_check),
            host,
            port,
            open_browser=open_browser,
            say=_say_address,
        )
    except UnderneathError as error:
        raise click.UsageError(str(error)) from None


def _say_address(address: str) -> None:
    click.echo(f"The shelf is at {address}\nCtrl-C ends it.")
