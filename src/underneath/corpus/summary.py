"""What a dataset amounts to, in numbers: counted by DuckDB, which reads a million stories without holding them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import duckdb

from underneath.corpus.dataset import Dataset
from underneath.corpus.views import failed_parts, readable, views_sql

# heading → (tables it needs, query)
SECTIONS: Final[dict[str, tuple[str, str]]] = {
    "Failures": (
        "failures",
        """
        SELECT kind, count(*) AS stories, any_value(reason ORDER BY story) AS 'for instance'
        FROM failures GROUP BY kind ORDER BY stories DESC, kind""",
    ),
    "By fandom": (
        "story manifest quotes characters",
        """
        WITH
          lines AS (SELECT story, count(*) AS lines FROM quotes GROUP BY story),
          people AS (SELECT story, count(*) AS people, sum(words_spoken) AS spoken FROM characters GROUP BY story),
          each AS (
            SELECT unnest(string_split(coalesce(nullif(fandoms, ''), '(none stated)'), '|')) AS fandom,
                   m.words, people, spoken, lines
            FROM story s JOIN manifest m ON m.story = s.id
                 LEFT JOIN lines l ON l.story = s.id LEFT JOIN people p ON p.story = s.id)
        SELECT fandom, count(*) AS stories, sum(words) AS words, sum(people) AS people, sum(lines) AS lines,
               round(100 * sum(spoken) / greatest(sum(words), 1)) AS '% spoken'
        FROM each GROUP BY fandom ORDER BY stories DESC, fandom LIMIT 20""",
    ),
    "Ratings": (
        "story",
        """
        SELECT coalesce(rating, '(none stated)') AS rating, count(*) AS stories
        FROM story GROUP BY 1 ORDER BY stories DESC, 1""",
    ),
    "Ties found": (
        "ties",
        """
        SELECT kind, count(*) AS ties, count(DISTINCT story) AS stories
        FROM ties GROUP BY kind ORDER BY ties DESC, kind""",
    ),
    "Content notes found": (
        "notes",
        """
        SELECT kind, count(DISTINCT story) AS stories, count(*) AS passages
        FROM notes GROUP BY kind ORDER BY stories DESC, kind""",
    ),
    "Feelings found": (
        "feelings",
        """
        SELECT felt, count(*) AS times, count(*) FILTER (masked) AS masked
        FROM feelings GROUP BY felt ORDER BY times DESC, felt LIMIT 20""",
    ),
}
STATE: Final = """
    SELECT count(*) FILTER (state = 'read'), count(*) FILTER (state = 'failed'), coalesce(sum(words), 0)
    FROM manifest"""
COUNTS: Final = {
    "quotes": "SELECT count(*), 'quotations' FROM quotes",
    "characters": "SELECT count(*), 'people' FROM characters",
    "scenes": "SELECT count(*), 'scenes' FROM scenes",
    "mentions": "SELECT count(*), 'mentions' FROM mentions",
}


def connect(folder: Path) -> Any:  # noqa: ANN401 - duckdb is an extra
    """A DuckDB connection with a view for each table of a dataset; it installs and loads nothing by itself.

    Raises
    ------
    BadDataset
        If the folder holds none.
    """
    dataset = Dataset(folder)
    dataset.recipe_row()
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    connection.execute(views_sql(dataset, f"{folder.absolute()}/"))
    return connection


def failures_in(dataset: Dataset) -> int:
    """How many stories of the parts done could not be read."""
    if not failed_parts(dataset):
        return 0
    with connect(dataset.folder) as data:
        return int(data.execute("SELECT count(*) FROM failures").fetchone()[0])


def summarise_dataset(folder: Path) -> str:
    """A dataset's numbers as Markdown."""
    dataset = Dataset(folder)
    row, there = dataset.recipe_row(), set(readable(dataset))
    lines = [
        f"# {folder.absolute().name}",
        "",
        f"Read with underneath {row['underneath']}, {_model(row['model'])}.",
        "",
    ]
    if "manifest" not in there:
        return "\n".join([*lines, "Nothing is read yet.", ""])
    with connect(folder) as data:
        lines += [*_state(data, dataset), ""]
        for name, query in COUNTS.items():
            lines += ["- {:,} {}".format(*data.execute(query).fetchone())] if name in there else []
        for heading, (needs, query) in SECTIONS.items():
            if there >= set(needs.split()):
                lines += _section(heading, data.execute(query))
    return "\n".join([*lines, ""])


def _model(name: str | None) -> str:
    return f"encoder {name}" if name else "by rule alone"


def _state(data: Any, dataset: Dataset) -> list[str]:  # noqa: ANN401
    read, failed, words = data.execute(STATE).fetchone()
    left = len(dataset.todo())
    told = f"- {read:,} stories read, {int(words):,} words; {failed:,} could not be read"
    return [told, *([f"- {left:,} of {dataset.planned():,} parts are still to be read"] if left else [])]


def _section(heading: str, result: Any) -> list[str]:  # noqa: ANN401
    rows = result.fetchall()
    if not rows:
        return []
    names = [column[0] for column in result.description]
    return ["", f"## {heading}", "", _line(names), _line(["---"] * len(names)), *map(_line, rows)]


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}"
    if isinstance(value, int):
        return f"{value:,}"
    return " ".join(str("" if value is None else value).split()).replace("|", "\\|")
