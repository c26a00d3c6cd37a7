"""What the page's script is told of the deep layers, for the labels beside the words and for the slider."""

from __future__ import annotations

from typing import Any

from underneath.report.safe import label
from underneath.report.view import View

Rows = dict[str, list[list[Any]]]


def deep_data(view: View) -> Rows:
    """Rows of plain values by kind, people as indices and −1 for nobody; a layer that was not made is left out."""
    deep = view.depths
    data: Rows = {}
    if deep.feelings is not None:
        data["feelings"] = [
            [row.who, label(row.felt), label(row.shown or ""), int(row.masked), _who(row.toward), percent(row.sure)]
            for row in deep.feelings
        ]
    if deep.knowledge is not None:
        data["knowledge"] = [
            [row.who, label(row.stance), label(row.what), _who(row.other), percent(row.sure)] for row in deep.knowledge
        ]
    if deep.flags is not None:
        data["notes"] = [[label(row.kind), label(row.severity)] for row in deep.flags]
    if deep.bonds is not None:
        data["ties"] = [
            [row.a, row.b, label(row.kind), label(row.becomes or ""), _who(row.turns), row.course] for row in deep.bonds
        ]
    return data


def _who(index: int | None) -> int:
    return -1 if index is None else index


def percent(sure: float) -> int:
    """Rounded down, so that what is below the mark stays below it; the grain is for 0.29 * 100, which is 28.999…."""
    return int(sure * 100 + 1e-9)
