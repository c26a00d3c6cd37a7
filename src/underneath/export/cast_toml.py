"""The cast as TOML that `--cast` takes back."""

from __future__ import annotations

import json

from underneath.export.cast_list import other_names
from underneath.export.plain import SURROGATE, UNKNOWN, utf8
from underneath.layers.cast import Character
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.cast.toml`: a `[[person]]` table each."""
    return {".cast.toml": utf8("\n".join(_person(c) for c in reading.cast.characters))}


def _person(c: Character) -> str:
    lines = [f"name = {_quoted(c.name)}", f"aliases = [{', '.join(map(_quoted, other_names(c)))}]"]
    lines += [f"pronouns = {_quoted(c.pronouns)}"] if c.pronouns else []
    return "\n".join(["[[person]]", *lines, f"id = {_quoted(c.id)}", ""])


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings, save that TOML wants DEL escaped too.
    return json.dumps(SURROGATE.sub(UNKNOWN, text), ensure_ascii=False).replace("\x7f", "\\u007f")
