"""The cast as CSV that `--cast` takes back: set it right by hand, and read again with it."""

from __future__ import annotations

import csv
import io

from underneath.export.plain import utf8
from underneath.layers.cast import Character
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.cast.csv`: name, aliases (parted by `|`), pronouns, id."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "aliases", "pronouns", "id"))
    for c in reading.cast.characters:
        # An alias with the mark that parts aliases would come back as two; only the TOML can hold it.
        whole = [alias for alias in other_names(c) if not {"|", ";"} & set(alias)]
        writer.writerow((c.name, "|".join(whole), c.pronouns or "", c.id))
    return {".cast.csv": utf8(out.getvalue())}


def other_names(character: Character) -> list[str]:
    """A character's aliases without the name itself."""
    return [alias for alias in character.aliases if alias != character.name and alias.strip()]
