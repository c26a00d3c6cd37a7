"""A script in SSML 1.1 (W3C): a `<voice>` a line, a `<mark>` with its id."""

from __future__ import annotations

from underneath.export.plain import XML, utf8, xml_attributes, xml_text
from underneath.export.voices import Line, gender_of, lines_of
from underneath.layers.cast import Character
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

NAMESPACE = "http://www.w3.org/2001/10/synthesis"


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.ssml`; the text of its elements is the story's."""
    voices = "".join(_voice(reading, line) for line in lines_of(reading))
    return {".ssml": utf8(f'{XML}<speak version="1.1" xmlns="{NAMESPACE}" xml:lang="en">{voices}</speak>\n')}


def _voice(reading: Reading, line: Line) -> str:
    entry = reading.cast.get(line.speaker or "")
    gender = gender_of(entry) if isinstance(entry, Character) else None
    attributes = xml_attributes({"name": line.voice, "gender": gender})
    return f"<voice{attributes}><mark{xml_attributes({'name': line.id})}/>{xml_text(line.text)}</voice>"
