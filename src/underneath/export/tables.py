"""A reading as tables: rows of plain values with keys between them, for CSV, Parquet and SQLite.

The rows are those of story JSON, so the three say what it says. `SHAPES` and `LINKS` list every table and column;
docs/reference/formats/tables.md says what each means.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from underneath.export.plain import SURROGATE, UNKNOWN
from underneath.reading.reading import Reading
from underneath.reading.rows import to_dict

Value = str | int | float | bool | None
Row = Mapping[str, Any]
KINDS: Final[dict[str, type]] = {"": str, "int": int, "real": float, "bool": bool}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its values are, and the table whose `id` they point to, if any."""

    name: str
    kind: type
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row has one value a column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


# name → (key in story JSON, columns). A column is `name:kind>table it points to`; no kind: text.
SHAPES: Final[dict[str, tuple[str, str]]] = {
    "characters": (
        "characters",
        (
            "id>entities name aliases pronouns roles narrator:bool mentions:int quotes:int words_spoken:int scenes:int "
            "confidence:real corrected:bool"
        ),
    ),
    "groups": ("groups", "id>entities name aliases mentions:int confidence:real"),
    "places": ("places", "id>entities name aliases mentions:int confidence:real"),
    "chapters": ("chapters", "id:int start:int end:int number:int title"),
    "scenes": (
        "scenes",
        "id:int start:int end:int chapter:int>chapters place time pov>entities narration tense confidence:real",
    ),
    "paragraphs": ("paragraphs", "id:int start:int end:int chapter:int>chapters scene:int>scenes text"),
    "paratext": ("paratext", "id:int start:int end:int kind text"),
    "quotes": (
        "quotes",
        (
            "id:int start:int end:int scene:int>scenes speaker>entities kind part:int how cue_start:int cue_end:int "
            "cue text confidence:real sure_quote:real corrected:bool"
        ),
    ),
    "mentions": (
        "mentions",
        "id:int start:int end:int scene:int>scenes entity>entities type kind text confidence:real sure_who:real",
    ),
    "events": (
        "events",
        "id:int start:int end:int scene:int>scenes text agent>entities patient>entities confidence:real",
    ),
    "terms": ("terms", "id:int name count:int first_start:int first_end:int gloss confidence:real"),
    "ties": (
        "ties",
        "id:int a>entities b>entities kind becomes scene:int>scenes weight:real course confidence:real",
    ),
    "feelings": (
        "feelings",
        (
            "id:int start:int end:int scene:int>scenes who>entities felt shown masked:bool toward>entities text "
            "confidence:real"
        ),
    ),
    "knowledge": (
        "knowledge",
        "id:int start:int end:int scene:int>scenes who>entities stance what from>entities text confidence:real",
    ),
    "acts": (
        "acts",
        "id:int start:int end:int scene:int>scenes kind by>entities quote:int>quotes text confidence:real",
    ),
    "missions": (
        "missions",
        (
            "id:int giver>entities task_start:int task_end:int task outcome_start:int outcome_end:int outcome "
            "confidence:real"
        ),
    ),
    "notes": ("notes", "id:int start:int end:int scene:int>scenes kind severity text confidence:real"),
}

# name → (key in story JSON, lists in its rows, columns): what is many to many. The first column is the row's id.
LINKS: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "scene_people": ("scenes", ("present", "mentioned"), "scene:int>scenes who>entities how"),
    "quote_hearers": ("quotes", ("addressees",), "quote:int>quotes who>entities"),
    "tie_evidence": ("ties", ("evidence",), "tie:int>ties start:int end:int text"),
    "act_hearers": ("acts", ("to",), "act:int>acts who>entities"),
    "mission_doers": ("missions", ("doers",), "mission:int>missions who>entities"),
    "mission_acts": ("missions", ("acts",), "mission:int>missions act:int>acts"),
}
STORY = (
    "id title authors summary rating warnings categories fandoms relationships characters tags language published "
    "updated words:int url publisher source_name source_kind source_encoding source_sha256 made_by model layers"
)
ENTITIES = "id name kind"
TOKENS = "id:int start:int end:int sentence:int text lemma upos head:int deprel"
# Always there, whatever was looked for: they are what the author wrote, and who is who.
ALWAYS = frozenset({"chapters", "paragraphs", "paratext"})


def columns_of(spec: str) -> tuple[Column, ...]:
    """The columns of a specification such as `"id:int who>entities"`."""
    return tuple(_column(word) for word in spec.split())


def _column(word: str) -> Column:
    word, _, of = word.partition(">")
    name, _, kind = word.partition(":")
    return Column(name, KINDS[kind], of or None)


