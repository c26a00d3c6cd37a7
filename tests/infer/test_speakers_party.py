"""Who takes part in a conversation: beasts, those called, those only spoken of; genders that pronouns tell."""

from __future__ import annotations

import pytest

from infer.attribution_desk import desk
from underneath.infer.attribution.antecedents import learn_genders
from underneath.infer.attribution.beasts import beasts_of
from underneath.infer.attribution.grammar import Gender
from underneath.infer.attribution.people import people_of, refs_of
from underneath.infer.speakers import prepare


def read(text, folk, described=()):
    """People and mentions of a text."""
    d = desk(text, folk=folk, described=described)
    people = people_of(d.cast)
    return people, refs_of(d.story, d.quotes, d.mentions, people, d.links)


def beasts(text, folk, described=()):
    people, refs = read(text, folk, described)
    return {people.ids[p] for p in beasts_of(text, refs)}


@pytest.mark.parametrize(
    "text",
    ["Brack barked. Brack wagged.", "Brack’s tail drooped. Brack’s ears lay flat.", "The dog Brack slept.",
     "Brack trotted off. Brack’s wet muzzle shone."],
)  # fmt: skip
def test_who_moves_like_an_animal_is_one(text):
    assert beasts(text, {"Brack": None}) == {"brack"}


@pytest.mark.parametrize(
    "text", ["Brack hissed.", "Brack sat down. Brack’s hat fell off.", "“Brack barked. Brack barked.”"]
)
def test_one_sign_or_none_makes_no_animal(text):
    assert beasts(text, {"Brack": None}) == set()


def test_a_described_animal_is_one():
    assert beasts("A goat stood by Mirel.", {"Mirel": None}, ("A goat",)) == {"x1"}


def talk_of(text, **more):
    d = desk(text, **more)
    return prepare(d.story, d.quotes, d.mentions, d.cast, d.links, d.scenes)[2][0]


def test_three_who_are_marked_make_a_crowd():
    assert talk_of("“One,” said Mirel.\n\n“Two,” said Toben.\n\n“Three,” said Hask.").crowd


def test_two_who_are_marked_make_no_crowd():
    assert not talk_of("“One,” said Mirel.\n\n“Two,” said Toben.\n\n“Three.”").crowd


def test_who_is_called_counts_to_the_crowd():
    assert talk_of("“One,” said Mirel.\n\n“Two, Hask,” said Toben.\n\n“Three.”").crowd


def test_a_turn_that_asks_is_noted():
    turns = talk_of("“Are we late?”\n\n“No.”").turns
    assert [turn.asks for turn in turns] == [True, False]


def test_a_dog_hardly_ever_speaks():
    d = desk(
        "Rusk barked. Rusk wagged. Rusk’s tail flew.\n\n“Down,” said Mirel. Rusk sat.\n\n“Good.”",
        folk={"Mirel": "she/her", "Toben": "he/him", "Rusk": None},
    )
    assert "rusk" not in d.speakers


@pytest.mark.parametrize(("word", "gender"), [("she", Gender.SHE), ("he", Gender.HE)])
def test_pronouns_nearby_tell_a_gender_not_given(word, gender):
    text = f"The door let in Brack. It rained. Then {word} sat. Later {word} ate, and {word} slept."
    people, refs = read(text, {"Brack": None})
    learn_genders(people, refs)
    assert people.gender[0] == gender


def test_pronouns_of_both_kinds_leave_a_gender_open():
    people, refs = read("It let in Brack. Then he sat. It let in Brack. Then she sat.", {"Brack": None})
    learn_genders(people, refs)
    assert people.gender[0] == Gender.UNKNOWN


def test_a_pronoun_that_another_explains_tells_nothing():
    people, refs = read(
        "It let in Brack. Mirel sat. She ate, and she slept. She woke.", {"Brack": None, "Mirel": "she/her"}
    )
    learn_genders(people, refs)
    assert people.gender[0] == Gender.UNKNOWN


THREE = "“One,” said Mirel.{}\n\n“Two{}” said Toben.\n\n“Three,” said Hask."


@pytest.mark.parametrize(
    ("between", "mark", "hearer"), [("", ",", "mirel"), ("", "?", "hask"), ("\n\nIt rained.", ",", "hask")]
)
def test_the_closer_neighbour_hears_and_of_two_the_one_who_answers_a_question(between, mark, hearer):
    assert desk(THREE.format(between, mark)).row("Two").addressees == (hearer,)
