"""The dataset as DuckDB sees it: a view for each table, of the parts that are done."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pyarrow import parquet

from underneath.corpus.dataset import Dataset, put_text

VIEW: Final = "CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet({files});\n"


def views_sql(dataset: Dataset, folder: str = "") -> str:
    """`CREATE VIEW` for every table; paths as seen from the dataset's folder, or below `folder`."""
    done = dataset.parts("manifest")
    views = ((name, _files(dataset, name, done, folder)) for name in readable(dataset))
    return "".join(VIEW.format(name=name, files=files) for name, files in views)


def readable(dataset: Dataset) -> list[str]:
    """The tables that have a part that is done."""
    done = dataset.parts("manifest")
    return [name for name in dataset.tables() if name == "inputs" or dataset.parts(name) & done]


def _files(dataset: Dataset, name: str, done: set[int], folder: str) -> str:
    """A pattern; but names, where a killed run has left files of parts that are not done."""
    there = dataset.parts(name)
    if name == "inputs" or there <= done:
        return _quoted(f"{folder}{name}/part-*.parquet")
    files = (f"{folder}{name}/{dataset.path(name, part).name}" for part in sorted(there & done))
    return f"[{', '.join(map(_quoted, files))}]"


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


def put_views(dataset: Dataset) -> None:
    """Write `views.sql`: `cd DIR; duckdb -init views.sql`."""
    put_text(dataset.folder / "views.sql", views_sql(dataset))


def failed_parts(dataset: Dataset) -> set[int]:
    """The parts that are done in which a story failed."""
    done = dataset.parts("manifest")
    return {part for part in done if _rows(dataset.path("failures", part))}


def _rows(path: Path) -> int:
    metadata: Any = parquet.read_metadata(path)
    return int(metadata.num_rows)
