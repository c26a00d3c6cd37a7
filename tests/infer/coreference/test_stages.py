"""Chains and coreference of whole small readings, with the shipped weights; and what they refuse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from infer.coreference.mentions_desk import Desk
from underneath.encode.signals import Signals
from underneath.errors import StageError
from underneath.infer.coreference.chains import link_chains, told_by_words
from underneath.infer.coreference.resolve import known_of, outsiders_now, resolve_mentions, settle_attributions
from underneath.layers.cast import Cast, Character, KnownCast
from underneath.layers.chains import Chains, Resolved
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attribution, Attributions, FirstAttributions
from underneath.testing import tiny_reading

STORY = """Mirel Dasko shut the door of the mill and sat down at her table. She was tired. Toben had left his coat there.

“I am going to bed,” said Mirel. “You can wait for him.”

The lamp burned low. The old miller looked at it. “He never comes,” he said."""


@pytest.fixture(scope="module")
def reading():
    return tiny_reading(STORY, model="small")


def meant(reading, words, layer, nth=1):
    found = zip(reading.mentions, reading.layer(layer).entities, strict=True)
    return [entity for mention, entity in found if mention.span.of(reading.text) == words][nth - 1]


def test_her_table_is_hers(reading):
    assert meant(reading, "her", Coreference) == meant(reading, "Mirel Dasko", Coreference)


def test_she_is_the_one_before(reading):
    assert meant(reading, "She", Chains) == meant(reading, "Mirel Dasko", Chains)


def test_the_name_again_is_the_same_one(reading):
    assert meant(reading, "Mirel", Chains) == meant(reading, "Mirel Dasko", Chains)


def test_his_coat_is_not_hers(reading):
    assert meant(reading, "his", Coreference) != meant(reading, "her", Coreference)


def test_i_in_a_quotation_is_left_open_by_the_chains(reading):
    assert meant(reading, "I", Chains) is None


def test_i_in_a_quotation_is_its_speaker(reading):
    assert meant(reading, "I", Coreference) == meant(reading, "Mirel Dasko", Coreference)


def test_every_mention_means_someone(reading):
    assert None not in reading.layer(Coreference).entities


def test_every_chance_is_a_chance(reading):
    assert all(0 <= sure <= 1 for sure in reading.layer(Coreference).confidence)


def test_a_text_without_mentions_has_no_chains():
    assert tiny_reading("It rained. It rained.", model="small").layer(Coreference).confidence == ()


def signals(n):
    none, codes = np.zeros(0, np.float32), np.zeros(n, np.int8)
    return Signals(
        None, np.zeros(n, np.float32), np.zeros((n, 6), np.float32), codes, np.zeros(n, np.int32), codes,
        none.astype(np.int32), none.astype(np.int32), none, np.zeros((0, 7), np.float32), np.zeros((0, 3), np.float32), "x",
    )  # fmt: skip


def linked(d):
    return link_chains(signals(len(d.story.tokens)), d.mentions, d.cast, d.names, d.table)


def test_without_vectors_chains_cannot_be_made():
    with pytest.raises(StageError, match="vectors"):
        linked(Desk("[Mara] slept."))


def test_a_story_of_nobody_needs_no_vectors():
    d = Desk("Rain.")
    read = d.story, signals(len(d.story.tokens)), d.quotes, d.mentions, d.cast, d.names, d.table
    assert resolve_mentions(*read, Chains((), ()), FirstAttributions(), KnownCast()) == Resolved((), (), {})


def test_a_chain_of_nobody_needs_no_vectors():
    assert linked(Desk("Rain.")) == Chains((), ())


ODA = Cast((Character("oda", "Oda", narrator=True),))


def test_i_in_the_narration_is_the_narrator():
    d = Desk("[I] slept.", cast=ODA)
    assert told_by_words(d.table, d.cast, d.names) == ["oda"]


def test_i_in_a_quotation_is_not_the_narrator():
    d = Desk("“[I] slept.”", cast=ODA)
    assert told_by_words(d.table, d.cast, d.names) == [None]


def test_a_description_of_a_speaker_outside_the_cast_is_known():
    d = Desk("“Late,” said [the miller].")
    said = Attributions((Attribution("x3", confidence=0.9),))
    assert known_of(d.table, d.cast, d.names, Chains(("x3",), (1.0,)), said) == ["x3"]


def test_a_description_of_nobody_who_speaks_is_not():
    d = Desk("“Late,” said [the miller].")
    said = Attributions((replace(Attribution("x4"), confidence=0.9),))
    assert known_of(d.table, d.cast, d.names, Chains(("x3",), (1.0,)), said) == [None]


def test_lines_follow_their_speaker_where_two_turn_out_to_be_one():
    first = FirstAttributions((Attribution("x1", ("ivo",)), Attribution("ivo", ("x1", "mara"))))
    resolved = Resolved((), (), {"x1": "mara"})
    rows = settle_attributions(first, resolved).rows
    assert [(row.speaker, row.addressees) for row in rows] == [("mara", ("ivo",)), ("ivo", ("mara",))]


def test_nobody_hears_only_himself():
    first = FirstAttributions((Attribution("x1", ("mara", "ivo")),))
    assert settle_attributions(first, Resolved((), (), {"x1": "mara"})).rows[0].addressees == ("ivo",)


def test_an_outsider_whose_mentions_went_to_another_goes_with_them():
    first = FirstAttributions((Attribution("x1", ("x2",)), Attribution("mara", ("x3",))))
    chains = Chains(("x1", "x1", "x2", "x3", "mara"), (1.0,) * 5)
    assert outsiders_now(first, chains, ["mara", "mara", "x2", "x9", "mara"]) == {"x1": "mara", "x3": "x9"}
