"""Whom mentions mean."""

from __future__ import annotations

from infer.attribution_desk import desk


def test_a_name_means_its_link():
    assert desk("Mirel slept.").meant("Mirel") == "mirel"


def test_a_pronoun_means_the_nearest_one_of_its_gender():
    assert desk("Mirel met Toben. Then she left.").meant("she") == "mirel"


def test_a_subject_pronoun_means_the_subject_before():
    assert desk("Toben looked at Hask. He was cold.").meant("He") == "toben"


def test_an_object_pronoun_is_not_its_own_subject():
    assert desk("Hask was cold. Toben saw him.").meant("him") == "hask"


def test_i_in_a_quotation_is_its_speaker():
    assert desk("“I am cold,” said Mirel.").meant("I") == "mirel"


def test_you_in_a_quotation_is_its_hearer():
    assert desk("“Are you cold, Toben?” said Mirel.").meant("you") == "toben"


def test_we_in_a_quotation_is_speaker_and_hearer():
    assert desk("“Toben, we sail,” said Mirel.").meant("we") == "mirel+toben"


def test_he_in_a_quotation_is_neither_speaker_nor_hearer():
    assert desk("Hask had gone.\n\n“He left, Toben,” said Mirel.").meant("He") == "hask"


def test_i_in_the_narration_is_the_narrator():
    d = desk("I shut the door and I sat.", folk={"Oda": "she/her"}, narrator="Oda")
    assert d.meant("I", 2) == "oda"


def test_a_tags_pronoun_is_the_speaker():
    d = desk("Mirel met Toben.\n\n“Late,” he said.")
    assert d.meant("he") == d.row("Late").speaker


def test_they_are_the_last_two_in_mind():
    assert desk("Mirel met Toben. They left.").meant("They") == "mirel+toben"


def test_they_without_anybody_are_unknown():
    assert desk("They left.").meant("They") is None


def test_who_is_the_one_before_it():
    assert desk("Mirel, who slept, heard.").meant("who") == "mirel"


def test_a_guard_keeps_the_same_id():
    d = desk("A guard stood there. Mirel saw the guard.", described=("a guard", "the guard"))
    assert d.meant("A guard") == d.meant("the guard") == "x1"


def test_a_pronoun_without_an_antecedent_is_unknown():
    assert desk("She slept.", folk={}).meant("She") is None


def test_every_mention_has_an_entry_and_a_confidence():
    d = desk("Mirel met Toben. “You,” she said.")
    assert len(d.coreference.entities) == len(d.coreference.confidence) == len(d.mentions)
