"""A person's corrections in a file next to the story: `tide.txt` has its in `tide.underneath.toml`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Any, Final

from underneath.errors import BadCorrections
from underneath.layers.corrections import (
    Corrections,
    Line,
    Meant,
    Merge,
    PronounsOf,
    Rename,
    Split,
)
from underneath.layers.speech import Quote
from underneath.reading.reading import Reading

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover - Python 3.10 only
    import tomli as tomllib

SUFFIX: Final = ".underneath.toml"
_BEFORE, _WORDS = 80, 6  # characters before a line that are looked at for the words noted with it, and how many
_SAYS = 200  # and of the line itself

# The tables of the file: their names, and the rows that they become.
TABLES: Final[Mapping[str, tuple[str, type]]] = {
    "remove": ("nobodies", str),
    "merge": ("merges", Merge),
    "split": ("splits", Split),
    "rename": ("renames", Rename),
    "pronouns": ("pronouns", PronounsOf),
    "line": ("lines", Line),
    "mention": ("mentions", Meant),
}
_LISTS: Final = {"people": 2, "apart": 1, "to": 0}
"""Keys that hold a list of names, and how many at least."""


def sidecar_of(path: str | PathLike[str]) -> Path:
    """Where the corrections of a story are kept: in its folder, by its name without the ending."""
    path = Path(path)
    return path.with_name(path.stem + SUFFIX)


def corrections_beside(path: str | PathLike[str]) -> Corrections:
    """The corrections kept next to a story; empty where there are none."""
    beside = sidecar_of(path)
    return load_corrections(beside) if beside.is_file() else Corrections()


def load_corrections(path: str | PathLike[str]) -> Corrections:
    """Read a file of corrections.

    Parameters
    ----------
    path
        A TOML with any of the tables `[[merge]]`, `[[split]]`, `[[rename]]`, `[[pronouns]]`, `[[remove]]`, `[[line]]`
        and `[[mention]]`.

    Raises
    ------
    BadCorrections
        If it cannot be used; the message says what was seen where.
    """
    path = Path(path)
    try:
        return parse_corrections(path.read_bytes().decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise BadCorrections(
            f"{path.name} is not UTF-8 ({error})", expected="TOML", advice="save it as UTF-8"
        ) from None
    except OSError as error:
        raise BadCorrections(f"{path} cannot be opened ({error.strerror})", expected="a file of corrections") from None


def parse_corrections(text: str, name: str = "the corrections") -> Corrections:
    """Read corrections from TOML text; `name` is what messages call it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadCorrections(f"{name} is not TOML ({error})", expected='e.g. [[line]], says = "…"') from None
    found: dict[str, tuple[Any, ...]] = {}
    for table, rows in tables.items():
        if table not in TABLES:
            raise BadCorrections(
                f"{name} has a table {table!r}", expected=_one_of(TABLES), advice=_close(table, TABLES)
            )
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise BadCorrections(
                f"{name}: {table} is not a list of tables", expected=f"[[{table}]], in double brackets"
            )
        layer, kind = TABLES[table]
        found[layer] = tuple(_row(kind, row, f"{name}: [[{table}]] number {i}") for i, row in enumerate(rows, 1))
    return Corrections(**found)


def _row(kind: type, row: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401 - any row of Corrections
    keys = _keys(kind)
    for key, value in row.items():
        if key not in keys:
            raise BadCorrections(f"{where} has {key!r}", expected=_one_of(keys), advice=_close(key, keys))
        _check(key, value, where)
    for key, needed in keys.items():
        if needed and key not in row:
            raise BadCorrections(f"{where} has no {key!r}", expected=_one_of(keys))
    if kind is str:
        return row["person"]
    if kind is Line and not {"speaker", "to", "quote"} & set(row):
        raise BadCorrections(f"{where} says nothing of its line", expected="speaker, to, or quote = false")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})


def _keys(kind: type) -> dict[str, bool]:
    """The keys of a row, and whether it must have them."""
    if kind is str:
        return {"person": True}
    return {each.name: each.default is MISSING for each in fields(kind)}


def _check(key: str, value: object, where: str) -> None:
    if key in _LISTS:
        good = isinstance(value, list) and all(map(_is_words, value)) and len(value) >= _LISTS[key]
        kind = "a list of names" + (f", {_LISTS[key]} at least" if _LISTS[key] > 1 else "")
    elif key == "at":
        good, kind = type(value) is int and value >= 0, "a number, of characters from the start"
    elif key == "quote":
        good, kind = isinstance(value, bool), "true or false"
    else:
        good, kind = _is_words(value), "words in quotation marks"
    if not good:
        raise BadCorrections(f"{where}: {key} is {value!r}", expected=kind)


def _is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _one_of(names: Mapping[str, Any]) -> str:
    return f"any of {', '.join(names)}"


def _close(name: str, names: Mapping[str, Any]) -> str:
    near = get_close_matches(name, names, 1)
    return near[0] if near else ""


def dump_corrections(corrections: Corrections) -> str:
    """Corrections as TOML, to be read by people too; `parse_corrections` gives the same value back."""
    blocks = []
    for table, (layer, kind) in TABLES.items():
        for row in getattr(corrections, layer):
            said = [("person", row)] if kind is str else [(f.name, getattr(row, f.name)) for f in fields(row)]
            lines = [f"{key} = {_toml(value)}" for key, value in said if not _by_default(kind, key, value)]
            blocks.append("\n".join([f"[[{table}]]", *lines]) + "\n")
    return "\n".join(blocks)


def _by_default(kind: type, key: str, value: object) -> bool:
    return kind is not str and any(each.name == key and each.default == value for each in fields(kind))


def _toml(value: str | int | bool | Sequence[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # JSON's escapes are TOML's too; of the control characters it leaves DEL alone, which TOML does not allow.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_toml, value))}]"


def line_of(
    reading: Reading,
    quote: Quote,
    *,
    speaker: str | None = None,
    to: Sequence[str] | None = None,
    is_quote: bool = True,
) -> Line:
    """A correction of one quotation, with its words, its place and what is before it, so that it is found again.

    Parameters
    ----------
    reading
        Where it was seen to be wrong.
    quote
        The line.
    speaker
        Who says it: a name or id, or `"nobody"`; None leaves it as it is.
    to
        Whom it is said to, likewise.
    is_quote
        False where it is no quotation.
    """
    start, text = quote.span.start, reading.text
    before = " ".join(text[max(0, start - _BEFORE) : start].split()[-_WORDS:]) or None
    says = quote.span.of(text)[:_SAYS].strip("“”\"'‘’«»_* \n")
    return Line(says or quote.span.of(text), start, before, speaker, None if to is None else tuple(to), is_quote)
