"""When a scene happens, in the text's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.staged.times import time_of


@pytest.mark.parametrize(
    ("narration", "time"),
    [
        ("The next morning Mirel rose.", "The next morning"),
        ("Three days later the ferry came.", "Three days later"),
        ("They met again a few weeks later.", "a few weeks later"),
        ("At dusk the gulls went quiet.", "At dusk"),
        ("Mirel came home at dusk.", "at dusk"),
        ("It was past midnight. Nobody slept.", "past midnight"),
        ("It was a wet evening in Carrow.", "a wet evening"),
        ("On Tuesday evening it rained.", "On Tuesday evening"),
        ("14 March 1902. The ship is late.", "14 March 1902"),
        ("Day 12. The ship is late.", "Day 12"),
        ("At half past nine the bell rang.", "At half past nine"),
        ("Two days went by before she wrote.", "Two days went by"),
        ("It was a week before she wrote.", "a week"),
        ("Later that night she wrote.", "Later that night"),
        ("On Christmas Eve they met.", "On Christmas Eve"),
        ("One cold morning she wrote.", "One cold morning"),
    ],
)
def test_a_time_that_is_told_is_the_scenes(narration, time):
    assert time_of(narration) == time


@pytest.mark.parametrize(
    "narration",
    [
        "Mirel sat. The lamps were lit.",
        "Every morning she swept the step.",
        "She had not slept since Tuesday night.",
        "He worked until dawn.",
        "She spent one day after another waiting.",
        "She had gone there the day before.",
        "It was a good thing.",
        "",
    ],
)
def test_what_is_not_told_of_the_scene_is_not_its_time(narration):
    assert time_of(narration) is None


def test_the_first_time_told_counts():
    assert time_of("At noon she ate. At dusk she slept.") == "At noon"


def test_a_time_far_into_the_scene_is_another_times():
    assert time_of("Mirel sat. " * 9 + "She thought of coming back at dusk.") is None


def test_somebody_may_say_what_time_it_is():
    assert time_of("Mirel sat.", "“It’s ten past six,”") == "ten past six"


def test_narration_is_believed_before_speech():
    assert time_of("At dusk Mirel sat.", "“It’s noon.”") == "At dusk"


@given(st.text(alphabet="at noon dayThe12.,:'’ \n", max_size=300))
def test_a_time_is_the_texts_own_words(narration):
    time = time_of(narration)
    assert time is None or time in narration
