"""What a mention's own words tell."""

from __future__ import annotations

import pytest

from underneath.infer.attribution.grammar import Gender
from underneath.infer.coreference.forms import Determiner, Form, Number, look_at


def look(words, kind="NOM", lemma=None):
    pieces = tuple(words.lower().split())
    return look_at(pieces, pieces[-1], lemma or pieces[-1], kind)


@pytest.mark.parametrize(
    ("word", "form"),
    [("him", Form.HE), ("hers", Form.SHE), ("its", Form.IT), ("me", Form.I), ("thou", Form.YOU), ("us", Form.WE),
     ("whose", Form.WHO), ("xe", Form.OTHER)],
)  # fmt: skip
def test_a_pronoun_has_its_form(word, form):
    assert look(word, "PRON").form == form


def test_himself_is_reflexive():
    assert look("himself", "PRON").reflexive


def test_their_is_possessive():
    assert look("their", "PRON").possessive


def test_she_tells_a_gender():
    assert look("she", "PRON").gender == Gender.SHE


def test_it_is_a_thing():
    assert look("it", "PRON").gender == Gender.IT


def test_you_tells_no_number():
    assert look("you", "PRON").number == Number.UNKNOWN


def test_they_are_several():
    assert look("they", "PRON").number == Number.SEVERAL


def test_he_is_one():
    assert look("he", "PRON").number == Number.ONE


def test_a_noun_tells_a_gender():
    assert look("the old woman").gender == Gender.SHE


def test_a_plural_noun_is_several():
    assert look("the rowers", lemma="rower").number == Number.SEVERAL


def test_two_joined_are_several():
    assert look("Mara and Tobin", "PROP").number == Number.SEVERAL


@pytest.mark.parametrize(
    ("words", "determiner"),
    [("the rower", Determiner.THE), ("an oar", Determiner.A), ("his sister", Determiner.HIS), ("my sister", Determiner.MY),
     ("mara 's sister", Determiner.HIS), ("another rower", Determiner.OTHER), ("rowers", Determiner.NONE)],
)  # fmt: skip
def test_a_description_has_its_determiner(words, determiner):
    assert look(words).determiner == determiner


def test_the_article_is_no_part_of_the_phrase():
    assert look("the old rower").phrase == look("an old rower").phrase


def test_a_title_tells_nobody_apart():
    assert look("Captain Mara Quill", "PROP").names == {"mara", "quill"}


def test_a_description_has_no_names():
    assert look("the captain").names == frozenset()


def test_a_pronoun_has_no_phrase():
    assert look("she", "PRON").phrase is None
