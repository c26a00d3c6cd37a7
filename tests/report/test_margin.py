"""The margin tells what is felt beside what is shown, and every mark stands at its words."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from underneath.layers.feelings import FEELINGS
from underneath.report.body import body_of
from underneath.report.depths import Felt
from underneath.report.margin import in_margin, in_short
from underneath.report.pictures.warmth import sign, warmth
from underneath.report.view import view_of
from underneath.sample import full_reading
from underneath.story.spans import Span


@pytest.fixture(scope="module")
def body():
    return LexborHTMLParser(f"<article id=story>{body_of(view_of(full_reading()))}</article>")


def felt(what, shown=None, *, masked=False):
    return Felt(Span(0, 4), 0, what, shown, masked, None, 1.0, 0)


def test_a_feeling_stands_at_its_words(body):
    assert body.css_first("#f0").text() == "too glad to trust his voice"


def test_a_mask_is_marked_as_one(body):
    assert ["mask" in body.css_first(f"#f{i}").attributes["class"].split() for i in (0, 1)] == [False, True]


@pytest.mark.parametrize(("id_", "words"), [("#k2", "Mara guessed"), ("#c0", "Blood ran down the keeper's wrist")])
def test_what_is_known_and_what_is_noted_stand_at_their_words(body, id_, words):
    assert body.css_first(id_).text() == words


def test_the_words_a_tie_rests_on_can_be_gone_to(body):
    assert "sick with shame" in [node.text() for node in body.css(".ep")]


def test_a_feeling_shown_as_it_is_stands_alone():
    assert in_margin(felt("joy", "joy"), "M") == "M ▲ joy"


def test_a_feeling_shown_otherwise_has_both():
    assert in_margin(felt("grief", "joy", masked=True), "M") == "M ▼ grief\n△ joy"


def test_a_guess_is_marked_as_one():
    assert in_margin(replace(felt("joy"), sure=0.3), "M") == "M ▲ joy?"


def test_a_blank_face_is_called_calm():
    assert in_margin(felt("grief", "neutral"), "M") == "M ▼ grief\n○ calm"


def test_a_mask_of_which_nothing_is_told_is_hidden():
    assert in_margin(felt("grief", masked=True), "M").endswith("○ hidden")


@pytest.mark.parametrize(("what", "shape"), [("joy", "▲"), ("fear", "▼"), ("surprise", "◆"), ("neutral", "●")])
def test_a_shape_tells_the_sign_without_colour(what, shape):
    assert in_short(felt(what)) == shape


def test_a_narrow_margin_shows_both_shapes():
    assert in_short(felt("fear", "amusement", masked=True)) == "▼△"


def test_a_word_of_a_feeling_never_ends_its_attribute():
    view = view_of(full_reading())
    nasty = replace(view.depths.feelings[0], felt='"><b>joy', span=view.depths.feelings[0].span)
    html = body_of(replace(view, depths=replace(view.depths, feelings=(nasty,))))
    assert LexborHTMLParser(html).css_first("#f0").attributes["data-f"] == 'O ● "><b>joy'


def test_every_feeling_has_a_sign():
    assert {sign(feeling) for feeling in FEELINGS} == {"good", "bad", "open", "even"}


def test_the_sign_and_the_height_of_a_feeling_agree():
    assert [
        f for f in FEELINGS if (warmth(f) > 0) != (sign(f) == "good") or (warmth(f) < 0) != (sign(f) == "bad")
    ] == []
