"""Second names: who may bear them, what tells it, and who seems to speak."""

from __future__ import annotations

import pytest

from underneath.infer.casting import belong, second
from underneath.infer.casting.members import choose_members
from underneath.infer.casting.people import gather_by_name
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene, answered, candidates, may_be_second, pair_features
from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import KnownCast, KnownPerson
from underneath.testing import tiny_story

TALK = "Sevra knelt.\n\n“Two,” said Sevra. “Tammarin.”\n\n“Since noon,” said Ilke.\n\nIlke sat."


def gathered(text: str, *known: KnownPerson) -> tuple[dict[str, Person], Scene]:
    story = tiny_story(text)
    quotes = find_quotes(story)
    people, narration = gather_by_name(story, quotes, find_mentions(story, quotes), KnownCast(known))
    return {person.label: person for person in people}, Scene(people, narration)


def speakers(text: str) -> dict[int, str]:
    return {paragraph: turn[0].label for paragraph, turn in gathered(text)[1].turns.items()}


def feature(text: str, name: str, other: str, wanted: str) -> float:
    people, scene = gathered(text)
    return pair_features(people[name], people[other], scene)[second.FEATURES.index(wanted)]


def sign(text: str, name: str, wanted: str) -> float:
    people, scene = gathered(text)
    return belong.features(people[name], scene)[belong.FEATURES.index(wanted)]


def test_who_is_tagged_speaks():
    assert speakers(TALK) == {1: "Sevra", 2: "Ilke"}


def test_a_pronoun_speaks_for_the_only_one_it_fits():
    assert speakers("Mr. Bram sat. Mr. Bram rose.\n\n“No,” he said.") == {1: "Mr. Bram"}


def test_a_pronoun_that_fits_nobody_speaks_for_nobody():
    assert speakers("Mr. Bram sat. Mr. Bram rose.\n\n“No,” she said.") == {}


def test_turns_go_on_where_tags_stop():
    assert speakers("“No,” said Sevra.\n\n“Yes,” said Ilke.\n\n“No.”\n\n“Yes.”") == {
        0: "Sevra", 1: "Ilke", 2: "Sevra", 3: "Ilke",
    }  # fmt: skip


def test_turns_stop_at_narration():
    assert 4 not in speakers("“No,” said Sevra.\n\nRain.\n\n“Yes,” said Ilke.\n\nRain.\n\n“Hm.”")


def test_a_name_only_speech_has_may_be_a_second_one():
    assert may_be_second(gathered(TALK)[0]["Tammarin"])


def test_a_name_narration_has_may_not():
    assert not may_be_second(gathered(TALK)[0]["Ilke"])


def test_a_known_name_may_not():
    assert not may_be_second(gathered(TALK, KnownPerson("Tammarin"))[0]["Tammarin"])


def test_nobody_calls_himself():
    people, scene = gathered(TALK)
    assert [other.label for other in candidates(people["Tammarin"], scene)] == ["Ilke"]


def test_a_second_given_name_is_never_a_second_name():
    people, scene = gathered("“Margaret,” said Bram.\n\n“Since noon,” said Helen.\n\nHelen sat.")
    assert people["Helen"] not in candidates(people["Margaret"], scene)


def test_a_surname_with_a_title_never_goes_to_another_surname():
    people, scene = gathered("“No, Mr. Vint.”\n\n“Yes,” said Joris Tarrow.\n\nJoris sat.")
    assert candidates(people["Mr. Vint"], scene) == []


def test_an_answer_next_to_the_call_counts():
    people, scene = gathered(TALK)
    assert answered(people["Tammarin"], scene) == 1


def test_a_call_without_an_answer_does_not():
    people, scene = gathered("Sevra knelt.\n\n“Tammarin,” said Sevra.\n\nNobody came.")
    assert answered(people["Tammarin"], scene) == 0


@pytest.mark.parametrize(("wanted", "value"), [("hears", 1), ("says", 0), ("called near", 0), ("their full", 0)])
def test_the_signs_of_a_pair(wanted: str, value: float):
    assert feature(TALK, "Tammarin", "Ilke", wanted) == value


@pytest.mark.parametrize(
    ("wanted", "value"), [("office", 0), ("once", 1), ("told", 0), ("calls", pytest.approx(0.693, abs=0.01))]
)
def test_the_signs_of_a_name(wanted: str, value: float):
    assert sign(TALK, "Tammarin", wanted) == value


def test_a_genitive_is_a_sign():
    assert sign("They liked Margaret’s hut. Bram rose.", "Margaret", "owned") == 1


def test_a_name_always_answered_is_merged_in_a_long_text_too():
    text = TALK + "\n\n“Tammarin,” said Sevra.\n\n“Yes?” said Ilke." + "\n\nIt rained and it rained." * 2000
    people, scene = gathered(text)
    everyone = list(people.values())
    choose_members(everyone, scene.narration)
    assert "Tammarin" in {form.key for form in people["Ilke"].forms}


def test_the_order_of_the_people_does_not_matter():
    people, scene = gathered(TALK)
    here = [list(people.values()), list(gathered(TALK)[0].values())[::-1]]
    for row in here:
        choose_members(row, scene.narration)
    assert {p.label for p in here[0]} == {p.label for p in here[1]}
