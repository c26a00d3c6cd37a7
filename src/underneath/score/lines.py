"""Quotations, their speakers and hearers."""

from __future__ import annotations

from underneath.score.rows import Place, Row, Touching, common, trimmed
from underneath.score.table import Pair, Table


def score_lines(table: Table, pair: Pair) -> None:
    """Quotations found, and who says each to whom. Quotations without words in them are left out."""
    gold, pred = pair.both("quotes")
    theirs = [(trimmed(pair.text, said), said) for said in pred]
    theirs = [(at, said) for at, said in theirs if at[1] > at[0]]
    touching = Touching([at for at, _ in theirs])
    ours = [(trimmed(pair.text, line), line) for line in gold]
    for at, line in ours:
        if at[1] > at[0]:
            _one(table, pair, line, _match(at, [theirs[i] for i in touching(at)]))
    _precision(table, [at for at, _ in ours], [at for at, _ in theirs])


def _match(at: Place, near: list[tuple[Place, Row]]) -> Row | None:
    """The prediction that covers a quotation best, if it covers half of it."""
    if not near:
        return None
    place, said = max(near, key=lambda row: common(at, row[0]) / max(at[1] - at[0], row[0][1] - row[0][0]))
    return said if common(at, place) >= 0.5 * (at[1] - at[0]) else None


def _one(table: Table, pair: Pair, line: Row, said: Row | None) -> None:
    """Count one gold quotation, found as `said` or not at all."""
    unsure = bool(line.get("unsure"))
    table.tally["quotes found"].add(said is not None, 0, 0 if unsure and said is None else 1, right=0)
    ok = said is not None and pair.people.who(said.get("speaker")) == line.get("speaker")
    kind = line.get("kind") or "speech"
    if kind != "speech":
        table.rate[f"quotes: speaker, {kind}"].add(ok)
    elif not unsure:
        _speaker(table, pair.gold, line, ok=ok)
        _hearers(table, pair, line, said)


def _speaker(table: Table, gold: Row, line: Row, *, ok: bool) -> None:
    if not line.get("speaker"):
        return
    table.rate["quotes: speaker, end to end"].add(ok)
    if line.get("type"):
        table.rate[f"quotes: speaker, {line['type']}"].add(ok)
    if gold.get("leads_share_pronouns"):
        table.rate["quotes: speaker, leads share pronouns"].add(ok)


def _hearers(table: Table, pair: Pair, line: Row, said: Row | None) -> None:
    if line.get("addressees"):
        true = set(line["addressees"])
        got = {pair.people.who(who) for who in said.get("addressees") or ()} if said else set()
        table.tally["quotes: addressees"].add(len(got & true), len(got), len(true))


def _precision(table: Table, ours: list[Place], theirs: list[Place]) -> None:
    """A predicted quotation is right when half of its words are in gold ones."""
    touching = Touching(ours)
    for at in theirs:
        inside = sum(common(at, ours[i]) for i in touching(at))
        table.tally["quotes found"].add(0, 1, 0, right=inside >= 0.5 * (at[1] - at[0]))
