"""From the encoder's mentions, trees say who belongs to the cast."""

from __future__ import annotations

import pytest

from underneath.infer.cast import cast_of
from underneath.infer.casting import members
from underneath.infer.casting.people import gather_people
from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import Cast, KnownCast, KnownPerson
from underneath.reading.rows import to_dict
from underneath.reading.store import from_dict
from underneath.testing import tiny_reading, tiny_story

TALE = """Sevra came in and sat down. Odile looked at her. Odile did not speak. Sevra laughed.

“Preel,” said Sevra. “Preel, the lamp.”

“Here,” said Odile."""


def cast(text: str = TALE, *known: KnownPerson) -> Cast:
    story = tiny_story(text)
    quotes = find_quotes(story)
    mentions = find_mentions(story, quotes)
    return cast_of(story, mentions, gather_people(story, quotes, mentions, KnownCast(known), trained=True))


def test_those_who_act_are_of_the_cast():
    assert {"Sevra", "Odile"} <= {c.name for c in cast().characters}


def test_a_second_name_goes_to_its_bearer(monkeypatch):
    monkeypatch.setattr(members, "_TREES_MEMBER", 0.999)
    monkeypatch.setattr(members, "_TREES_PAIR", 0.0)
    names = {alias for c in cast(TALE, KnownPerson("Odile")).characters for alias in c.aliases}
    assert "Preel" in names


def test_a_name_that_nobody_bears_surely_is_left_out(monkeypatch):
    monkeypatch.setattr(members, "_TREES_MEMBER", 0.999)
    monkeypatch.setattr(members, "_TREES_PAIR", 1.1)
    assert [c.name for c in cast(TALE, KnownPerson("Odile")).characters] == ["Odile"]


def test_whom_the_user_knows_stays(monkeypatch):
    monkeypatch.setattr(members, "_TREES_MEMBER", 1.1)
    assert [c.name for c in cast(TALE, KnownPerson("Preel")).characters] == ["Preel"]


def test_a_story_without_names_has_no_cast():
    assert cast("It rained. It went on raining.").characters == ()


def test_in_a_long_story_a_name_always_answered_is_a_second_one(monkeypatch):
    monkeypatch.setattr(members, "_LONG", 0.0)
    monkeypatch.setattr(members, "_TREES_LONG", 1.1)
    assert cast().characters == ()


@pytest.mark.slow
def test_the_encoder_and_the_trees_together_find_the_cast():
    assert {"Sevra", "Odile"} <= {c.name for c in tiny_reading(TALE, model="small").cast.characters}


def test_the_one_a_story_calls_you_is_no_narrator() -> None:
    text = "\n\n".join(["You shut the door. Your hands are cold, and you blow on them. “Is it you?” she says."] * 4)
    reading = tiny_reading(text)
    assert [(c.id, c.narrator, c.addressed) for c in reading.cast.characters if c.id == "you"] == [("you", False, True)]
    assert reading.cast.told_as_pronoun == "you"
    assert to_dict(from_dict(to_dict(reading))) == to_dict(reading)
