"""What a scene shows."""

from __future__ import annotations

import pytest

from infer.attribution_desk import desk
from underneath.infer.scenes import find_scenes
from underneath.infer.staged.places import places_of
from underneath.infer.staging import stage_scenes
from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.layers.speech import Attributions, Quotes
from underneath.testing import span_of, tiny_story


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


def test_a_scene_tells_its_time():
    assert stage("The next morning Mirel sat down.").time == "The next morning"


def test_a_place_without_a_name_is_told_in_the_texts_words():
    story = tiny_story("Mirel waited in the galley.")
    mentions = Mentions([Mention(span_of(story.text, "the galley"), "FAC", "NOM")])
    links = Coreference((None,), (0.0,))
    assert places_of(story.text, find_scenes(story), mentions, links, Quotes(), Cast()) == ["the galley"]


@pytest.mark.parametrize("text", ["A letter from Carrow came for Mirel.", "“In Carrow it rains,” said Mirel."])
def test_a_place_that_nobody_is_in_is_not_the_scenes(text):
    assert stage(text, places=("Carrow",)).place is None


def test_a_door_is_no_place_for_a_scene():
    story = tiny_story("Mirel waited at the door, at the door.")
    mentions = Mentions([Mention(span_of(story.text, "the door", n), "FAC", "NOM") for n in (1, 2)])
    assert places_of(story.text, find_scenes(story), mentions, Coreference((None, None), (0, 0)), Quotes(), Cast()) == [
        None
    ]


def test_you_are_whom_the_lines_call_and_the_narration_never_names():
    row = stage("You shut the door. You wait for your turn. Toben nods.\n\n“Sit down, Mirel,” says Toben. Toben sits.")
    assert (row.narration, row.pov) == ("second", "mirel")


def test_you_are_whom_most_of_your_pronouns_mean():
    story = tiny_story("You sit. Mirel nods at you.")
    at = [("You", 1), ("Mirel", 1), ("you", 1)]
    mentions = Mentions(Mention(span_of(story.text, w, n), "PER", "PROP" if w == "Mirel" else "PRON") for w, n in at)
    links = Coreference(("oda", "mirel", "oda"), (1.0, 1.0, 1.0))
    cast = Cast((Character("oda", "Oda"), Character("mirel", "Mirel")))
    row = stage_scenes(story, find_scenes(story), Quotes(), mentions, cast, links, Attributions()).rows[0]
    assert row.pov == "oda"


def test_the_point_of_view_is_present():
    row = stage("I shut the door and I sat.", folk={"Oda": None}, narrator="Oda")
    assert row.present == ("oda",)
