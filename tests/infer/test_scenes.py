"""Scenes are the stretches between breaks."""

from underneath.infer.scenes import find_scenes
from underneath.ingest.assemble import assemble
from underneath.ingest.manuscript import Manuscript
from underneath.story.story import Origin


def scenes(text):
    story = assemble(Manuscript(text, "text"), Origin("quay.txt", "text", "utf-8", ""), "quay")
    return [scene.span.of(text) for scene in find_scenes(story)]


def test_a_story_without_breaks_is_one_scene():
    assert scenes("She slept.\n\nHe did not.") == ["She slept.\n\nHe did not."]


def test_a_mark_parts_two_scenes():
    assert scenes("She slept.\n\n***\n\nHe did not.") == ["She slept.", "He did not."]


def test_marks_at_the_ends_make_no_empty_scene():
    assert scenes("***\n\nShe slept.\n\n***") == ["She slept."]


def test_a_doubled_mark_makes_no_empty_scene():
    assert scenes("She slept.\n\n***\n\n***\n\nHe did not.") == ["She slept.", "He did not."]


def test_a_chapter_begins_a_scene():
    assert scenes("Chapter 1\n\nShe slept.\n\nChapter 2\n\nHe did not.") == ["She slept.", "He did not."]


def test_a_note_between_two_scenes_is_in_neither():
    assert scenes("She slept on the quay.\n\n***\n\nA/N: hi!\n\n***\n\nHe did not.") == [
        "She slept on the quay.",
        "He did not.",
    ]


def test_a_text_of_notes_alone_has_no_scenes():
    assert scenes("A/N: hi!\n\nDisclaimer: not mine.") == []


def test_nothing_has_no_scenes():
    assert scenes("") == []
