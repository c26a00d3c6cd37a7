"""Which stories make up which part. A plan only grows: what is in a part stays in it, so that a part is read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from underneath.corpus.dataset import Dataset, put_json
from underneath.corpus.inputs import Input, restored, storable
from underneath.corpus.listing import named

MOST: Final = 1000  # stories a part; some 100 kB of ids and paths
TYPES: Final = {"id": pa.string(), "path": pa.string(), "member": pa.string(), "column": pa.string()}
NAMES: Final = ("path", "member")  # file names, which may hold what UTF-8 does not
SCHEMA: Final = pa.schema([(f.name, TYPES.get(f.name, pa.int64())) for f in fields(Input)])


@dataclass(frozen=True, slots=True)
class Load:
    """What a part comes to: its stories, and their bytes as listed."""

    stories: int
    size: int


@dataclass(frozen=True, slots=True)
class Added:
    """What planning came to: the load of every part, in order; stories in all; those that are new.

    `changed`: the places of those whose file has another size than it had.
    """

    loads: tuple[Load, ...]
    stories: int
    new: int
    changed: tuple[str, ...] = ()


def plan(dataset: Dataset, found: Iterable[Input], part_bytes: int) -> Added:
    """Plan parts for all that is not planned yet, in the order found.

    Nothing counts until `plan.json` says so, which is written last: killed before, it is all planned anew.
    """
    planned = dataset.planned()
    _drop_unplanned(dataset, planned)
    sizes, loads = dict[str, int](), list[Load]()
    taken, changed = set[str](), list[str]()
    for rows in (inputs_of(dataset, part) for part in range(planned)):
        sizes |= {one.place: one.size for one in rows}
        taken |= {one.id for one in rows}
        loads.append(_load(rows))
    old = len(taken)
    for rows in _parts(_fresh(found, sizes, taken, changed), part_bytes):
        _put(dataset, len(loads), rows)
        loads.append(_load(rows))
    put_json(dataset.folder / "plan.json", {"parts": len(loads), "stories": len(taken)})
    return Added(tuple(loads), len(taken), len(taken) - old, tuple(changed))


def _load(rows: list[Input]) -> Load:
    return Load(len(rows), sum(one.size for one in rows))


def _drop_unplanned(dataset: Dataset, planned: int) -> None:
    """Remove what a run killed while it planned has left."""
    for part in dataset.parts("inputs"):
        if part >= planned:
            dataset.path("inputs", part).unlink()


def _fresh(found: Iterable[Input], sizes: dict[str, int], taken: set[str], changed: list[str]) -> Iterator[Input]:
    for one in found:
        if one.place not in sizes:
            yield named(one, taken)
        elif sizes[one.place] != one.size:
            changed.append(one.place)


def _parts(found: Iterable[Input], part_bytes: int) -> Iterator[list[Input]]:
    """Runs of inputs of about so many bytes; one that is larger by itself ends its part."""
    rows: list[Input] = []
    size = 0
    for one in found:
        rows.append(one)
        size += one.size
        if size >= part_bytes or len(rows) >= MOST:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _put(dataset: Dataset, part: int, rows: list[Input]) -> None:
    path = dataset.path("inputs", part)
    path.parent.mkdir(exist_ok=True)
    plain = ([storable(v) if isinstance(v, str) else v for v in astuple(one)] for one in rows)
    columns: Any = zip(*plain, strict=True)
    arrays = [pa.array(values, kind) for values, kind in zip(columns, SCHEMA.types, strict=True)]
    parquet.write_table(pa.table(arrays, schema=SCHEMA), path.with_name(f".{path.name}"), compression="zstd")
    path.with_name(f".{path.name}").replace(path)


def inputs_of(dataset: Dataset, part: int) -> list[Input]:
    """The stories of a part, in order."""
    rows: list[dict[str, Any]] = parquet.read_table(dataset.path("inputs", part)).to_pylist()
    return [_input(row) for row in rows]


def _input(row: dict[str, Any]) -> Input:
    row |= {name: restored(row[name]) for name in NAMES if row[name] is not None}
    return Input(**row)
