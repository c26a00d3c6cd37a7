"""The user's own cast list: CSV or TOML → KnownCast."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

from underneath.errors import BadCastFile
from underneath.layers.cast import KnownCast, KnownPerson

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover - Python 3.10 only
    import tomli as tomllib

EXPECTED = (
    "a CSV with the columns name, aliases (parted by |) and pronouns, or a TOML with [[person]] tables holding name, "
    "aliases = [...] and pronouns"
)


def load_cast(path: str | Path) -> KnownCast:
    """Read a list of people the user knows to be in a story.

    Parameters
    ----------
    path
        A `.toml` file with `[[person]]` tables (`name`, and if wanted `aliases`, `pronouns`, `id`), or a CSV: with a
        header line naming those columns (aliases parted by `|` or `;`), or without one: the name, then aliases.

    Raises
    ------
    BadCastFile
        If it cannot be used; the message says what was seen where.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCastFile(f"{path.name} is not UTF-8 ({error})", expected=EXPECTED, advice="save it as UTF-8") from None
    except OSError as error:
        raise BadCastFile(f"{path} cannot be opened ({error.strerror})", expected=EXPECTED) from None
    rows = _from_toml(text, path.name) if path.suffix.lower() == ".toml" else _from_csv(text)
    people = tuple(_person(row, path.name) for row in rows)
    if not people:
        raise BadCastFile(f"{path.name} names nobody", expected=EXPECTED)
    return KnownCast(people)


def _from_toml(text: str, name: str) -> list[dict[str, Any]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadCastFile(f"{name} is not TOML ({error})", expected=EXPECTED) from None
    rows = table.get("person", table.get("character", []))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadCastFile(f"{name} has no [[person]] tables", expected=EXPECTED)
    return rows


def _from_csv(text: str) -> list[dict[str, Any]]:
    lines = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text))]
    lines = [row for row in lines if any(row)]
    if not lines:
        return []
    head = [cell.casefold() for cell in lines[0]]
    if "name" not in head:
        return [{"name": row[0], "aliases": row[1:]} for row in lines]
    return [dict(zip(head, row, strict=False)) for row in lines[1:]]


def _person(row: dict[str, Any], file: str) -> KnownPerson:
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BadCastFile(f"{file} has an entry without a name: {row!r}", expected=EXPECTED)
    aliases = row.get("aliases") or []
    if isinstance(aliases, str):
        aliases = aliases.replace(";", "|").split("|")
    if not all(isinstance(alias, str) for alias in aliases):
        raise BadCastFile(f"{file}: the aliases of {name!r} are not words: {aliases!r}", expected=EXPECTED)
    named = tuple(alias.strip() for alias in aliases if alias.strip())
    return KnownPerson(name.strip(), named, str(row.get("pronouns") or "") or None, str(row.get("id") or "") or None)
