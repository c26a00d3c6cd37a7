"""The panels beside the story: each layer that was made has one, and each mark leads to words that are there."""

import json
import re
from dataclasses import replace
from importlib.resources import files as resources
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from report.test_colours import AA, contrast
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.notes import Note, Notes
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.report.colours import DARK_PAPER, PAPER
from underneath.report.page import files, render
from underneath.report.view import view_of
from underneath.sample import full_reading
from underneath.story.spans import Span
from underneath.story.story import Story


def parsed(reading):
    return LexborHTMLParser(files(reading)[".html"])


def words(node):
    return " ".join(node.text(separator=" ").split())


def other(*layers):
    """The sample with some layers others."""
    reading = full_reading()
    return Reading(reading.story, {**reading.layers, **{type(layer): layer for layer in layers}})


@pytest.fixture(scope="module")
def page():
    return parsed(full_reading())


def test_every_layer_has_a_tab(page):
    tabs = [tab.text() for tab in page.css("[role=tab]")]
    assert tabs == ["Cast", "Scenes", "Ties", "Feelings", "Knowledge", "Missions", "Words", "Notes"]


def test_layers_that_were_not_made_have_none(tale):
    assert [tab.text() for tab in parsed(tale()).css("[role=tab]")] == ["Cast", "Scenes"]


def test_a_page_without_depths_has_no_margin(tale):
    assert parsed(tale()).css("#margin, .noted") == []


def test_every_mark_leads_to_something_that_is_there(page):
    there = {node.attributes["id"] for node in page.css("[id]")}
    assert [a.attributes["href"] for a in page.css("#side a") if a.attributes["href"][1:] not in there] == []


def test_every_feeling_is_in_a_picture(page):
    drawn = {a.attributes["href"] for a in page.css("#v-feelings .arc a")}
    assert drawn == {f"#f{i}" for i in range(6)}


def test_every_tab_has_its_panel(page):
    named = [tab.attributes["aria-controls"] for tab in page.css("[role=tab]")]
    assert named == [panel.attributes["id"] for panel in page.css(".panel")]


def test_ids_are_given_once(page):
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_headings_of_the_panels_step_down_one_level_at_a_time(page):
    levels = [int(node.tag[1]) for node in page.css("#side h2, #side h3, #side h4")]
    assert max(b - a for a, b in pairwise(levels)) <= 1


def test_no_style_stands_outside_the_policy(page):
    assert page.css("[style]") == []


def test_a_tie_says_what_it_becomes_and_where(page):
    assert words(page.css_first("#b0")).startswith("Odo and Bryn rival → friend in scene 4")


def test_a_guess_has_a_question_mark():
    guess = Ties((Tie("odo", "bryn", "friend", confidence=0.31),))
    assert parsed(other(guess)).css_first("#b0 .qm").attributes["title"] == "a guess: 31% sure"


def test_a_mission_quotes_the_order_and_its_outcome(page):
    assert "and then: “The lamp was burning again”" in words(page.css_first("#v-missions"))


def test_an_order_of_which_nothing_comes_says_so():
    reading = full_reading()
    view = view_of(reading)
    task = replace(view.depths.tasks[0], outcome=None)
    html = render(replace(view, depths=replace(view.depths, tasks=(task,))))
    assert "the story does not say what came of it" in html


def test_a_word_of_the_story_has_the_storys_own_explanation(page):
    assert words(page.css_first("#v-terms dl")) == "saltglass ×2 the lamp that glowed in sea fog"


def test_where_the_reader_knows_more_ends_where_they_learn_it(page):
    lane = page.css_first(".lanes li")
    assert words(lane).endswith("until scene 4 , where they learn it")


def test_notes_stand_beside_the_authors_warnings(page):
    assert [words(part) for part in page.css("#v-notes .beside ul")] == ["No Warnings", "blood not warned of ▄ 3"]


