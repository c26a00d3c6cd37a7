"""STREUSLE's documents as stories, with the supersenses of their nouns and verbs in characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from underneath.layers.supersenses import SUPERSENSES
from underneath.story.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Columns of `.conllulex`: number, form; number of the strong multiword expression, its class; supersense.
ID, FORM, STRONG, SORT = 0, 1, 10, 13
NAMES = {"naturalobject": "object", "other": "Tops"}
KINDS = {"n": "noun", "v": "verb"}
Row = list[str]


@dataclass(frozen=True)
class Review:
    """One document. `gold`: span → index into `SUPERSENSES`; of an expression with a gap, its first words in a row."""

    id: str
    text: str
    gold: dict[Span, int]


def reviews(path: Path) -> Iterator[Review]:
    """All documents of a `.conllulex` file."""
    id_, text, gold = "", "", {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        about = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "newdoc id" in about and text:
            yield Review(id_, text, gold)
            text, gold = "", {}
        id_ = about.get("newdoc id", id_)
        if text:
            text += "\n\n" if "newpar id" in about else " "
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        gold |= spans_of([row for row in rows if row[ID].isdigit()], about["text"], len(text))
        text += about["text"]
    yield Review(id_, text, gold)


def spans_of(rows: list[Row], text: str, at: int) -> dict[Span, int]:
    """Supersenses of a sentence whose text begins `at` so many characters."""
    places, cursor = [], 0
    for row in rows:
        start = text.index(row[FORM], cursor)
        cursor = start + len(row[FORM])
        places.append((at + start, at + cursor))
    out = {}
    for i, row in enumerate(rows):
        sort = sort_of(row[SORT])
        if sort is not None:
            out[Span(places[i][0], places[run_of(rows, i)][1])] = sort
    return out


def run_of(rows: list[Row], first: int) -> int:
    """Last word of the expression that begins at `first`, up to its first gap."""
    group, last = row_group(rows[first]), first
    while group and last + 1 < len(rows) and row_group(rows[last + 1]) == group:
        last += 1
    return last


def row_group(row: Row) -> str:
    """The number of a word's strong expression; nothing where it has none."""
    return "" if row[STRONG] == "_" else row[STRONG].split(":")[0]


def sort_of(label: str) -> int | None:
    """The sort of a label of theirs (`n.NATURALOBJECT` → noun.object); None for prepositions' and none."""
    kind, _, name = label.partition(".")
    if kind not in KINDS:
        return None
    name = name.lower()
    return SUPERSENSES.index(f"{KINDS[kind]}.{NAMES.get(name, name)}")
