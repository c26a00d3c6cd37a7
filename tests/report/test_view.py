"""What a page shows is gathered from the reading, and nothing is made up."""

from dataclasses import replace

import pytest

from underneath.layers.cast import Cast, Character
from underneath.layers.speech import Attribution, Attributions
from underneath.reading.reading import Reading
from underneath.report.people import COLOURED
from underneath.report.view import title_of, view_of
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Metadata, Paratext
from underneath.testing import tiny_story


@pytest.fixture(scope="module")
def view(tale):
    return view_of(tale())


def named(view, name):
    return next(person for person in view.people if person.name == name)


def test_who_says_most_comes_first(view):
    assert [person.name for person in view.people] == ["Odo", "Mara Venn"]


def test_a_person_has_lines_words_and_scenes(view):
    mara = named(view, "Mara Venn")
    assert (mara.lines, mara.words, mara.scenes) == (2, 3, 2)


def test_thoughts_are_no_part_of_the_talk(view):
    assert named(view, "Mara Venn").share == pytest.approx(3 / 11)


def test_a_person_is_called_all_but_the_name(view):
    assert named(view, "Mara Venn").called == ("Mara", "the harbour master")


def test_a_person_in_doubt_is_marked_so(view):
    assert not named(view, "Odo").sure


def test_a_line_knows_its_speaker_and_hearers(view):
    line = view.lines[0]
    assert (view.people[line.speaker].name, view.people[line.hearers[0]].name) == ("Mara Venn", "Odo")


def test_a_line_says_by_which_words_it_is_known(view):
    assert view.lines[0].cue == "Mara"


def test_a_line_below_the_mark_is_in_doubt(view):
    assert [line.unsure for line in view.lines] == [False, False, True, True, False]


def test_the_tally_parts_guesses_from_lines_of_nobody(view):
    assert (view.tally.guessed, view.tally.unknown, view.tally.speakers) == (1, 1, 2)


def test_a_scene_tells_who_is_present_and_who_is_spoken_of(view):
    scene = view.scenes[1]
    assert ([view.people[i].name for i in scene.present], [view.people[i].name for i in scene.mentioned]) == (
        ["Mara Venn"],
        ["Odo"],
    )


def test_a_scene_tells_when_and_where(view):
    assert (view.scenes[0].time, view.scenes[0].place) == ("dusk", "the quay")


def test_a_pronoun_belongs_to_the_person_it_means(view):
    odo = named(view, "Odo").index
    assert [name.span.of(view.text) for name in view.names if name.person == odo] == ["Odo", "He"]


def test_a_group_that_speaks_is_in_the_cast(said):
    people = view_of(said("“We will row.”", "crew", group=True)).people
    assert (people[0].kind, people[0].lines, people[0].share) == ("group", 1, 1.0)


def test_a_speaker_who_is_in_no_cast_is_unknown(said):
    reading = said("“We will row.”", "mara")
    lost = Reading(reading.story, {**reading._layers, Attributions: Attributions((Attribution("ghost"),))})
    assert view_of(lost).lines[0].speaker is None


def test_a_cue_too_long_to_show_is_left_out(said):
    reading = said("“We will row,” said somebody whom none of us had ever set eyes upon.", "mara")
    row = Attribution("mara", cue=Span(15, 60))
    assert view_of(Reading(reading.story, {**reading._layers, Attributions: Attributions((row,))})).lines[0].cue is None


def test_only_the_first_dozen_speakers_have_a_colour_of_their_own(tale):
    cast = Cast(tuple(Character(f"p{i}", f"P{i}") for i in range(20)) + tale().cast.characters)
    assert {person.colour for person in view_of(tale(cast)).people[2:]} == {None}
    assert COLOURED == 12


@pytest.mark.parametrize(
    ("metadata", "above", "title"),
    [
        (Metadata(title="Low Water"), "HIGH WATER", "Low Water"),
        (Metadata(), "HIGH WATER", "HIGH WATER"),
        (Metadata(), "", "low water"),
    ],
)
def test_the_title_is_the_stated_one_else_the_printed_one_else_the_files(metadata, above, title):
    story = tiny_story(f"{above}\n\nMara rowed.", id="low_water")
    rows = [Paratext(Span(0, len(above)), "title")] if above else []
    assert title_of(replace(story, metadata=metadata, paratext=SpanTable(rows))) == title
