"""The table of formats `--to` knows. A format is a module with `files(reading, options) -> {suffix: bytes}`."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from underneath.errors import UnknownFormat
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


class Format(Protocol):
    """Turns a reading into files."""

    def __call__(self, reading: Reading, options: ExportOptions) -> Mapping[str, bytes]:
        """The files, by what follows the stem in their names (".json")."""
        ...


# name → module; loaded when asked for, so that a format's own needs cost nobody else anything
FORMATS: dict[str, str] = {
    "json": "underneath.export.story_json",
    "html": "underneath.report.page",
}


def format_named(name: str) -> Format:
    """The writer of a format.

    Raises
    ------
    UnknownFormat
        If no format has that name; the message lists those there are.
    """
    check_names([name])
    return cast("Format", import_module(FORMATS[name]).files)


def check_names(names: list[str]) -> None:
    """Raise UnknownFormat for the first name that no format has."""
    for name in names:
        if name not in FORMATS:
            near = difflib.get_close_matches(name, FORMATS, 1)
            raise UnknownFormat(
                f"there is no format {name!r}",
                expected=f"one of {', '.join(FORMATS)}",
                advice=f"--to {near[0]}" if near else "underneath read --help",
            )
