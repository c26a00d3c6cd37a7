"""Mentions, coreference, cast, ties: who is in it."""

from __future__ import annotations

from typing import Final

from underneath.score.align import names_of
from underneath.score.coref import clusters, coreference
from underneath.score.rows import Row, Who, layer, place
from underneath.score.table import Pair, Table

VIEWS: Final = (("", None), (": people", "PER"))


def score_mentions(table: Table, pair: Pair) -> None:
    """Exact spans with their types, and the clusters they form: of all types, and of people."""
    gold, pred = pair.both("mentions")
    for view, only in VIEWS:
        g, p = ({(*place(m), m.get("type")) for m in rows if only in (None, m.get("type"))} for rows in (gold, pred))
        table.tally[f"mentions{view}"].add(len(g & p), len(p), len(g))
        for metric, shares in coreference(clusters(gold, only), clusters(pred, only)).items():
            table.shares[f"coref{view}", metric].add(shares)


def score_cast(table: Table, pair: Pair) -> None:
    """People with a proper name; and whether the leads (of works that list them) were found at all."""
    gold, pred = pair.both("characters")
    to_gold = pair.people.to_gold
    named = {c["id"] for c in gold if names_of(c) and c.get("named", True)}
    guessed = {c["id"] for c in pred if names_of(c)}
    table.tally["cast (named)"].add(len({to_gold.get(p) for p in guessed} & named), len(guessed), len(named))
    found = {to_gold[c["id"]] for c in pred if c["id"] in to_gold}
    for character in gold:
        if character.get("category") == "major" or character.get("present_on_stage"):
            table.rate["cast: leads found"].add(character["id"] in found)


def score_ties(table: Table, pair: Pair) -> None:
    """Pairs of people, and whether one of the tie's kinds (before or after it turns) is a right one."""
    gold, pred = _kinds(pair.gold, str), _kinds(pair.pred, pair.people.who)
    both = gold.keys() & pred.keys()
    table.tally["ties (pairs)"].add(len(both), len(pred), len(gold))
    table.tally["ties (pair and kind)"].add(sum(bool(gold[k] & pred[k]) for k in both), len(pred), len(gold))


def _kinds(document: Row, who: Who) -> dict[frozenset[str], set[str]]:
    return {
        frozenset((who(tie["a"]), who(tie["b"]))): {kind for kind in (tie.get("kind"), tie.get("becomes")) if kind}
        for tie in layer(document, "ties")
    }
