"""Scenes and paratext."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from underneath.score.rows import Row, common, layer, place
from underneath.score.table import Pair, Table


def score_scenes(table: Table, pair: Pair) -> None:
    """Where scenes begin, and what each gold scene shows in the predicted one that covers most of it."""
    gold, pred = pair.both("scenes")
    _boundaries(table, gold, pred, _paragraph(pair.gold, gold))
    for scene in gold:
        best: Row = max(pred, key=lambda other: common(place(scene), place(other)), default={})
        if scene.get("pov"):
            seen = {pair.people.who(one) for one in (best.get("pov") or "").split()}
            table.rate["scenes: point of view"].add(not seen.isdisjoint(scene["pov"].split()))
        here, got = set(scene.get("present") or ()), {pair.people.who(one) for one in best.get("present") or ()}
        table.tally["scenes: who is present"].add(len(here & got), len(got), len(here))


def _paragraph(gold: Row, scenes: Sequence[Row]) -> Callable[[int], int]:
    """Which paragraph of the gold an offset is in."""
    starts = sorted(p["start"] for p in layer(gold, "paragraphs")) or [scene["start"] for scene in scenes]
    return lambda at: bisect_right(starts, at)


def _boundaries(table: Table, gold: Sequence[Row], pred: Sequence[Row], paragraph: Callable[[int], int]) -> None:
    """The first scene's start is given, so it counts for nothing."""
    first = min((scene["start"] for scene in gold), default=0)
    g, p = ({paragraph(scene["start"]) for scene in rows if scene["start"] > first} for rows in (gold, pred))
    p -= {paragraph(first)}
    table.tally["scene boundaries"].add(len(g & p), len(p), len(g))


def score_paratext(table: Table, pair: Pair) -> None:
    """Characters outside the tale; and whether their kind is right too."""
    for name, kinds in (("paratext (characters)", False), ("paratext, by kind (characters)", True)):
        g, p = (
            {(at, row["kind"] if kinds else "") for row in rows for at in range(*place(row))}
            for rows in pair.both("paratext")
        )
        table.tally[name].add(len(g & p), len(p), len(g))
