"""Everything an archive is made of, in an order that never varies: files, folders, zips, lists of paths, columns."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from underneath.corpus.collection import ENDINGS, files_below, names_for
from underneath.corpus.columns import TABLES, Columns, check_table, rows_of
from underneath.corpus.inputs import Input, storable
from underneath.errors import BrokenFile, UnderneathError

ZIP: Final = ".zip"


@dataclass(frozen=True, slots=True)
class Listing:
    """What to list.

    `asked`: files, folders and zips that must be there. `lists`: files that name more of them, one a line; those that
    are not there are listed all the same, so that they are recorded. `columns`: the files are tables of stories.
    `skip`: a folder to leave out, the dataset's own.
    """

    asked: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    columns: Columns | None = None
    skip: Path | None = None

    def __iter__(self) -> Iterator[Input]:
        """Each story once, without its final id: `id` is what the source calls it, or empty."""
        met: set[str] = set()
        for path in self._paths():
            for one in self._within(path):
                if one.place not in met:
                    met.add(one.place)
                    yield one

    def _paths(self) -> Iterator[Path]:
        for word in self.asked:
            if not os.path.lexists(word):
                raise UnderneathError(
                    f"there is no {word}", expected="a file, a folder or a zip", advice="check the spelling"
                )
            yield Path(word).absolute()
        for name in self.lists:
            yield from map(Path.absolute, _listed(name))

    def _within(self, path: Path) -> Iterator[Input]:
        if path.is_dir():
            for file in files_below(path, TABLES if self.columns else ENDINGS | {ZIP}, self.skip):
                yield from self._stories(file)
        else:
            yield from self._stories(path)

    def _stories(self, path: Path) -> Iterator[Input]:
        if self.columns:
            check_table(path)
            names = {"path": str(path), "column": self.columns.text}
            yield from (Input(r.id or "", row=r.row, size=r.size, **names) for r in rows_of(path, self.columns))
        elif path.suffix.lower() == ZIP and path.exists():
            yield from _members(path)
        else:
            yield Input("", str(path), size=path.stat().st_size if path.exists() else 0)


def _listed(name: str) -> Iterator[Path]:
    with Path(name).open(encoding="utf-8", errors="surrogateescape") as file:
        yield from (Path(line.rstrip("\r\n")) for line in file if line.strip())


def _members(path: Path) -> Iterator[Input]:
    """The stories in a zip, by name. A broken one is listed as it is: reading it says what is wrong."""
    try:
        with zipfile.ZipFile(path) as file:
            sizes = {info.filename: info.file_size for info in file.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, OSError) as error:
        raise BrokenFile(
            f"{path.name} is not a whole zip file ({error})", advice="download it again, or leave it out"
        ) from None
    for name in sorted(sizes):
        parts = PurePosixPath(name)
        hidden = any(part.startswith((".", "__MACOSX")) for part in parts.parts)
        if not hidden and parts.suffix.lower() in ENDINGS:
            yield Input("", str(path), member=name, size=sizes[name])


def named(one: Input, taken: set[str]) -> Input:
    """The input with an id of its own, the first free of: its own, its stem, `folder-stem`, …, `stem-2`, …."""
    for id_ in map(storable, _ids(one)):
        if id_ not in taken:
            taken.add(id_)
            return replace(one, id=id_)
    raise AssertionError("numbers do not end")


def _ids(one: Input) -> Iterator[str]:
    first = one.id
    if one.row is not None:
        first = first or f"{Path(one.path).stem}-{one.row}"
    else:
        path = Path(one.path)
        names = names_for(path.with_suffix("") / one.member if one.member else path)
        first = next(names)
    yield first
    if one.row is None:
        yield from names
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1
