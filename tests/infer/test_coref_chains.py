"""Chains by rule: whom mentions mean while nobody knows who speaks."""

from __future__ import annotations

from infer.attribution_desk import desk
from underneath.infer.coref import link_chains


def chain(text, words):
    d = desk(text)
    chains = link_chains(d.story, d.quotes, d.mentions, d.cast, d.links)
    return next(e for m, e in zip(d.mentions, chains.entities, strict=True) if m.span.of(text) == words)


def test_a_pronoun_of_the_narration_is_linked():
    assert chain("Mirel met Toben. Then she left.", "she") == "mirel"


def test_i_in_a_quotation_is_left_open():
    assert chain("“I am cold,” said Mirel.", "I") is None
