"""A story's page in the shelf's frame, and what stands there while there is none."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

HOSTILE = """---
title: "</title><script>alert(1)</script>"
author: "<img src=x onerror=alert(2)>"
tags: ["<svg/onload=alert(3)>", "a\\"b"]
---

“</script><script>alert(4)</script>,” said Mara <b>Venn</b>. “<!--above-->,” said Odo. “{{ 7*7 }} {% raw %},” said Mara.
"""


def test_it_is_the_page_of_the_report(desk, tale):
    page = LexborHTMLParser(desk.page(f"/story/{tale}"))
    assert page.css_first("#story") and len(page.css("#story .q")) == 6


def test_a_link_leads_back_to_the_shelf(desk, tale):
    assert LexborHTMLParser(desk.page(f"/story/{tale}")).css_first("#home").attributes["href"] == "/"


def test_it_tells_the_script_where_each_line_starts(desk, tale):
    data = json.loads(LexborHTMLParser(desk.page(f"/story/{tale}")).css_first("#mending").text())
    assert data["starts"] == [quote.span.start for quote in desk.reading(tale).quotes]


def test_a_page_drawn_once_is_drawn_no_more(desk, tale):
    desk.page(f"/story/{tale}")
    desk.library.reading = None
    assert desk.get(f"/story/{tale}").status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "1e3", "01", "２"])
def test_a_number_that_is_none_is_no_page(desk, tale, number):
    assert desk.get(f"/story/{number}").status_code == 404


def test_a_story_that_waits_says_so_and_looks_again(desk):
    desk.reader.asleep = True
    page = desk.page(f"/story/{desk.put('tide.txt', 'She came.')}")
    assert "It waits to be read." in page and "refresh" in page


def test_a_story_that_failed_says_why_and_what_to_do(desk):
    story = desk.put("torn.epub", b"PK\x03\x04 torn")
    page = desk.page(f"/story/{story}")
    assert "could not be read" in page and "Try again" in page


def test_a_story_that_failed_can_be_tried_again(desk):
    story = desk.put("torn.epub", b"PK\x03\x04 torn")
    desk.reader.asleep = True
    desk.post(f"/story/{story}/retry")
    assert desk.library.get(story).state == "waiting"


def test_a_story_can_be_removed(desk, tale):
    answer = desk.post(f"/story/{tale}/remove")
    assert (answer.headers["location"], desk.library.get(tale)) == ("/", None)


def test_a_double_that_is_removed_leads_back_to_the_doubles(desk, tale):
    assert desk.post(f"/story/{tale}/remove", {"back": "doubles"}).headers["location"] == "/doubles"


def test_a_story_removed_twice_is_no_story(desk, tale):
    desk.post(f"/story/{tale}/remove")
    assert desk.post(f"/story/{tale}/remove").status_code == 404


def test_the_file_comes_back_as_it_was_given(desk, tale):
    answer = desk.get(f"/story/{tale}/source")
    assert (answer.content, answer.headers["content-type"]) == (
        desk.library.source(tale)[1],
        "application/octet-stream",
    )


def test_a_files_name_cannot_end_its_header(desk):
    story = desk.put('a"; filename=evil.html\r\nx: y.txt', "“Row,” said Mara. Odo rowed on.")
    header = desk.get(f"/story/{story}/source").headers["content-disposition"]
    assert '"' not in header and header.count(";") == 1


def test_the_state_is_told_to_the_script(desk, tale):
    assert desk.get(f"/story/{tale}/state").json() == {"state": "read", "readable": True, "fresh": True, "reason": ""}


@pytest.fixture
def hostile(desk):
    return desk.put("<b>x</b>.md", HOSTILE)


PATHS = [
    "/",
    "/?q=alert",
    "/lines?words=script",
    "/story/{}",
    "/story/{}/right",
    "/doubles",
    "/list",
    "/suggest/tag?start=%3C",
]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_an_author_wrote_becomes_markup(desk, hostile, path):
    page = LexborHTMLParser(desk.page(path.format(hostile)))
    ours = {"application/json", None}
    assert page.css("img, svg[onload], [onerror], [onload]") == []
    assert [
        node for node in page.css("script") if "alert" in node.text() and node.attributes.get("type") not in ours
    ] == []
    assert [node.text() for node in page.css("script:not([src]):not([type])") if "alert(" in node.text()] == []


def test_nothing_an_author_wrote_is_taken_for_a_template(desk, hostile):
    assert "{{ 7*7 }}" in LexborHTMLParser(desk.page(f"/story/{hostile}")).css_first("#story").text()


def test_nothing_an_author_wrote_is_taken_for_our_own_mark(desk, hostile):
    assert "<!--above-->" in LexborHTMLParser(desk.page(f"/story/{hostile}")).css_first("#story").text()


@pytest.mark.parametrize(
    "path",
    [
        "/lines?words=%22%3E%3Cscript%3E",
        "/?q=%22%3E%3Cscript%3Ealert",
        "/?person=%3Cscript%3E",
        "/?without=%3Cscript%3E",
        "/lines?speaker=%3Cscript%3E",
        "/feelings?who=%3Cscript%3E",
        "/?least=%3Cscript%3E",
    ],
)
def test_nothing_in_an_address_becomes_markup(desk, tale, path):
    assert "<script>" not in desk.page(path)
