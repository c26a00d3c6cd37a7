"""A dataset on disk: what it is made with, which parts it has, which of them are done.

    DIR/dataset.json                 what it is made with; nothing else may be added to it
    DIR/plan.json                    how many parts are planned
    DIR/views.sql                    a view for each table, for DuckDB
    DIR/TABLE/part-000000.parquet    the rows of one part's stories: quotes, scenes, …; inputs, manifest, failures
    DIR/.staging  DIR/.attempts      what is being written, and read, at this moment

A part is done when its file in `manifest` is there: it is put in place after all others.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from underneath._version import __version__
from underneath.corpus.whole import put
from underneath.errors import UnderneathError
from underneath.export.tables import LINKS, SHAPES
from underneath.settings import Settings

FORMAT: Final = "underneath/dataset/1"
PART: Final = re.compile(r"part-(\d{6,})\.parquet")


class BadDataset(UnderneathError):  # noqa: N818 - named for what it is, like its kin
    """A folder that cannot take what is to be written, or holds no dataset."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides a dataset's rows, besides the stories. `threads` in `settings` does not, and is left out of it.

    `model`: name and hash of the weights, or None. `tables`: those to keep; empty: all. `part_bytes`: the size of the
    stories that make up a part; it decides which rows share a file.
    """

    settings: Settings = field(default_factory=lambda: Settings(longest=1_000_000))
    tokens: bool = False
    tables: tuple[str, ...] = ()
    part_bytes: int = 2 * 2**20

    def model(self) -> str | None:
        """Name and hash of the weights that this installation would read with."""
        if self.settings.model is None:
            return None
        from underneath.encode.weights import find_weights  # noqa: PLC0415 - hashes 30 MB

        found = find_weights(self.settings.model)
        return f"{found.name}-{found.hash[:12]}"

    def row(self) -> dict[str, Any]:
        """As it stands in `dataset.json`."""
        settings = {name: said for name, said in asdict(self.settings).items() if name not in {"threads", "model"}}
        return {
            "format": FORMAT,
            "underneath": __version__,
            "model": self.model(),
            **settings,
            "tokens": self.tokens,
            "tables": list(self.tables),
            "part_bytes": self.part_bytes,
        }


@dataclass(frozen=True, slots=True)
class Dataset:
    """A folder with a dataset in it."""

    folder: Path

    def path(self, table: str, part: int) -> Path:
        """Where the rows of one part of a table are."""
        return self.folder / table / f"part-{part:06}.parquet"

    def parts(self, table: str) -> set[int]:
        """The parts of a table that are there."""
        files = (self.folder / table).glob("part-*.parquet")
        return {int(found[1]) for file in files if (found := PART.fullmatch(file.name))}

    def planned(self) -> int:
        """How many parts there will be."""
        path = self.folder / "plan.json"
        return int(load_json(path)["parts"]) if path.exists() else 0

    def todo(self) -> list[int]:
        """Parts that are planned and not done, in order."""
        return sorted(set(range(self.planned())) - self.parts("manifest"))

    def tables(self) -> list[str]:
        """The tables there are, by name."""
        found = (path.name for path in self.folder.iterdir() if path.is_dir())
        return sorted(name for name in found if self.parts(name))

    def forget(self, parts: set[int]) -> None:
        """Have these parts read again."""
        for part in parts:
            self.path("manifest", part).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed runs left behind; only when nothing is being read any more."""
        for name in (".staging", ".attempts"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def recipe_row(self) -> dict[str, Any]:
        """What it was made with.

        Raises
        ------
        BadDataset
            If the folder holds no dataset.
        """
        row = load_json(self.folder / "dataset.json") if (self.folder / "dataset.json").exists() else {}
        if row.get("format") != FORMAT:
            raise BadDataset(
                f"{self.folder} holds no dataset of this format",
                expected=f"a dataset.json that says {FORMAT}",
                advice="a folder that `underneath corpus run` has written",
            )
        return row


def open_dataset(folder: Path, recipe: Recipe) -> Dataset:
    """The dataset in a folder, begun if there is none.

    Raises
    ------
    BadDataset
        If the folder holds something else, or a dataset made with anything different.
    """
    dataset, row = Dataset(folder), recipe.row()
    if (folder / "dataset.json").exists():
        _check_same(dataset.recipe_row(), row, folder)
        return dataset
    if folder.exists() and (not folder.is_dir() or any(not p.name.startswith(".") for p in folder.iterdir())):
        raise BadDataset(f"{folder} is there and holds no dataset", expected="a new folder", advice="another --out")
    folder.mkdir(parents=True, exist_ok=True)
    put_json(folder / "dataset.json", row)
    return dataset


def _check_same(was: Mapping[str, Any], row: Mapping[str, Any], folder: Path) -> None:
    parted = [name for name in sorted(was.keys() | row.keys()) if was.get(name) != row.get(name)]
    if parted:
        told = ", ".join(f"{name}={was.get(name)!r}, not {row.get(name)!r}" for name in parted)
        raise BadDataset(
            f"the dataset in {folder} was made with {told}",
            expected="one way of reading in one dataset",
            advice="the options it was made with, or another --out",
        )


def check_tables(names: tuple[str, ...]) -> None:
    """Raise BadDataset for the first name that no table has."""
    known = ["story", "entities", *SHAPES, *LINKS, "tokens"]
    for name in names:
        if name not in known:
            raise BadDataset(
                f"there is no table {name!r}", expected=f"some of {', '.join(known)}", advice="--tables quotes,ties"
            )


def load_json(path: Path) -> dict[str, Any]:
    """A JSON object of ours."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise BadDataset(f"{path} is no JSON object", expected="the file as it was written", advice="another --out")
    return row


def put_json(path: Path, row: Mapping[str, Any]) -> None:
    """Write a JSON object whole or not at all."""
    put_text(path, json.dumps(row, indent=1) + "\n")


def put_text(path: Path, text: str) -> None:
    """Write a small file whole or not at all, readable by the workers of a cluster whoever they run as."""
    put(path, text.encode(), mode=0o644)


def files_of(dataset: Dataset) -> Iterator[Path]:
    """Every file of the data, sorted: what two runs over the same stories have in common, byte for byte."""
    for path in sorted(dataset.folder.rglob("*")):
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(dataset.folder).parts):
            yield path
