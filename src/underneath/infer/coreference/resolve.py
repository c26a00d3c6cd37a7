"""The stage that says whom every mention means, the speakers and hearers of the quotations known."""

from __future__ import annotations

from underneath.encode.signals import Signals
from underneath.infer.coreference.chains import things_in, told_by_words, vectors_in
from underneath.infer.coreference.forms import Form
from underneath.infer.coreference.naming import ids_of, seeds_of
from underneath.infer.coreference.network import shipped
from underneath.infer.coreference.scoring import beliefs_of
from underneath.infer.coreference.several import joined
from underneath.infer.coreference.table import Table
from underneath.infer.coreference.voices import voices_of
from underneath.infer.dialogue.agreeing import same_people
from underneath.layers.cast import Cast
from underneath.layers.chains import Chains
from underneath.layers.mentions import Coreference, Mentions, NameLinks
from underneath.layers.speech import Attributions, Quotes
from underneath.story.story import Story


def resolve_mentions(
    story: Story, signals: Signals, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks, table: Table,
    chains: Chains, attributions: Attributions,
) -> Coreference:  # fmt: skip
    """Give every mention the id of the one it means.

    Returns
    -------
    Coreference
        One entry a mention. Ids `x1`, `x2`, … are people and things outside the cast; `a+b` several at once.
    """
    if not len(mentions):
        return Coreference((), ())
    known = known_of(table, cast, links, chains, attributions)
    voices, names = voices_of(story, table, quotes, attributions, known)
    named = told_by_words(table, cast, links)
    beliefs = beliefs_of(table, vectors_in(signals), shipped("spoken"), voices, seeds_of(named))
    heard = [
        (names[k] if k >= 0 else None, sure)
        for k, sure in zip(voices.known.tolist(), voices.sure.tolist(), strict=True)
    ]
    ids = ids_of(beliefs, named, heard, single=things_in(cast), taken=_taken(chains, attributions))
    joins = same_people(attributions.rows, mentions, ids, {c.id for c in cast.characters})
    ids = joined(table, [joins.get(id_, id_) for id_ in ids], attributions, cast.told_as_pronoun)
    return Coreference(tuple(ids), tuple(beliefs.confidence))


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
