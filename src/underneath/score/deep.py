"""Feelings, knowledge, acts, events, notes and terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from underneath.layers.feelings import NEGATIVE, OPEN, POSITIVE
from underneath.score.rows import Place, Row, Touching, common, place
from underneath.score.table import Pair, Table

Same = Callable[[Row, Row], bool]
POLARITY = {**dict.fromkeys(POSITIVE, "+"), **dict.fromkeys(NEGATIVE, "-"), **dict.fromkeys(OPEN, "?"), "neutral": "0"}


def score_events(table: Table, pair: Pair) -> None:
    """Exact spans."""
    gold, pred = pair.both("events")
    g, p = {place(e) for e in gold}, {place(e) for e in pred}
    table.tally["events"].add(len(g & p), len(p), len(g))


def score_knowledge(table: Table, pair: Pair) -> None:
    """Who knows what: the person and the stance."""
    _matched(table, pair, "knowledge", lambda g, p: g["stance"] == p.get("stance") and _person(pair, g, p))


def score_acts(table: Table, pair: Pair) -> None:
    """What a line does: who does it, and the kind."""
    _matched(table, pair, "acts", lambda g, p: g["kind"] == p.get("kind") and _person(pair, g, p))


def _person(pair: Pair, gold: Row, pred: Row) -> bool:
    return bool(gold.get("who", gold.get("by")) == pair.people.who(pred.get("who", pred.get("by"))))


def score_feelings(table: Table, pair: Pair) -> None:
    """Feelings by person; of those found, whether label and polarity agree; and those that are masked."""

    def same(gold: Row, pred: Row) -> bool:
        return bool(gold["who"] == pair.people.who(pred.get("who")))

    for gold, pred in _matched(table, pair, "feelings", same):
        table.rate["feelings: label"].add(gold["felt"] == pred.get("felt"))
        polarity = POLARITY.get(gold["felt"]) == POLARITY.get(str(pred.get("felt")))
        table.rate["feelings: polarity"].add(polarity)
    _masked(table, pair, same)


def _masked(table: Table, pair: Pair, same: Same) -> None:
    gold, pred = pair.both("feelings")
    doubtful = Touching([place(f) for f in gold if f.get("unsure")])
    sure = [f for f in gold if f.get("masked") and not f.get("unsure")]
    guessed = [f for f in pred if f.get("masked") and not doubtful(place(f))]
    hits = len(_pairs(sure, guessed, same, lambda _, at: -at))
    table.tally["masked feelings"].add(hits, len(guessed), len(sure))


def _matched(table: Table, pair: Pair, name: str, same: Same) -> list[tuple[Row, Row]]:
    """Count one-to-one matches of touching spans for which `same` holds.

    A prediction that touches a doubtful gold row is no fault.
    """
    gold, pred = pair.both(name)
    sure = [row for row in gold if not row.get("unsure")]
    doubtful = Touching([place(row) for row in gold if row.get("unsure")])
    pairs = _pairs(sure, pred, same, lambda shared, _: shared)
    used = set(pairs.values())
    wrong = sum(i not in used and not doubtful(place(row)) for i, row in enumerate(pred))
    table.tally[name].add(len(pairs), len(pairs) + wrong, len(sure))
    return [(sure[g], pred[p]) for g, p in pairs.items()]


def _pairs(gold: Sequence[Row], pred: Sequence[Row], same: Same, worth: Callable[[int, int], int]) -> dict[int, int]:
    """Gold rows in turn, each with the best prediction left that touches it: positions → positions.

    `worth(characters shared, position)` says which is best; of equals the first.
    """
    places: list[Place] = [place(row) for row in pred]
    touching, used, out = Touching(places), set[int](), {}
    for g, row in enumerate(gold):
        near = [p for p in sorted(touching(place(row))) if p not in used and common(place(row), places[p])]
        near = [p for p in near if same(row, pred[p])]
        if near:
            out[g] = max(near, key=lambda p: worth(common(place(row), places[p]), p))
            used.add(out[g])
    return out


def score_notes(table: Table, pair: Pair) -> None:
    """Kinds of content note, once a story."""
    gold, pred = pair.both("notes")
    g, p = {n["kind"] for n in gold}, {n["kind"] for n in pred}
    table.tally["notes (kinds per story)"].add(len(g & p), len(p), len(g))


def score_terms(table: Table, pair: Pair) -> None:
    """The story's own words, case aside."""
    gold, pred = pair.both("terms")
    g, p = {t["name"].lower() for t in gold}, {t["name"].lower() for t in pred}
    table.tally["terms"].add(len(g & p), len(p), len(g))
