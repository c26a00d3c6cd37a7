r"""A script to read from: `[Name] words`, one line of the roster after another, and the same as JSON.

Each line starts with its tag on a line of its own; the line break before a tag is the script's, every other one the
story's. `[`, `]` and `\` in the story are written with a `\` before them.
"""

from __future__ import annotations

import json
import re

from underneath.export.plain import utf8
from underneath.export.voices import Line, lines_of, roster
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

MARKS = re.compile(r"[\[\]\\]")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.script.txt`, and `.script.json` with the roster, and each line's id, place, kind and speaker."""
    lines = lines_of(reading)
    text = "\n".join(f"[{line.voice}] {MARKS.sub(_escaped, line.text)}" for line in lines)
    listed = {"roster": roster(reading, lines), "lines": [row(line) for line in lines]}
    return {".script.txt": utf8(text), ".script.json": as_json(listed)}


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found.group()


def row(line: Line) -> dict[str, object]:
    """A line as JSON has it."""
    start, end = line.span
    named = {"id": line.id, "voice": line.voice, "speaker": line.speaker, "kind": line.kind, "mood": line.mood or None}
    return named | {"start": start, "end": end, "text": line.text}


def as_json(value: object) -> bytes:
    """JSON for people to look at too."""
    return utf8(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
