"""Names come apart into titles, words, suffix and honorific."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.casting.evidence import address
from underneath.infer.casting.forms import plain
from underneath.infer.casting.kinds import place_of, unstutter
from underneath.infer.casting.nameparts import Parts, formal, gender, is_given, parse, shortens
from underneath.infer.lexicon import is_common, is_compound, words


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sevra", Parts((), ("sevra",))),
        ("Mr. Tobin Vey", Parts(("mr",), ("tobin", "vey"))),
        ("Sgt. Vey", Parts(("sergeant",), ("vey",))),
        ("the Captain", Parts(("captain",), ())),
        ("poor old Palto", Parts((), ("palto",))),
        ("Haruko-sensei", Parts((), ("haruko",), honorific="sensei")),
        ("Tobin Vey Jr.", Parts((), ("tobin", "vey"), suffix="jr")),
        ("Alric the Third", Parts((), ("alric",), suffix="third")),
        ("St. John Vey", Parts((), ("st-john", "vey"))),
        ("M-Mara", Parts((), ("mara",))),
    ],
)
def test_a_name_comes_apart(name: str, parts: Parts):
    assert parse(name) == parts


@pytest.mark.parametrize(
    ("name", "married"), [("Mrs. Vey", True), ("Miss Vey", False), ("Lady Vey", True), ("Dr. Vey", None)]
)
def test_some_titles_tell_who_is_married(name: str, married: bool | None):
    assert parse(name).married is married


@pytest.mark.parametrize(
    ("name", "sex"),
    [("Mr. Vey", "he"), ("Aunt Vey", "she"), ("Mum", "she"), ("Margaret", "she"), ("Vey", None), ("Dr. Vey", None)],
)
def test_a_name_may_tell_he_or_she(name: str, sex: str | None):
    assert gender(name) == sex


@pytest.mark.parametrize(
    ("short", "full"),
    [("lizzy", "elizabeth"), ("bill", "william"), ("sef", "sefira"), ("tammie", "tamsin"), ("osk", "osketh")],
)
def test_a_pet_form_shortens_a_name(short: str, full: str):
    assert shortens(short, full)


@pytest.mark.parametrize(
    ("short", "full"), [("john", "johnson"), ("al", "alberich"), ("les", "lestrade"), ("vey", "mara")]
)
def test_a_mere_likeness_does_not(short: str, full: str):
    assert not shortens(short, full)


def test_two_pet_forms_of_one_name_go_together():
    assert shortens("bill", "will")


def test_formal_names_are_looked_up():
    assert "elizabeth" in formal("bess")


def test_given_names_are_known_case_aside():
    assert is_given("margaret")
    assert not is_given("sevra")


@pytest.mark.parametrize("word", ["market", "headlines", "hurriedly", "good-bye"])
def test_common_words_are_known_by_their_stems(word: str):
    assert is_common(word)


@pytest.mark.parametrize("word", ["sevra", "tamso", "kitty"])
def test_names_are_not_common(word: str):
    assert not is_common(word)


def test_compounds_are_two_common_words():
    assert is_compound("nosebleed")
    assert not is_compound("sevra")


def test_a_list_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        words("nonsense")


@pytest.mark.parametrize(
    ("head", "kind"), [("castle", "FAC"), ("lake", "LOC"), ("city", "GPE"), ("guild", "ORG"), ("sevra", None)]
)
def test_the_last_word_tells_what_is_named(head: str, kind: str | None):
    assert place_of(head) == kind


@pytest.mark.parametrize(
    ("quote", "sign"),
    [
        ("“Yes, Mara.”", "called"),
        ("“Mara, wait.”", "called"),
        ("“Mara!”", "alone"),
        ("“Mara’s here.”", None),
        ("“Is Mara in?”", None),
    ],
)
def test_an_address_is_known_by_its_marks(quote: str, sign: str | None):
    at = quote.index("Mara")
    assert address(quote, at, at + 4) == sign


def test_the_plain_name_has_no_article_and_no_fond_word():
    assert plain("the poor old  Palto") == "Palto"


def test_a_shout_is_calmed():
    assert plain("SEVRA") == "Sevra"


@given(st.text(max_size=40))
def test_any_text_parses(name: str):
    assert isinstance(parse(name), Parts)


@given(st.text(alphabet="Mma-", max_size=12))
def test_taking_off_a_stutter_leaves_an_end_of_the_word(word: str):
    assert word.endswith(unstutter(word))
