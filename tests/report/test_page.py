"""The page is one file that asks nobody for anything, and nothing an author wrote is live in it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from underneath.layers.cast import Cast, Character
from underneath.report.page import SUFFIX, files, render
from underneath.report.view import view_of
from underneath.settings import ExportOptions
from underneath.story.story import Metadata


@pytest.fixture(scope="module")
def page(tale):
    return LexborHTMLParser(files(tale())[SUFFIX])


def test_a_format_of_one_file(tale):
    assert list(files(tale(), ExportOptions())) == [".html"]


def test_nothing_is_loaded_from_anywhere(page):
    assert page.css("[src], link, img, iframe, object, embed, base, form[action]") == []


@pytest.mark.parametrize("element", ["style", "script"])
def test_the_policy_allows_our_own_part_by_its_hash(page, element):
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    own = page.css_first(f"{element}:not([type])").text()
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    assert f"{element}-src 'sha256-{digest}'" in policy


def test_the_policy_forbids_all_else(page):
    assert page.css_first("meta[http-equiv]").attributes["content"].startswith("default-src 'none';")


def test_no_style_stands_outside_the_policy(page):
    assert page.css("[style]") == []


def test_no_script_stands_in_an_attribute(page):
    names = {name for node in page.root.traverse() for name in node.attributes}
    assert [name for name in names if name.startswith("on")] == []


def test_ids_are_given_once(page):
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_what_a_control_names_is_there(page):
    named = [node.attributes["aria-controls"] for node in page.css("[aria-controls]")]
    named += [node.attributes["href"][1:] for node in page.css("a[href^='#']")]
    assert [name for name in named if page.css_first(f"#{name}") is None] == []


def test_headings_step_down_one_level_at_a_time(page):
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert max(b - a for a, b in pairwise(levels)) <= 1


def test_every_button_has_a_name(page):
    nameless = [b for b in page.css("button") if not (b.text(strip=True) or b.attributes.get("aria-label"))]
    assert nameless == []


def test_the_cast_stands_beside_with_what_is_known(page):
    parts = page.css("#w1 > .who, #w1 > .ab")
    words = " ".join(" ".join(part.text(separator=" ") for part in parts).split())
    assert words == "Mara Venn 2 lines · 3 words · 2 scenes she/her harbour master called Mara , the harbour master"


def test_someone_who_may_not_be_one_person_has_a_question_mark(page):
    assert page.css_first("#w0 .qm").text() == "?"


def test_the_summary_line_counts(page):
    assert page.css_first(".tally").text(strip=True) == "25 words · 2 scenes · 5 lines by 2 speakers"


def test_what_needed_guessing_is_said(page):
    assert page.css_first(".tally.two").text(strip=True) == "2 lines in doubt: 1 guessed, 1 with no speaker known"


def test_scenes_are_a_strip_of_links(page):
    assert [(a.attributes["href"], a.attributes["aria-label"]) for a in page.css("#strip a")] == [
        ("#s0", "Scene 1, dusk, the quay"),
        ("#s1", "Scene 2"),
    ]


def test_a_scene_is_as_long_in_the_strip_as_in_words(page):
    assert re.findall(r"#t\d\{flex-grow:(\d+)\}", page.css_first("style").text()) == ["14", "11"]


def test_the_script_is_told_who_says_what_to_whom(page):
    lines = json.loads(page.css_first("#data").text())["lines"]
    assert lines[0] == [1, [0], 0, 98, 0, 0, "Mara"]


def test_the_stated_facts_are_on_the_card(tale):
    page = LexborHTMLParser(render(view_of(tale_with(tale(), Metadata(warnings=("Major Drowning",))))))
    assert page.css_first("#card dl").text(separator=" ").split() == ["Warnings", "Major", "Drowning"]


def tale_with(reading, metadata):
    return type(reading)(replace(reading.story, metadata=metadata), reading._layers)


def test_the_script_doubts_what_the_page_doubts(tale):
    view = view_of(tale())
    lines = tuple(replace(view.lines[0], sure=sure / 1000) for sure in range(1001))
    data = json.loads(LexborHTMLParser(render(replace(view, lines=lines))).css_first("#data").text())
    assert [row[3] < data["unsure"] for row in data["lines"]] == [line.unsure for line in lines]


def test_only_a_web_address_becomes_a_link(tale):
    html = render(view_of(tale_with(tale(), Metadata(url="javascript:alert(1)"))))
    assert LexborHTMLParser(html).css("#card dl a") == []


def test_a_web_address_becomes_a_link_that_tells_nothing(tale):
    html = render(view_of(tale_with(tale(), Metadata(url="https://example.org/1"))))
    assert LexborHTMLParser(html).css_first("#card dl a").attributes["rel"] == "noreferrer noopener"


def test_the_rest_of_a_large_cast_is_folded(tale):
    cast = Cast(tale().cast.characters + tuple(Character(f"p{i}", f"Sailor {i}") for i in range(20)))
    page = LexborHTMLParser(render(view_of(tale(cast))))
    assert page.css_first(".more summary").text() == "and 10 more"


def test_a_story_without_people_or_scenes_has_a_page(said):
    reading = said("The tide turned.", "nobody", group=True)
    view = replace(view_of(reading), people=(), lines=(), names=(), scenes=())
    assert LexborHTMLParser(render(view)).css_first(".none").text() == "Nobody found."


NASTY = [
    "<script>alert(1)</script>", "</script>", "</style>", "</title>", '"onmouseover="x', "' onfocus='x", "<!--", "\u202eevil",
    "\0", "\ud800", "{{ 7*7 }}", "{% raw %}", "&quot;", "\\22 }*{", "\n", "a", "Mara",
]  # fmt: skip
nasty = st.lists(st.sampled_from(NASTY), min_size=1, max_size=5).map("".join)


def skeleton(html):
    """All tags and the names of their attributes, in order."""
    return [(node.tag, sorted(node.attributes)) for node in LexborHTMLParser(html).root.traverse()]


def dressed(tale, words):
    """The tale with the same words wherever an author may put any."""
    cast = Cast((Character("mara", words, ("x", words), words, (words,)), Character("odo", "Odo")))
    metadata = Metadata(title=words, authors=(words,), rating=words, fandoms=(words,), url=words)
    return render(view_of(tale_with(tale(cast), metadata)))


@settings(max_examples=40, deadline=None)
@given(words=nasty)
def test_no_name_and_no_metadata_becomes_markup(tale, words):
    assert skeleton(dressed(tale, words)) == skeleton(dressed(tale, "plain"))


@settings(max_examples=40, deadline=None)
@given(words=nasty)
def test_a_page_can_always_be_written(tale, words):
    assert dressed(tale, words).encode().decode() == dressed(tale, words)


def test_an_override_of_direction_never_reaches_a_name(tale):
    assert "\u202e" not in dressed(tale, "\u202eevil")


def test_the_page_of_a_long_story_is_little_larger_than_its_text(said):
    reading = said("“We row on until the morning comes,” and on they rowed. " * 20_000, "mara")
    html = files(reading)[SUFFIX]
    assert len(html) < 1.2 * len(reading.text.encode()) + 60_000


def test_twenty_thousand_lines_inside_each_other_are_drawn(said):
    reading = said("“" * 20_000 + "”" * 20_000, "mara")
    view = view_of(reading)
    line = view.lines[0]
    nested = tuple(replace(line, span=line.span._replace(start=i, end=40_000 - i)) for i in range(20_000))
    assert render(replace(view, lines=nested)).count("”") >= 20_000
