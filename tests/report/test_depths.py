"""What lies deepest reaches the page as the reading has it, and nothing about strangers."""

from dataclasses import replace

import pytest

from underneath.layers.acts import Missions
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.notes import Notes
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.report.ahead import ahead_of
from underneath.report.calls import calls_of
from underneath.report.depths import Depths, Known, SceneOf, depths_of
from underneath.report.places import places_of
from underneath.report.view import view_of
from underneath.sample import TEXT, full_reading
from underneath.story.spans import Span
from underneath.testing import span_of

AT = {"odo": 0, "bryn": 1, "mara": 2}


@pytest.fixture(scope="module")
def reading():
    return full_reading()


@pytest.fixture(scope="module")
def deep(reading):
    return depths_of(reading, AT)


def other(reading, layer):
    """The same reading with one layer more or another."""
    return Reading(reading.story, {**reading.layers, type(layer): layer})


def test_a_reading_by_rule_alone_has_no_depths(tale):
    assert depths_of(tale(), {}) == Depths()


def test_a_feeling_knows_whose_it_is_and_toward_whom(deep):
    assert (deep.feelings[1].who, deep.feelings[1].toward) == (1, 0)


def test_a_feeling_knows_its_scene(deep):
    assert [felt.scene for felt in deep.feelings] == [0, 0, 1, 1, 2, 3]


def test_a_feeling_of_somebody_unknown_is_left_out(reading):
    stranger = Feelings([Feeling(Span(0, 4), "stranger", "joy")])
    assert depths_of(other(reading, stranger), AT).feelings == ()


def test_what_is_learned_from_somebody_unknown_is_learned_all_the_same(reading):
    row = Knowledge([Knowing(Span(0, 4), "odo", "learns", "it rained", "stranger")])
    assert depths_of(other(reading, row), AT).knowledge[0].other is None


def test_the_knowledge_of_somebody_unknown_is_left_out(reading):
    row = Knowledge([Knowing(Span(0, 4), "stranger", "knows", "it rained")])
    assert depths_of(other(reading, row), AT).knowledge == ()


def test_the_course_of_a_tie_goes_by_the_scenes_they_share(deep):
    assert deep.bonds[0].course == ((0, -0.2), (1, -0.6), (3, 0.8))


def test_a_course_longer_than_the_scenes_shared_is_cut(reading):
    tie = Ties((Tie("odo", "mara", "friend", course=(0.1, 0.2, 0.3)),))
    assert depths_of(other(reading, tie), AT).bonds[0].course == ((0, 0.1),)


def test_a_course_shorter_than_the_scenes_shared_leaves_out_the_crowded(reading):
    tie = Ties((Tie("mara", "bryn", "friend", course=(0.4,)),))
    assert depths_of(other(reading, tie), AT).bonds[0].course == ((2, 0.4),)


def test_a_tie_that_turns_in_no_scene_there_is_turns_nowhere(reading):
    tie = Ties((Tie("odo", "mara", "friend", "rival", 99),))
    assert depths_of(other(reading, tie), AT).bonds[0].turns is None


def test_a_tie_to_somebody_unknown_is_left_out(reading):
    assert depths_of(other(reading, Ties((Tie("odo", "stranger", "friend"),))), AT).bonds == ()


def test_a_mission_has_giver_doers_and_outcome(deep):
    task = deep.tasks[0]
    assert (task.giver, task.doers, task.outcome.of(TEXT)) == (2, (0,), "The lamp was burning again")


def test_a_mission_of_nobody_known_is_left_out(reading):
    assert depths_of(reading, {}).tasks == ()


def test_nothing_found_is_not_the_same_as_not_looked_for(reading):
    deep = depths_of(other(reading, Notes()), AT)
    assert (deep.flags, depths_of(other(reading, Missions()), AT).tasks) == ((), ())


def test_what_a_line_does_goes_by_its_number(deep):
    assert deep.acts == {0: ("order",), 4: ("lie",), 6: ("apologise",), 7: ("request",)}


def test_what_stands_before_all_scenes_counts_to_the_first():
    assert SceneOf([10, 20])(Span(3, 4)) == 0


def test_words_that_several_pictures_rest_on_are_one_place(deep):
    doubled = replace(deep, bonds=(*deep.bonds, *deep.bonds))
    assert places_of(doubled) == places_of(deep)


def test_places_are_numbered_in_the_order_of_the_text(deep):
    places = places_of(deep)
    assert sorted(places, key=places.get) == sorted(places)


# Where the reader knows more.


def known(who, stance, what, scene, other=None):
    return Known(Span(scene, scene + 1), who, stance, what, other, 1.0, scene)


def test_who_is_unaware_is_behind_until_they_learn_it(deep):
    first = ahead_of(deep.knowledge, 4)[0]
    assert (first.who, first.first, first.last, first.learned) == (0, 1, 3, 3)


def test_from_whom_a_thing_is_kept_is_behind_to_the_end(deep):
    second = ahead_of(deep.knowledge, 4)[1]
    assert (second.who, second.first, second.last, second.learned) == (2, 2, 3, None)


def test_learning_something_else_ends_nothing():
    rows = [known(0, "unaware", "Bryn broke the glass", 0), known(0, "learns", "the ferry is late", 1)]
    assert ahead_of(rows, 3)[0].learned is None


def test_who_learned_it_before_is_not_behind_after_all():
    rows = [known(0, "learns", "Bryn broke the glass", 0), known(0, "deceived", "Bryn broke the glass", 1)]
    assert ahead_of(rows, 3)[0].last == 2


def test_a_thing_kept_from_nobody_named_puts_nobody_behind():
    assert ahead_of([known(0, "conceals", "Bryn broke the glass", 0)], 1) == ()


def test_nobody_is_behind_where_everybody_knows():
    assert ahead_of([known(0, "knows", "Bryn broke the glass", 0)], 1) == ()


# Who is called what by whom.


def test_the_telling_calls_a_person_by_name(reading):
    assert calls_of(reading, AT)[2][0].names == (("Mara", 2), ("the harbour master", 1))


def test_a_line_calls_a_person_what_its_speaker_does(reading):
    assert [(call.by, call.names) for call in calls_of(reading, AT)[0] if call.by is not None] == [(1, (("Odo", 1),))]


def test_a_pronoun_is_no_name(tale):
    assert [call.names for call in calls_of(tale(), {"odo": 0})[0]] == [(("Odo", 1),)]


# The view.


def test_words_are_quoted_with_marks_once(reading):
    view = view_of(reading)
    assert view.quoted(span_of(TEXT, "“Things break,”")) == "“Things break,”"


def test_words_without_marks_get_them(reading):
    assert view_of(reading).quoted(span_of(TEXT, "Mara guessed")) == "“Mara guessed”"


def test_long_words_are_shortened(reading):
    assert len(view_of(reading).quoted(Span(0, 400))) <= 92
