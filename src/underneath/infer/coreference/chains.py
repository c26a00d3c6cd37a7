"""The stage that links mentions into chains, before anybody knows who speaks which line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from underneath.encode.signals import Signals
from underneath.errors import StageError
from underneath.infer.coreference.forms import Form
from underneath.infer.coreference.naming import ids_of, seeds_of
from underneath.infer.coreference.network import shipped
from underneath.infer.coreference.scoring import weigh_links
from underneath.infer.coreference.table import Table
from underneath.layers.cast import Cast
from underneath.layers.chains import Chains
from underneath.layers.mentions import Mentions, NameLinks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPEN = (Form.I, Form.YOU, Form.WE)


def link_chains(signals: Signals, mentions: Mentions, cast: Cast, links: NameLinks, table: Table) -> Chains:
    """Give every mention the id of the one it means, as far as that can be told without the quotations' speakers.

    Returns
    -------
    Chains
        None for "I", "you" and "we" inside quotations; else an id of `cast`, or `x1`, `x2`, …
    """
    if not len(mentions):
        return Chains((), ())
    known = told_by_words(table, cast, links)
    beliefs = weigh_links(table, vectors_in(signals), shipped("chains", signals.model), seed=seeds_of(known)).beliefs
    ids = ids_of(beliefs, known, single=things_in(cast))
    entities: list[str | None] = list(ids)
    sure = beliefs.confidence
    for i, (form, quote) in enumerate(zip(table.form.tolist(), table.quote.tolist(), strict=True)):
        if quote >= 0 and form in OPEN:
            entities[i], sure[i] = None, 0.0
    return Chains(tuple(entities), tuple(sure))


def told_by_words(table: Table, cast: Cast, links: NameLinks) -> list[str | None]:
    """For each mention the id its own words tell: a name's, or the narrator's for an "I" of the narration."""
    narrator = cast.told_as_pronoun
    known = list(links.entities)
    for i, (form, quote) in enumerate(zip(table.form.tolist(), table.quote.tolist(), strict=True)):
        if form == Form.I and quote < 0:
            known[i] = narrator
    return known


def things_in(cast: Cast) -> frozenset[str]:
    """Ids of all that is no person."""
    return frozenset({*(g.id for g in cast.groups), *(p.id for p in cast.places)})


def vectors_in(signals: Signals) -> NDArray[np.float16]:
    """The words' vectors; a StageError where the encoder did not keep them."""
    if signals.vectors is None:
        raise StageError(
            "the encoder kept no vectors", expected="an Encoder made with vectors=True", advice="make it so"
        )
    return signals.vectors
