"""Pictures keep to their frame, show everybody they should, and come out the same every time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.report.depths import Bond, Felt
from underneath.report.pictures import arc as arcs
from underneath.report.pictures.arc import arcs_of, smooth
from underneath.report.pictures.grid import MOST, grid_of
from underneath.report.pictures.network import HIGH, WIDE, lay_out, network_of, tone
from underneath.report.pictures.pictures import pictures_of
from underneath.report.view import SceneCard, view_of
from underneath.sample import full_reading
from underneath.story.spans import Span


@pytest.fixture(scope="module")
def pics():
    return pictures_of(view_of(full_reading()))


def scene(present=(), mentioned=(), pov=None, start=0):
    return SceneCard(Span(start, start + 10), 2, None, None, pov, None, None, present, mentioned)


def bond(a, b, weight=0.5, course=()):
    return Bond(a, b, "friend", None, None, weight, course, (), 1.0)


def felt(who, at, what, shown=None, *, masked=False):
    return Felt(Span(at, at + 1), who, what, shown, masked, None, 1.0, 0)


# The grid.


def test_present_mentioned_and_seen_through_are_told_apart():
    grid = grid_of([scene((0, 1), (2,), 0)], 3)
    assert sorted((cell.who, cell.how) for cell in grid.cells) == [(0, "pov"), (1, "present"), (2, "mentioned")]


def test_someone_present_and_spoken_of_is_present():
    assert [cell.how for cell in grid_of([scene((0,), (0,))], 1).cells] == ["present"]


def test_whoever_is_met_most_is_on_top():
    assert grid_of([scene((0, 1)), scene((1,))], 2).rows == (1, 0)


def test_whoever_is_never_met_has_no_row():
    assert grid_of([scene((0,))], 5).rows == (0,)


def test_a_crowd_is_cut_to_what_can_be_read():
    grid = grid_of([scene(tuple(range(50)))], 50)
    assert (len(grid.rows), len(grid.cells)) == (MOST, MOST)


def test_many_scenes_make_narrow_columns_that_can_still_be_hit():
    assert grid_of([scene((0,))] * 200, 1).column >= 11


# The network.


def test_everybody_tied_is_drawn():
    assert {node.who for node in network_of([bond(0, 3), bond(3, 4)], [1] * 5, ["x"] * 5).nodes} == {0, 3, 4}


def test_the_more_present_the_larger():
    a, b = network_of([bond(0, 1)], [9, 1], ["x", "y"]).nodes
    assert a.r > b.r


def test_the_more_shared_the_wider():
    edges = network_of([bond(0, 1, 0.9), bond(1, 2, 0.1)], [1] * 3, ["x"] * 3).edges
    assert edges[0].wide > edges[1].wide


def test_a_tie_to_oneself_is_not_drawn():
    assert network_of([bond(0, 0)], [1], ["x"]).edges == ()


def test_no_ties_make_an_empty_network():
    assert network_of([], [], []).nodes == ()


def test_a_line_is_as_warm_as_the_last_scene_shared():
    assert network_of([bond(0, 1, course=((0, -0.9), (2, 0.7)))], [1, 1], ["x", "y"]).edges[0].tone == "warm"


@pytest.mark.parametrize(("warmth", "name"), [(None, "even"), (0.1, "even"), (0.5, "warm"), (-0.5, "cold")])
def test_a_little_warmth_is_neither(warmth, name):
    assert tone(warmth) == name


def test_the_same_story_is_laid_out_the_same():
    links = [(0, 1, 0.5), (1, 2, 0.2), (3, 4, 0.9)]
    assert np.array_equal(lay_out(6, links, [60] * 6), lay_out(6, links, [60] * 6))


@settings(max_examples=30, deadline=None)
@given(
    links=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(0, 1)), max_size=30),
    count=st.integers(12, 20),
    wide=st.floats(10, 900),
)
def test_nobody_is_ever_drawn_outside(links, count, wide):
    at = lay_out(count, links, [wide] * count)
    assert np.isfinite(at).all() and (at >= 0).all() and (at <= [WIDE, HIGH]).all()


def test_labels_of_a_dozen_do_not_lie_on_each_other():
    at = lay_out(12, [(i, (i + 1) % 12, 0.5) for i in range(12)], [70.0] * 12)
    close = [(i, j) for i in range(12) for j in range(i) if (abs(at[i] - at[j]) < [60, 30]).all()]
    assert close == []


# The arc.


def test_the_gap_is_where_a_mask_is(pics):
    points = [point for arc in pics.arcs.values() for point in arc.points]
    assert [point.masked for point in points] == [point.felt != point.shown for point in points]


def test_a_mask_of_which_nothing_is_told_shows_calm():
    arc = arcs_of([felt(0, 5, "grief", masked=True)], [Span(0, 10)])[0]
    assert arc.points[0].shown == arcs.HIGH / 2


def test_a_glad_feeling_is_higher_than_a_sad_one():
    arc = arcs_of([felt(0, 1, "joy"), felt(0, 9, "grief")], [Span(0, 10)])[0]
    assert arc.points[0].felt < arc.points[1].felt


def test_later_words_stand_further_right():
    arc = arcs_of([felt(0, 1, "joy"), felt(0, 9, "grief")], [Span(0, 10)])[0]
    assert arc.points[0].x < arc.points[1].x


def test_whoever_feels_most_comes_first():
    rows = [felt(0, 1, "joy"), felt(1, 2, "joy"), felt(1, 3, "joy")]
    assert [arc.who for arc in arcs_of(rows, [Span(0, 10)])] == [1, 0]


def test_feelings_outside_all_scenes_stay_in_the_frame():
    arc = arcs_of([felt(0, 99, "joy")], [Span(0, 10)])[0]
    assert arc.points[0].x <= arcs.WIDE


def test_feelings_without_any_scene_can_be_drawn():
    assert len(arcs_of([felt(0, 0, "joy")], [])) == 1


@given(st.lists(st.floats(-1, 1), max_size=300))
def test_smoothing_stays_between_the_least_and_the_most(values):
    assert all(min(values) - 1e-9 <= value <= max(values) + 1e-9 for value in smooth(values))


def test_a_few_tellings_are_not_smoothed():
    assert smooth([1.0, -1.0, 1.0]) == [1.0, -1.0, 1.0]


# All of them.


def test_a_persons_own_rows_are_theirs(pics):
    view = view_of(full_reading())
    odo = next(person.index for person in view.people if person.name == "Odo")
    assert (pics.known_by[odo], pics.bonds_of[odo], pics.tasks_of[odo]) == ([0, 3], [0, 1], [0])


def test_the_masks_are_listed(pics):
    assert pics.masks == (1, 3, 4)


def test_a_story_without_depths_has_only_the_grid():
    view = view_of(full_reading())
    bare = pictures_of(replace(view, depths=type(view.depths)()))
    assert (bare.arcs, bare.network.nodes, bare.ahead, bool(bare.grid.cells)) == ({}, (), (), True)