def tables_of(reading: Reading, *, tokens: bool = False) -> list[Table]:
    """Every table of a reading, those first that others point to. What was not looked for has no table.

    Parameters
    ----------
    tokens
        Add the table `tokens`, one row a word.
    """
    row = to_dict(reading, tokens=tokens)
    made = ALWAYS.union(row["made_by"]["layers"])
    places = _Places(row)
    tables = [_table(name, key, spec, row, places) for name, (key, spec) in SHAPES.items() if key in made]
    links = [_links(name, key, lists, spec, row) for name, (key, lists, spec) in LINKS.items() if key in made]
    rest = [_token_table(row)] if tokens else []
    known = {table.name for table in tables} | {"entities"}
    tables = [_without_dangling(table, known) for table in [*tables, *links, *rest]]
    return [_story(row), _entities(row, tables), *tables]


class _Places:
    """Which scene and chapter an offset lies in."""

    def __init__(self, row: Row) -> None:
        self.text: str = row["text"]
        self._spans = {key: [(one["start"], one["end"]) for one in row[key]] for key in ("scenes", "chapters")}

    def within(self, key: str, offset: int) -> int | None:
        spans = self._spans[key]
        i = bisect_right(spans, (offset, len(self.text) + 1)) - 1
        return i if i >= 0 and offset < spans[i][1] else None


def _table(name: str, key: str, spec: str, row: Row, places: _Places) -> Table:
    columns = columns_of(spec)
    rows = tuple(tuple(_value(column, i, one, places) for column in columns) for i, one in enumerate(row[key]))
    return Table(name, columns, rows)


def _value(column: Column, i: int, row: Row, places: _Places) -> Value:
    """A column's value: the row's own where it has one, else what follows from where the row stands."""
    name = column.name
    if name in row:
        said = row[name]
        return _plain(places.text[said["start"] : said["end"]] if isinstance(said, dict) else said)
    if name == "id":
        return i
    if name == "text":
        return _plain(places.text[row["start"] : row["end"]])
    if name in {"scene", "chapter"}:
        return places.within(f"{name}s", row["start"])
    span, _, side = name.rpartition("_")  # cue_start → row["cue"]["start"]
    return row[span][side] if row[span] else None


def _plain(value: object) -> Value:
    """Lists as one text, parted by `|`; text without what UTF-8 cannot hold."""
    if isinstance(value, list):
        value = "|".join(map(str, value))
    if isinstance(value, str):
        return SURROGATE.sub(UNKNOWN, value)
    assert value is None or isinstance(value, int | float)  # noqa: S101 - story JSON has nothing else here
    return value


def _links(name: str, key: str, lists: tuple[str, ...], spec: str, row: Row) -> Table:
    columns = columns_of(spec)
    rows = tuple(
        _link(i, field, each, row["text"])[: len(columns)]
        for i, one in enumerate(row[key])
        for field in lists
        for each in one[field]
    )
    return Table(name, columns, rows)


def _link(i: int, field: str, each: Any, text: str) -> tuple[Value, ...]:  # noqa: ANN401 - an id or a span
    if isinstance(each, dict):
        return i, each["start"], each["end"], _plain(text[each["start"] : each["end"]])
    return i, each, field


def _without_dangling(table: Table, known: set[str]) -> Table:
    """The table, its columns no longer said to point to tables that are not there."""
    columns = tuple(c if c.of in known else Column(c.name, c.kind) for c in table.columns)
    return Table(table.name, columns, table.rows)


def _story(row: Row) -> Table:
    columns, metadata, made = columns_of(STORY), row["metadata"], row["made_by"]
    values = {"id": row["id"], "made_by": f"underneath {made['underneath']}", "model": made["model"]}
    values |= {f"source_{name}": said for name, said in row["source"].items()} | {"layers": made["layers"]}
    return Table("story", columns, (tuple(_plain(values.get(c.name, metadata.get(c.name))) for c in columns),))


def _entities(row: Row, tables: Iterable[Table]) -> Table:
    """Everyone and everything any table points to: the cast, then ids that are not in it (`a+b`, `x1`)."""
    found: dict[str, tuple[Value, ...]] = {}
    for kind in ("character", "group", "place"):
        found |= {one["id"]: (one["id"], _plain(one["name"]), kind) for one in row[f"{kind}s"]}
    for id_ in _ids_pointed_to(tables):
        found.setdefault(id_, (id_, None, "several" if "+" in id_ else "other"))
    return Table("entities", columns_of(ENTITIES), tuple(found.values()))


def _ids_pointed_to(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        for i, column in enumerate(table.columns):
            if column.of == "entities":
                yield from (id_ for values in table.rows if isinstance(id_ := values[i], str))


def _token_table(row: Row) -> Table:
    columns, text = columns_of(TOKENS), row["tokens"]
    size = len(text["start"])
    words = [_plain(row["text"][a:b]) for a, b in zip(text["start"], text["end"], strict=True)]
    values = {"id": range(size), "text": words, **{k: v or [None] * size for k, v in text.items()}}
    return Table("tokens", columns, tuple(zip(*(values[c.name] for c in columns), strict=True)))
