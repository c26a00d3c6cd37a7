"""How a text explains a word of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.worded.gloss import gloss_behind, is_named


def gloss(text: str, word: str = "vaskel") -> str | None:
    return gloss_behind(text, text.index(word) + len(word))[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the vaskel (a lamp without oil) burned", "a lamp without oil"),
        ("the vaskel, which is a lamp without oil.", "a lamp without oil"),
        ("“vaskel” means lamp.", "lamp"),
        ("a vaskel, a lamp that burns without oil, and went in", "a lamp that burns without oil"),
        ("vaskel: a lamp without oil.", "a lamp without oil"),
        ("A vaskel is a lamp without oil.", "a lamp without oil"),
        ("vaskel = lamp. Ok", "lamp"),
    ],
)
def test_an_explanation_is_found_behind_the_word(text: str, said: str) -> None:
    assert gloss(text) == said


@pytest.mark.parametrize("text", ["the vaskel went out.", "a vaskel, and it was late.", "vaskel"])
def test_a_story_that_goes_on_explains_nothing(text: str) -> None:
    assert gloss(text) is None


def test_a_parenthesis_is_a_sure_form() -> None:
    assert gloss_behind("vaskel (a lamp)", 6)[1]


def test_a_copula_is_not_a_sure_form() -> None:
    assert not gloss_behind("vaskel is a lamp.", 6)[1]


@pytest.mark.parametrize("text", ["They called it a ", "It was known as the ", "“What’s a ".replace("’", "'")])
def test_a_thing_is_named(text: str) -> None:
    assert is_named(text + "vaskel", len(text))


def test_a_thing_is_not_named_by_being_lit() -> None:
    assert not is_named("He lit a vaskel", 9)


@given(st.text(max_size=80), st.integers(0, 80))
def test_a_gloss_is_the_texts_own(text: str, end: int) -> None:
    said, _ = gloss_behind(text, end)
    assert said is None or said in text[end:]
