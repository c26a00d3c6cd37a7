"""The gate: what falls below its floor shuts it, and floors only rise."""

import gate
from goldset import fingerprint, written_here

ROWS = {"documents": {"n": 1}, "cast": {"f1": 0.8}, "speakers": {"acc": 0.7}}


def test_a_figure_below_its_floor_is_named():
    assert gate.show("stories", ROWS, {"cast": 0.81}) == ["stories: cast 0.800 < 0.810"]


def test_a_figure_at_its_floor_passes():
    assert gate.show("stories", ROWS, {"cast": 0.8, "speakers": 0.7}) == []


def test_a_floor_that_nothing_was_measured_for_is_named():
    assert gate.show("stories", ROWS, {"ties": 0.1}) == ["stories: ties was not measured"]


def test_floors_rise_to_what_was_measured_less_a_hair():
    assert gate.lift(ROWS, {"cast": 0.5}) == {"cast": 0.795}


def test_floors_never_fall():
    assert gate.lift(ROWS, {"cast": 0.9}) == {"cast": 0.9}


def test_floors_belong_to_the_corpora_that_are_here():
    pinned = gate.json.loads(gate.FLOORS.read_text())
    assert {kind: fingerprint(kind) for kind in pinned["corpora"]} == pinned["corpora"]


def test_there_are_floors_for_every_model_and_the_same_figures_have_them():
    pinned = gate.json.loads(gate.FLOORS.read_text())["floors"]
    assert pinned.keys() == set(gate.MODELS)
    assert pinned["small"].keys() == pinned["none"].keys() == pinned["big"].keys()


def test_documents_are_read_and_scored():
    rows = gate.measure([next(written_here("vignettes"))], "none")
    assert rows["documents"]["n"] == 1 and gate.figure(rows["quotes found"]) > 0.9
