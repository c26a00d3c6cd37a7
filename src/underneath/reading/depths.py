"""The layers that lie deepest (feelings, knowledge, acts, ties, terms, notes), to story JSON and back.

All are rows of plain values, so one table says how each is written; adding a layer is adding a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from underneath.layers.acts import Act, Acts, Mission, Missions
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.notes import Note, Notes
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.story.spans import Span, SpanTable

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Depth:
    """How one layer is written: its key, its types, and what the contract calls a field otherwise.

    `spans`: fields that hold a span, or several, besides `span` itself.
    """

    key: str
    layer: Callable[..., Any]
    row: Callable[..., Any]
    called: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[str, ...] = ()


DEPTHS: Final = (
    Depth("terms", Terms, Term, spans=("first",)),
    Depth("ties", Ties, Tie, spans=("evidence",)),
    Depth("feelings", Feelings, Feeling),
    Depth("knowledge", Knowledge, Knowing, called={"other": "from"}),
    Depth("acts", Acts, Act),
    Depth("missions", Missions, Mission, spans=("task", "outcome")),
    Depth("notes", Notes, Note),
)


def rows_of(layers: Mapping[Any, Any]) -> Row:
    """Every deep layer by its key; an empty list where it was not looked for."""
    out: Row = {}
    for depth in DEPTHS:
        layer = layers.get(depth.layer)
        found: Iterable[Any] = () if layer is None else layer if isinstance(layer, SpanTable) else layer.rows
        out[depth.key] = [_row(depth, value) for value in found]
    return out


def layers_made(layers: Mapping[Any, Any]) -> list[str]:
    """The keys of those that were looked for."""
    return [depth.key for depth in DEPTHS if depth.layer in layers]


def layers_of(row: Row) -> dict[Any, Any]:
    """The deep layers of a story JSON, by type: those that were looked for."""
    made = row["made_by"]["layers"]
    return {
        depth.layer: _layer(depth, [_value(depth, r) for r in row[depth.key]]) for depth in DEPTHS if depth.key in made
    }


def _layer(depth: Depth, values: list[Any]) -> Any:  # noqa: ANN401
    table = isinstance(depth.layer, type) and issubclass(depth.layer, SpanTable)
    return depth.layer(values if table else tuple(values))


def _row(depth: Depth, value: Any) -> Row:  # noqa: ANN401 - any of the layers' rows
    out: Row = {}
    for each in fields(value):
        said = getattr(value, each.name)
        if each.name == "span":
            out |= {"start": said.start, "end": said.end}
        elif each.name in depth.spans:
            out[each.name] = _plain(said)
        else:
            out[depth.called.get(each.name, each.name)] = _rounded(said)
    return out


def _rounded(said: object) -> object:
    if isinstance(said, tuple):
        return [_rounded(one) for one in said]
    return round(said, 3) if isinstance(said, float) else said


def _plain(said: Span | tuple[Span, ...] | None) -> Row | list[Any] | None:
    if said is None:
        return None
    return {"start": said.start, "end": said.end} if isinstance(said, Span) else [_plain(one) for one in said]


def _value(depth: Depth, row: Row) -> object:
    values: Row = {}
    for each in fields(depth.row):  # type: ignore[arg-type]
        if each.name == "span":
            values["span"] = Span(row["start"], row["end"])
            continue
        said = row[depth.called.get(each.name, each.name)]
        values[each.name] = _span(said) if each.name in depth.spans else tuple(said) if isinstance(said, list) else said
    return depth.row(**values)


def _span(said: Row | list[Row] | None) -> object:
    if said is None:
        return None
    return tuple(_span(one) for one in said) if isinstance(said, list) else Span(said["start"], said["end"])
