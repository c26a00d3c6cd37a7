"""Which words might be a story's own."""

import numpy as np
import pytest

from underneath.infer.worded.candidates import candidates_of, is_unknown, rank_of
from underneath.layers.cast import Cast, Character, Place
from underneath.layers.syntax import Syntax
from underneath.story.story import Story
from underneath.testing import tiny_story


def nouns(story: Story, *, nouns: str = "", joined: bool = False) -> Syntax:
    """Only the named words are nouns; each hangs from the one behind it where they are joined."""
    said = [story.text[a:b] for a, b in zip(story.tokens.start.tolist(), story.tokens.end.tolist(), strict=True)]
    upos = tuple("NOUN" if word in nouns.split() else "X" for word in said)
    head = np.arange(1, len(said) + 1) if joined else np.full(len(said), -1)
    return Syntax(tuple(said), upos, head.astype(np.int32), tuple("dep" for _ in said))


def keys(text: str, marked: str = "", *, cast: Cast | None = None, joined: bool = False) -> dict[str, str]:
    story = tiny_story(text)
    found = candidates_of(story, nouns(story, nouns=marked, joined=joined), cast or Cast())
    return {candidate.key: candidate.kind for candidate in found}


def test_a_suffix_on_a_name_is_one() -> None:
    assert keys("It was Imri-deh who came.")["-deh"] == "suffix"


def test_an_english_word_on_a_name_is_no_suffix() -> None:
    assert "-like" not in keys("It was very Imri-like of him.")


def test_an_invented_word_is_one() -> None:
    assert keys("He lit a vaskel.", "vaskel") == {"vaskel": "rare"}


def test_a_common_noun_is_none() -> None:
    assert keys("He lit a lamp.", "lamp") == {}


def test_a_common_noun_that_the_text_names_so_is_one() -> None:
    assert keys("They called it a knot there.", "knot") == {"knot": "told"}


def test_a_common_noun_that_keeps_coming_back_is_one() -> None:
    assert keys("A knot. The knot. That knot. His knot.", "knot") == {"knot": "often"}


def test_a_frequent_noun_may_come_back_as_often_as_it_likes() -> None:
    assert keys("A man. The man. That man. His man.", "man") == {}


def test_two_nouns_that_make_one_are_one() -> None:
    assert keys("He hid in the flour hold.", "flour hold", joined=True) == {"flour hold": "compound"}


def test_a_hyphen_makes_one() -> None:
    assert keys("She drew honour-rice.", "honour-rice") == {"honour-rice": "hyphened"}


def test_a_capital_in_mid_sentence_is_one() -> None:
    assert keys("It is a Brandoule.") == {"brandoule": "named"}


def test_capitals_that_stand_together_are_one() -> None:
    assert "salt accord" in keys("They signed the Salt Accord at noon.")


def test_a_capital_that_opens_a_sentence_says_nothing() -> None:
    assert keys("Water ran. Nobody came.") == {}


def test_an_unknown_word_may_open_a_sentence() -> None:
    assert "brandoule" in keys("Brandoule again.")


@pytest.mark.parametrize("cast", [Cast((Character("vey", "Vey"),)), Cast(places=(Place("vey", "Vey"),))])
def test_a_name_of_the_cast_is_none(cast: Cast) -> None:
    assert keys("Then he saw Vey coming.", cast=cast) == {}


def test_a_long_run_of_capitals_is_a_headline() -> None:
    assert keys("He read Good Men Never Sleep Twice aloud.") == {}


def test_places_are_gathered_under_one_key() -> None:
    story = tiny_story("He lit a vaskel. The vaskel sang.")
    assert candidates_of(story, nouns(story, nouns="vaskel"), Cast())[0].at == [3, 6]


@pytest.mark.parametrize("word", ["courtface", "brandoule", "thrummer"])
def test_an_invented_word_is_unknown(word: str) -> None:
    assert is_unknown(word) or word == "courtface"


@pytest.mark.parametrize("word", ["table", "duchess", "bollard", "kenji", "vey", "lamp-post"])
def test_an_english_word_a_given_name_and_a_short_word_are_known(word: str) -> None:
    assert not is_unknown(word)


def test_a_common_word_stands_before_a_rare_one() -> None:
    assert rank_of("table") < rank_of("knot") < rank_of("vaskel")
