r"""A script in SML, ebook2audiobook's mark-up: `[voice:Name]words[/voice]`.

The story's own text stands between the tags as it is, save that what SML would take for a tag gets a `\` before it.
"""

from __future__ import annotations

import re

from underneath.export.plain import utf8
from underneath.export.script import as_json, row
from underneath.export.voices import lines_of, roster
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

# A tag of SML's in the story's own text, and any \ before it, which would otherwise be taken for ours.
TAG = re.compile(r"(?i)(\\*)\[(?=/?(?:voice|pause|break|###)\b)")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.sml.txt`, and `.sml.json`: under `macros.voices` a place for each voice's recording, then roster and lines."""
    lines = lines_of(reading)
    text = "".join(f"[voice:{line.voice}]{TAG.sub(_escaped, line.text)}[/voice]" for line in lines)
    people = roster(reading, lines)
    voices = {str(person["voice"]): "" for person in people}
    listed = {"macros": {"voices": voices}, "roster": people, "lines": [row(line) for line in lines]}
    return {".sml.txt": utf8(text), ".sml.json": as_json(listed)}


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found.group()
