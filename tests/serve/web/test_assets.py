"""The files beside the pages."""

import re

import pytest

from underneath.serve.web.assets import SCRIPTS, STYLES, address
from underneath.serve.web.drawing import counted, marked
from underneath.serve.web.drawn import DrawnPages


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_a_file_may_be_kept_for_ever_since_its_address_changes_with_it(desk, name):
    assert "immutable" in desk.get(address(name)).headers["cache-control"]


@pytest.mark.parametrize("name", ["../app.py", "app.py", "%2e%2e%2fapp.py", "shelf.css.bak"])
def test_no_other_file_is_given(desk, name):
    assert desk.get(f"/static/x/{name}").status_code == 404


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_no_file_asks_anything_of_another_host(desk, name):
    assert re.findall(r"https?://|@import|url\(", desk.page(address(name))) == []


def test_the_shelf_has_the_reports_colours(desk):
    assert "--paper:#fbf9f4" in desk.page(address("shelf.css"))


@pytest.mark.parametrize(
    ("snippet", "html"),
    [
        ("a \x02b\x03 c", "a <mark>b</mark> c"),
        ("\x02<\x03&", "<mark>&lt;</mark>&amp;"),
        ("<i>", "&lt;i&gt;"),
        ("\x02\x03", "<mark></mark>"),
    ],
)
def test_matches_are_marked_and_all_else_is_escaped(snippet, html):
    assert marked(snippet) == html


def test_a_match_that_never_closes_is_no_markup():
    assert "<mark>" not in marked("a \x02b")


@pytest.mark.parametrize(("n", "words"), [(1, "1 story"), (0, "0 stories"), (1200, "1,200 stories")])
def test_numbers_and_nouns_agree(n, words):
    assert counted(n, "story", "stories") == words


def test_only_the_last_pages_are_kept():
    pages, made = DrawnPages(2), []
    for key in "abcba":
        pages.get(key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "a"]


def test_pages_can_be_forgotten():
    pages = DrawnPages()
    pages.get("a", lambda: 1)
    pages.clear()
    assert pages.get("a", lambda: 2) == 2
