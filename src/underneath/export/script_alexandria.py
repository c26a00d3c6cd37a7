"""A script for the Alexandria audiobook generator: a JSON array of `speaker`, `text`, `instruct`."""

from __future__ import annotations

from underneath.export.script import as_json
from underneath.export.voices import lines_of
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.alexandria.json`; `instruct` is the mood told with the line, else empty."""
    rows = [
        {"speaker": line.voice, "text": line.text, "instruct": line.mood, "id": line.id} for line in lines_of(reading)
    ]
    return {".alexandria.json": as_json(rows)}
