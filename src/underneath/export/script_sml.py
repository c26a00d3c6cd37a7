r"""A script in SML, ebook2audiobook's mark-up: `[voice:Name]words[/voice]`.

The story's own text stands between the tags as it is, save that what SML would take for a tag gets a `\` before it; and
so that this is never in doubt, a `\` that stands before such a tag or at a line's end is doubled.
"""

from __future__ import annotations

import re

from underneath.export.plain import utf8
from underneath.export.script import as_json, row
from underneath.export.voices import lines_of, roster
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

# Every \ before what looks like one of SML's tags, or before the end. The look-behind keeps this linear.
TAG = re.compile(r"(?i)(?<!\\)(\\*)(?:(\[)(?=/?(?:voice|pause|break)\b)|\Z)")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.sml.txt`, and `.sml.json`: under `macros.voices` a place for each voice's recording, then roster and lines."""
    lines = lines_of(reading)
    text = "".join(f"[voice:{line.voice}]{TAG.sub(_escaped, line.text)}[/voice]" for line in lines)
    people = roster(reading, lines)
    voices = {str(person["voice"]): "" for person in people}
    listed = {"macros": {"voices": voices}, "roster": people, "lines": [row(line) for line in lines]}
    return {".sml.txt": utf8(text), ".sml.json": as_json(listed)}


def _escaped(found: re.Match[str]) -> str:
    strokes, bracket = found.groups()
    return strokes * 2 + ("\\[" if bracket else "")
