import pytest
import yaml
from hypothesis import given, settings

from export.strange import strange_readings
from underneath.export import markdown


def front_matter(text):
    return yaml.safe_load(text.split("---\n")[1])


@pytest.fixture(scope="module")
def page(full, options):
    return markdown.files(full, options)[".md"].decode()


def test_the_front_matter_is_yaml_that_names_the_speakers_as_links(page):
    assert front_matter(page)["characters"] == ["[[Tobin Ash]]", "[[Mara]]"]


def test_the_front_matter_leaves_out_what_the_source_does_not_state(page):
    assert "rating" not in front_matter(page)


def test_each_scene_says_where_and_who(page):
    assert "1. Low Farm; dusk: [[Tobin Ash]], [[Mara]]." in page


def test_a_tie_says_into_what_it_turns(page):
    assert "- [[Mara]] – [[Tobin Ash]]: friend → rival" in page


def test_content_notes_are_kinds_and_never_passages(page):
    notes = page.split("## Content notes")[1]
    assert "- blood: medium" in notes and "kelpie" not in notes


def test_where_none_was_found_that_is_no_promise(full, options):
    from underneath.layers.notes import Notes
    from underneath.reading.reading import Reading

    calm = Reading(full.story, {**full.layers, Notes: Notes()})
    assert "no promise" in markdown.files(calm, options)[".md"].decode()


def test_where_nobody_looked_nothing_is_said(bare, options):
    assert "Content notes" not in markdown.files(bare, options)[".md"].decode()


def test_marks_of_markdown_in_the_story_are_only_marks(page):
    assert r"\[" not in page.split("## Scenes")[0] and r"I’m \<fine" not in page


@settings(deadline=None, max_examples=60)
@given(strange_readings())
def test_the_front_matter_of_any_reading_is_yaml(reading):
    assert front_matter(markdown.files(reading, None)[".md"].decode())["quotes"] == len(reading.quotes)
