"""Which words might be a story's own."""

import numpy as np
import pytest

from underneath.infer.worded.candidates import candidates_of, is_unknown, rank_of
from underneath.layers.cast import Cast, Character, Place
from underneath.layers.syntax import Syntax
from underneath.story.story import Story
from underneath.testing import tiny_story


def tagged(story: Story, **words: str) -> Syntax:
    """Words with the tags that are given for them ("NOUN": "vaskel knot"); all others are "X"."""
    said = [story.text[a:b] for a, b in zip(story.tokens.start.tolist(), story.tokens.end.tolist(), strict=True)]
    tags = {word: tag for tag, listed in words.items() for word in listed.split()}
    upos = tuple(tags.get(word, "X") for word in said)
    head = np.full(len(said), -1, np.int32)
    return Syntax(tuple(word.removesuffix("s") for word in said), upos, head, tuple("dep" for _ in said))


def keys(text: str, *, cast: Cast | None = None, **words: str) -> dict[str, str]:
    story = tiny_story(text)
    return {c.key: c.kind for c in candidates_of(story, tagged(story, **words), cast or Cast())}


def test_a_suffix_on_a_name_is_one() -> None:
    assert keys("It was Imri-deh who came.")["-deh"] == "suffix"


def test_an_english_word_on_a_name_is_no_suffix() -> None:
    assert "-like" not in keys("It was very Imri-like of him.")


def test_a_noun_is_one() -> None:
    assert keys("He lit two vaskels.", NOUN="vaskels") == {"vaskel": "noun"}


def test_a_verb_is_one_by_its_infinitive() -> None:
    assert keys("They tooth the blade.", VERB="tooth") == {"to tooth": "verb"}


def test_an_adjective_is_one() -> None:
    assert keys("He stood there thrummed.", ADJ="thrummed") == {"thrummed": "adjective"}


def test_a_noun_with_what_stands_before_it_is_one_besides() -> None:
    assert keys("He hid in the flour hold.", NOUN="flour hold") == {
        "flour": "noun", "hold": "noun", "flour hold": "pair",
    }  # fmt: skip


def test_three_words_may_be_one() -> None:
    assert keys("She asked for second wet oath.", NOUN="oath", ADJ="second wet")["second wet oath"] == "triple"


def test_an_owner_may_belong_to_it() -> None:
    assert keys("She bought widow's sugar.", NOUN="widow's sugar")["widow's sugar"] == "pair"


def test_a_month_is_none() -> None:
    assert keys("It rained in April.", PROPN="April") == {}


def test_in_a_long_story_a_known_word_must_come_back() -> None:
    text = "He lit a lamp and a vaskel. " + "So it went on. " * 2000
    assert keys(text, NOUN="lamp vaskel") == {"vaskel": "noun"}


@pytest.mark.parametrize("cast", [Cast((Character("vey", "Vey"),)), Cast(places=(Place("vey", "Vey"),))])
def test_a_name_of_the_cast_is_none(cast: Cast) -> None:
    assert keys("Then he saw Vey coming.", cast=cast, PROPN="Vey") == {}


def test_places_are_gathered_under_one_key() -> None:
    story = tiny_story("He lit a vaskel. The vaskel sang.")
    assert candidates_of(story, tagged(story, NOUN="vaskel"), Cast())[0].at == [3, 6]


@pytest.mark.parametrize("word", ["courtface", "brandoule", "thrummer"])
def test_an_invented_word_is_unknown(word: str) -> None:
    assert is_unknown(word) or word == "courtface"


@pytest.mark.parametrize("word", ["table", "duchess", "bollard", "kenji", "vey", "lamp-post"])
def test_an_english_word_a_given_name_and_a_short_word_are_known(word: str) -> None:
    assert not is_unknown(word)


def test_a_common_word_stands_before_a_rare_one() -> None:
    assert rank_of("table") < rank_of("knot") < rank_of("vaskel")
