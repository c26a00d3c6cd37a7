from dataclasses import dataclass

import pytest

from underneath.errors import StageError
from underneath.reading.stages import GIVEN, STAGES, inputs_of, order, output_of, run
from underneath.story.story import Story
from underneath.testing import tiny_story


@dataclass(frozen=True)
class Rain:
    drops: int


@dataclass(frozen=True)
class Flood:
    depth: int


def find_rain(story: Story) -> Rain:
    return Rain(story.text.count("rain"))


def find_flood(story: Story, rain: Rain) -> Flood:
    return Flood(rain.drops * len(story.text))


def test_a_stage_declares_its_inputs_by_its_signature():
    assert inputs_of(find_flood) == {"story": Story, "rain": Rain}


def test_a_stage_declares_its_layer_by_its_return_type():
    assert output_of(find_flood) is Flood


def test_stages_run_after_those_they_need():
    assert order([find_flood, find_rain]) == [find_rain, find_flood]


def test_a_layer_is_made_from_the_layers_before_it():
    layers = run(order([find_flood, find_rain]), {Story: tiny_story("rain rain")})
    assert layers[Flood] == Flood(18)


def test_what_was_given_is_not_changed():
    given = {Story: tiny_story("rain")}
    run([find_rain], given)
    assert list(given) == [Story]


def test_progress_is_told_before_each_stage_and_at_the_end():
    heard = []
    run([find_rain], {Story: tiny_story("rain")}, lambda *step: heard.append(step))
    assert heard == [("find_rain", 0, 1), ("", 1, 1)]


def test_a_missing_input_is_named_before_anything_runs():
    with pytest.raises(StageError, match="find_flood asks for rain: Rain, which no stage makes"):
        order([find_flood])


def test_two_makers_of_one_layer_are_refused():
    with pytest.raises(StageError, match="both find_rain and find_rain make Rain"):
        order([find_rain, find_rain])


def test_stages_that_wait_for_each_other_are_refused():
    def find_rain_by_flood(flood: Flood) -> Rain:
        return Rain(flood.depth)

    with pytest.raises(StageError, match="wait for each other"):
        order([find_flood, find_rain_by_flood])


def test_a_stage_without_a_return_type_is_refused():
    def find_nothing(story: Story):
        return story

    with pytest.raises(StageError, match="does not say what it makes"):
        order([find_nothing])


def test_the_table_reads_in_the_order_it_runs():
    made = set(GIVEN)
    for stage in STAGES:
        assert set(inputs_of(stage).values()) <= made
        made.add(output_of(stage))