def warned(*warnings):
    """The notes of the sample, had its author warned so."""
    reading = full_reading()
    metadata = replace(reading.story.metadata, warnings=warnings)
    story = replace(reading.story, metadata=metadata)
    return parsed(Reading(story, {**reading.layers, Story: story})).css_first("#v-notes")


def test_what_the_author_warned_of_and_is_found_says_so_in_the_authors_words():
    assert "blood warned of: Gore ▄ 3" in words(warned("Gore").css_first("ul.flags"))


def test_what_the_author_warned_of_and_is_not_found_stands_by_itself():
    assert words(warned("Drunk Odo, Gore").css_first("ul.silent")) == "alcohol warned of: Drunk Odo"


def test_where_all_that_was_warned_of_is_found_no_such_list_stands():
    assert warned("Gore").css_first("ul.silent") is None


def test_where_nothing_was_found_no_more_is_said():
    panel = words(parsed(other(Notes())).css_first("#v-notes"))
    assert "No notes found. What is not found may still be there." in panel


def test_what_was_not_looked_for_is_not_said_to_be_absent(tale):
    assert "No notes found" not in files(tale())[".html"].decode()


def test_more_masks_than_one_screen_are_folded():
    many = Feelings(Feeling(Span(0, 5), "odo", "grief", "joy", masked=True) for _ in range(25))
    assert parsed(other(many)).css_first("#v-feelings .more summary").text() == "and 5 more"


def test_more_ties_than_one_screen_are_folded():
    many = Ties(tuple(Tie("odo", "bryn", "friend") for _ in range(45)))
    assert parsed(other(many)).css_first("#v-ties .more summary").text() == "and 5 more"


def test_the_script_is_told_what_a_line_does(page):
    lines = json.loads(page.css_first("#data").text())["lines"]
    assert [line[7:] for line in lines[:2]] == [["order"], []]


def test_the_script_is_told_of_no_layer_that_was_not_made(tale):
    data = json.loads(parsed(tale()).css_first("#data").text())
    assert sorted(data) == ["lines", "people", "scenes", "unsure"]


NASTY = [
    "<script>alert(1)</script>",
    "</svg>",
    "</title>",
    '"onclick="x',
    "' x",
    "<!--",
    "\u202eevil",
    "\0",
    "{{ 7*7 }}",
    "a",
]
nasty = st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map("".join)


def dressed(said):
    """The sample with the same words wherever a deep layer may hold any."""
    at = Span(0, 5)
    return files(
        other(
            Feelings([Feeling(at, "odo", said, said, masked=True)]),
            Knowledge([Knowing(at, "odo", said, said, "bryn"), Knowing(at, "odo", "unaware", said)]),
            Ties((Tie("odo", "bryn", said, said, 1, 0.5, (0.5,), (at,)),)),
            Terms((Term(said, 1, at, said),)),
            Notes([Note(at, said, said)]),
        )
    )[".html"].decode()


def skeleton(html):
    """All tags and the names of their attributes, in order."""
    return [(node.tag, sorted(node.attributes)) for node in LexborHTMLParser(html).root.traverse()]


@settings(max_examples=30, deadline=None)
@given(said=nasty)
def test_no_word_of_a_deep_layer_becomes_markup(said):
    assert skeleton(dressed(said)) == skeleton(dressed("plain"))


CSS = (resources("underneath.report") / "panels.css").read_text()
LIGHT, DARK = (dict(re.findall(r"--(\w+):(#\w{6})", rule)) for rule in (CSS.splitlines()[0], CSS.splitlines()[2]))


@pytest.mark.parametrize("name", ["good", "bad", "open", "even", "warm", "cold", "mask"])
@pytest.mark.parametrize(("theme", "paper"), [(LIGHT, PAPER), (DARK, DARK_PAPER)])
def test_every_colour_of_a_picture_can_be_read(name, theme, paper):
    assert contrast(theme[name], paper) >= AA
