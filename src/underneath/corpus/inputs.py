"""One story of an archive: where it lies, and its bytes."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from underneath.corpus.columns import Cursor
from underneath.errors import BrokenFile, EmptySource, TooLarge
from underneath.reading.read import load_bytes
from underneath.settings import Settings

MISREAD: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)
SPELT: Final = re.compile(r"\\u(dc[89a-f][0-9a-f])")


@dataclass(frozen=True, slots=True)
class Input:
    """A story to read.

    `id`: its id in the dataset. `path`: the file it lies in, absolute. `member`: its name in a zip. `column`, `row`: of
    a table; the row's number (Parquet), or the byte at which its line begins (JSONL). `size`: bytes, as listed.
    """

    id: str
    path: str
    member: str | None = None
    column: str | None = None
    row: int | None = None
    size: int = 0

    @property
    def place(self) -> str:
        """Where it lies, in one word: no two inputs have the same."""
        inside = self.member if self.row is None else f"{self.column}:{self.row}"
        return self.path if inside is None else f"{self.path}::{inside}"

    @property
    def name(self) -> str:
        """The file's own name, for the story's source; a table's row is called by its id."""
        return Path(self.member or self.path).name if self.row is None else self.id


def storable(words: str) -> str:
    """Without what UTF-8 cannot hold (bytes of file names that are none, as Python keeps them): those spelt out."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def restored(words: str) -> str:
    """A file name as it was before `storable`."""
    return SPELT.sub(lambda found: chr(int(found[1], 16)), words)


def bytes_of(one: Input, settings: Settings) -> bytes:
    """What an input holds.

    Raises
    ------
    UnreadableSource
        If it is not there as it was listed, is beyond `settings.max_bytes`, or its container is broken.
    OSError
        If a file cannot be opened.
    """
    if one.member is not None:
        return _member(one, settings)
    if one.row is None:
        return load_bytes(Path(one.path), settings)
    data = _line(one) if Path(one.path).suffix.lower() == ".jsonl" else _cell(one)
    if len(data) > settings.max_bytes:
        raise TooLarge(f"{one.place} has {len(data) / 2**20:,.0f} MiB", expected="less", advice="split it")
    return data


def _member(one: Input, settings: Settings) -> bytes:
    try:
        with _zip(one.path).open(one.member or "") as file:
            data = file.read(settings.max_bytes + 1)
    except MISREAD as error:
        raise BrokenFile(
            f"{one.member} cannot be taken out of {Path(one.path).name} ({error})",
            expected="a whole zip file without a password",
            advice="download it again, or unpack it and name the folder",
        ) from None
    if len(data) > settings.max_bytes:
        raise TooLarge(
            f"{one.member} unpacks to more than {settings.max_bytes / 2**20:,.0f} MiB",
            expected="less",
            advice="unpack it, and split the story",
        )
    return data


@lru_cache(maxsize=1)
def _zip(path: str) -> zipfile.ZipFile:
    """A zip's directory, read once for all that lies in it: with 100,000 members it takes a second."""
    return zipfile.ZipFile(path)


def _line(one: Input) -> bytes:
    with Path(one.path).open("rb") as file:
        file.seek(one.row or 0)
        line = file.readline()
    try:
        said = json.loads(line)[one.column]
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenFile(
            f"the line at byte {one.row} is not what it was when listed ({type(error).__name__})",
            expected=f'an object with a "{one.column}"',
            advice="leave the file as it is until the dataset is done",
        ) from None
    return _text(said, one)


def _cell(one: Input) -> bytes:
    return _text(_cursor(one.path, one.column or "").at(one.row or 0), one)


@lru_cache(maxsize=1)
def _cursor(path: str, column: str) -> Cursor:
    return Cursor(path, column)


def _text(said: object, one: Input) -> bytes:
    if isinstance(said, bytes):
        return said
    if not isinstance(said, str):
        raise EmptySource(f"{one.column!r} holds no text here ({said!r})"[:200], expected="a story")
    return said.encode("utf-8", "surrogatepass")
