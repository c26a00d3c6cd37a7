"""The table of formats `--to` knows. A format is a module with `files(reading, options) -> {suffix: bytes}`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from underneath.errors import MissingExtra, UnknownFormat
from underneath.reading.reading import Reading
from underneath.reading.stages import STAGES, Stage
from underneath.settings import ExportOptions, Settings


class Format(Protocol):
    """Turns a reading into files."""

    def __call__(self, reading: Reading, options: ExportOptions) -> Mapping[str, bytes]:
        """The files, by what follows the stem in their names (".json")."""
        ...


# name → module; loaded when asked for, so that a format's own needs cost nobody else anything
FORMATS: dict[str, str] = {
    "json": "underneath.export.story_json",
    "html": "underneath.report.page",
    "markdown": "underneath.export.markdown",
    "csv": "underneath.export.csv_tables",
    "parquet": "underneath.export.parquet_tables",
    "sqlite": "underneath.export.sqlite_tables",
    "booknlp": "underneath.export.booknlp.write",
    "tei": "underneath.export.tei.write",
    "conllu": "underneath.export.conllu",
    "xmi": "underneath.export.xmi",
    "docbin": "underneath.export.docbin",
    "gexf": "underneath.export.gexf",
    "gexf-dynamic": "underneath.export.gexf_dynamic",
    "graphml": "underneath.export.graphml",
    "edges": "underneath.export.edges",
    "script": "underneath.export.script",
    "script-alexandria": "underneath.export.script_alexandria",
    "script-sml": "underneath.export.script_sml",
    "script-ssml": "underneath.export.script_ssml",
    "cast": "underneath.export.cast_list",
    "cast-toml": "underneath.export.cast_toml",
}
# name → the module it needs that is not installed with the rest; the extra bears the format's name
NEEDS: dict[str, str] = {"parquet": "pyarrow", "xmi": "cassis", "docbin": "spacy"}
# name → stages beyond the usual ones that it writes of, module and function; run only when it is asked for
ASKS: dict[str, tuple[str, str]] = {"booknlp": ("underneath.infer.supersenses.find", "find_supersenses")}


def stages_for(names: Iterable[str], settings: Settings) -> tuple[Stage, ...]:
    """The usual stages, and those that these formats ask for besides; the latter need the encoder."""
    asked = [ASKS[name] for name in names if name in ASKS and settings.model]
    return (*STAGES, *(getattr(import_module(module), stage) for module, stage in asked))


def format_named(name: str) -> Format:
    """The writer of a format.

    Raises
    ------
    UnknownFormat
        If no format has that name; the message lists those there are.
    MissingExtra
        If it needs a library that is not installed.
    """
    check_names([name])
    return cast("Format", import_module(FORMATS[name]).files)


def check_names(names: list[str]) -> None:
    """Raise UnknownFormat for the first name that no format has, MissingExtra for one that lacks its library."""
    for name in names:
        if name not in FORMATS:
            near = difflib.get_close_matches(name, FORMATS, 1)
            raise UnknownFormat(
                f"there is no format {name!r}",
                expected=f"one of {', '.join(FORMATS)}",
                advice=f"--to {near[0]}" if near else "underneath read --help",
            )
        if name in NEEDS and find_spec(NEEDS[name]) is None:
            raise MissingExtra(
                f"the format {name} needs {NEEDS[name]}, which is not installed",
                advice=f'pip install "underneath[{name}]"',
            )
