"""What a scene shows."""

from __future__ import annotations

import pytest

from infer.attribution_desk import desk


def stage(text, **more):
    return desk(text, **more).staging.rows[0]


def test_who_acts_is_present():
    assert set(stage("Mirel sat down. Toben sat too.").present) == {"mirel", "toben"}


def test_who_is_only_spoken_of_is_mentioned():
    assert stage("Mirel sat down.\n\n“Hask is dead,” she said.").mentioned == ("hask",)


def test_who_speaks_is_present():
    assert "toben" in stage("Mirel sat.\n\n“Cold,” said Toben.").present


def test_the_mind_that_is_told_is_the_point_of_view():
    assert stage("Toben came in, and Toben sat. Mirel knew it was late. Mirel wondered.").pov == "mirel"


def test_a_narrators_scene_is_seen_by_the_narrator():
    row = stage("I shut the door and I sat by Mirel.", folk={"Mirel": None, "Oda": None}, narrator="Oda")
    assert (row.narration, row.pov) == ("first", "oda")


@pytest.mark.parametrize(
    ("text", "narration"),
    [("I sat. I slept.", "first"), ("You sit. You wait for your turn.", "second"), ("Mirel sat.", "third"),
     ("“I sat,” said Mirel.", "third")],
)  # fmt: skip
def test_narration_is_told_by_its_pronouns(text, narration):
    assert stage(text).narration == narration


@pytest.mark.parametrize(
    ("text", "tense"), [("Mirel sat. She was cold.", "past"), ("Mirel sits. She is cold.", "present")]
)
def test_tense_is_told_by_its_verbs(text, tense):
    assert stage(text).tense == tense


def test_the_place_is_the_one_named_most():
    assert stage("In Carrow it rained. Mirel left Carrow for Veld.", places=("Carrow", "Veld")).place == "carrow"


def test_a_scene_without_anybody_has_no_point_of_view():
    assert stage("It rained.").pov is None


def test_every_scene_has_a_row():
    d = desk("Mirel sat.\n\n***\n\nToben slept.")
    assert len(d.staging.rows) == len(d.scenes) == 2


def test_the_mind_of_one_scene_tells_through_whose_eyes_the_next_is_seen():
    d = desk(
        "Mirel sat. Mirel knew it was late. Mirel wondered. Toben slept.\n\n***\n\nToben woke. Mirel stood. Toben ate."
    )
    assert d.staging.rows[1].pov == "mirel"


def test_who_opens_a_scene_is_the_point_of_view_where_all_else_is_equal():
    assert stage("Toben met Mirel.").pov == "toben"
