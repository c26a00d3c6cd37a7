"""A page inside a frame: the same drawing, with a place for what the framer adds."""

import re

import pytest
from markupsafe import Markup

from underneath.report.frame import Frame
from underneath.report.page import draw, render
from underneath.report.view import view_of

FRAME = Frame(Markup("<link rel=a>"), Markup("<a id=b></a>"), Markup("<p id=c></p>"), Markup("<p id=d></p>"))


@pytest.fixture(scope="module")
def framed(tale):
    return draw(view_of(tale()), FRAME)


def test_a_page_that_stands_alone_has_nothing_of_a_frame(tale):
    assert "same-origin" not in render(view_of(tale()))


def test_what_the_framer_adds_stands_in_its_four_places(framed):
    order = ["<link rel=a>", "<a id=b>", "<p id=c>", "<main>", "<p id=d>"]
    places = [framed.html.index(words) for words in order]
    assert places == sorted(places)


def test_a_framed_page_leaves_the_policy_to_who_serves_it(framed):
    assert "http-equiv" not in framed.html


def test_the_hashes_are_those_of_a_page_alone(tale, framed):
    alone = draw(view_of(tale()))
    assert (framed.style, framed.script) == (alone.style, alone.script)


def test_but_for_the_frame_the_page_is_the_same(tale, framed):
    def bare(html):
        html = re.sub(r'<meta (?:http-equiv|name="referrer")[^>]*>', "", html)
        for piece in (FRAME.head, FRAME.bar, FRAME.above, FRAME.end):
            html = html.replace(piece, "")
        return html.split()

    assert bare(framed.html) == bare(render(view_of(tale())))
