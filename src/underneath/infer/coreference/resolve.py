"""The stage that says whom every mention means, the speakers and hearers of the quotations known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from underneath.encode.signals import Signals
from underneath.infer.coreference.chains import things_in, told_by_words, vectors_in
from underneath.infer.coreference.forms import Form
from underneath.infer.coreference.joining import same_person, shipped_trees
from underneath.infer.coreference.naming import ids_of, seeds_of
from underneath.infer.coreference.network import shipped
from underneath.infer.coreference.scoring import Weighed, weigh_links
from underneath.infer.coreference.several import joined
from underneath.infer.coreference.table import Table
from underneath.infer.coreference.voices import voices_of
from underneath.infer.dialogue.agreeing import renamed, same_people
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.chains import Chains, Resolved
from underneath.layers.corrections import NOTHING_FIXED, Fixed
from underneath.layers.mentions import Coreference, Mentions, NameLinks
from underneath.layers.speech import Attribution, Attributions, FirstAttributions, Quotes
from underneath.story.story import Story


@dataclass(frozen=True, slots=True)
class Linked:
    """Whom the links alone take each mention for; `rows`: the lines by the same ids; `same`: what became of theirs."""

    ids: list[str]
    weighed: Weighed
    rows: list[Attribution]
    same: dict[str, str]


def resolve_mentions(
    story: Story, signals: Signals, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks, table: Table,
    chains: Chains, attributions: FirstAttributions, known_cast: KnownCast, fixed: Fixed = NOTHING_FIXED,
) -> Resolved:  # fmt: skip
    """Give every mention the id of the one it means, and say who is one person.

    Ids `x1`, `x2`, … are people and things outside the cast; `a+b` several at once.
    """
    if not len(mentions):
        return Resolved((), (), {})
    found = link_mentions(story, signals, quotes, mentions, cast, links, table, chains, attributions)
    listed = {row.name for row in known_cast.people}
    apart = {p.id for p in cast.characters if p.name in listed} | fixed.people
    trees = shipped_trees(signals.model)
    one = same_person(trees, table, found.ids, found.weighed, found.rows, [c.id for c in cast.characters], apart)
    ids, rows = [one.get(id_, id_) for id_ in found.ids], Attributions(tuple(renamed(found.rows, one)))
    ids = joined(table, ids, rows, cast.told_as_pronoun)
    same = {id_: one.get(now, now) for id_, now in found.same.items()} | one
    return Resolved(tuple(ids), tuple(found.weighed.beliefs.confidence), same)


def link_mentions(
    story: Story, signals: Signals, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks, table: Table,
    chains: Chains, attributions: FirstAttributions,
) -> Linked:  # fmt: skip
    """What the links alone say; there must be mentions."""
    known = known_of(table, cast, links, chains, attributions)
    voices, names = voices_of(story, table, quotes, attributions, known)
    named = told_by_words(table, cast, links)
    weighed = weigh_links(table, vectors_in(signals), shipped("spoken", signals.model), voices, seeds_of(named))
    heard = [
        (names[k] if k >= 0 else None, sure)
        for k, sure in zip(voices.known.tolist(), voices.sure.tolist(), strict=True)
    ]
    ids = ids_of(weighed.beliefs, named, heard, single=things_in(cast), taken=_taken(chains, attributions))
    joins = same_people(attributions.rows, mentions, ids, {c.id for c in cast.characters})
    ids = [joins.get(id_, id_) for id_ in ids]
    same = outsiders_now(attributions, chains, ids)
    return Linked(ids, weighed, renamed(attributions.rows, same), same)


def outsiders_now(attributions: Attributions, chains: Chains, ids: Sequence[str]) -> dict[str, str]:
    """Ids of speakers and hearers that no mention has any more → those that most of their mentions have now."""
    heard = {who for row in attributions.rows for who in (row.speaker, *row.addressees) if who} - set(ids)
    now: dict[str, Counter[str]] = {who: Counter() for who in heard if who[0] == "x"}
    for before, after in zip(chains.entities, ids, strict=True):
        if before in now:
            now[before][after] += 1
    return {who: count.most_common(1)[0][0] for who, count in now.items() if count}


def settle_mentions(resolved: Resolved) -> Coreference:
    """Whom each mention means."""
    return Coreference(resolved.entities, resolved.confidence)


def settle_attributions(attributions: FirstAttributions, resolved: Resolved) -> Attributions:
    """Who says each line to whom, by the ids that the mentions have."""
    rows = renamed(attributions.rows, resolved.same)
    return Attributions(
        tuple(replace(row, addressees=tuple(a for a in row.addressees if a != row.speaker)) for row in rows)
    )


def known_of(
    table: Table, cast: Cast, links: NameLinks, chains: Chains, attributions: Attributions
) -> list[str | None]:
    """For each mention the id it is known by: its words tell, or it describes a speaker or hearer outside the cast."""
    known = told_by_words(table, cast, links)
    heard = {who for row in attributions.rows for who in (row.speaker, *row.addressees) if who}
    outside = heard - {c.id for c in cast.characters}
    for i, form in enumerate(table.form.tolist()):
        if known[i] is None and form == Form.NONE and chains.entities[i] in outside:
            known[i] = chains.entities[i]
    return known


def _taken(chains: Chains, attributions: Attributions) -> int:
    """The highest number of an id like `x7`."""
    used = {*chains.entities, *(row.speaker for row in attributions.rows)}
    return max((int(e[1:]) for e in used if e and e[0] == "x" and e[1:].isdigit()), default=0)
