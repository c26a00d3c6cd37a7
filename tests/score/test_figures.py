"""What each figure counts, on a story of two lines."""

import pytest

from underneath.errors import BadGold
from underneath.layers.feelings import FEELINGS
from underneath.score.align import names_of
from underneath.score.deep import POLARITY
from underneath.score.scorer import Scorer, annotated

TEXT = "“You are late,” said Mara. “The ferry sank,” said Odo."
FIRST, SECOND = (0, 15), (27, 44)


def at(place, **more):
    return {"start": place[0], "end": place[1], **more}


def gold(**layers):
    return {
        "id": "tide",
        "characters": [{"id": "mara", "name": "Mara"}, {"id": "odo", "name": "Odo"}],
        "quotes": [at(FIRST, speaker="mara", addressees=["odo"]), at(SECOND, speaker="odo", addressees=[])],
        "mentions": [],
    } | layers


def guess(**layers):
    people = [{"id": "m", "name": "Mara"}, {"id": "o", "name": "Odo"}]
    return {"text": TEXT, "characters": people, "quotes": [at(FIRST, speaker="m"), at(SECOND, speaker="m")]} | layers


def figures(truth, prediction):
    scorer = Scorer()
    scorer.add(TEXT, truth, prediction)
    return scorer.rows()


def test_a_speaker_is_right_when_the_ids_mean_the_same_person():
    assert figures(gold(), guess())["quotes: speaker, end to end"] == {"acc": 0.5, "n": 2}


def test_marks_at_a_quotations_ends_count_for_nothing():
    row = figures(gold(), guess(quotes=[at((1, 13))]))["quotes found"]
    assert (row["r"], row["p"]) == (0.5, 1.0)


def test_a_quotation_found_by_less_than_half_is_not_found():
    assert figures(gold(), guess(quotes=[at((1, 6))]))["quotes found"]["r"] == 0


def test_a_quotation_of_marks_alone_is_none():
    assert figures(gold(), guess(quotes=[at((14, 15))]))["quotes found"]["pred"] == 0


def test_hearers_are_a_set_of_gold_people():
    lines = [at(FIRST, speaker="m", addressees=["o", "m"])]
    row = figures(gold(), guess(quotes=lines))["quotes: addressees"]
    assert (row["p"], row["r"]) == (0.5, 1.0)


def test_a_line_in_doubt_is_no_fault_when_it_is_missed():
    truth = gold(quotes=[at(FIRST, speaker="mara", unsure=True), at(SECOND, speaker="odo")])
    assert figures(truth, guess(quotes=[at(SECOND)]))["quotes found"]["f1"] == 1


def test_a_person_split_in_two_costs():
    cast = [{"id": "m", "name": "Mara"}, {"id": "n", "name": "Mara"}, {"id": "o", "name": "Odo"}]
    assert figures(gold(), guess(characters=cast))["cast (named)"]["p"] == pytest.approx(2 / 3)


def test_a_description_is_no_proper_name():
    assert names_of({"name": "The medic", "aliases": ["the Warden of Hollin"]}) == {"warden of hollin"}


def test_several_people_together_are_aligned_one_by_one():
    truth = gold(quotes=[at(FIRST, speaker="mara+odo")])
    row = figures(truth, guess(quotes=[at(FIRST, speaker="m+o")]))["quotes: speaker, end to end"]
    assert row["acc"] == 1


def test_only_what_was_annotated_is_scored():
    assert "quotes found" not in figures(gold(layers=["characters"]), guess())


def test_what_was_annotated_is_told_by_what_is_there():
    assert annotated(gold(quotes=[], ties=[{"a": "mara"}])) == {"characters", "ties"}


def test_a_feelings_label_is_judged_only_where_the_feeling_was_found():
    truth = gold(feelings=[at(FIRST, who="mara", felt="anger"), at(SECOND, who="odo", felt="relief")])
    rows = figures(truth, guess(feelings=[at(FIRST, who="m", felt="annoyance")]))
    assert (rows["feelings"]["r"], rows["feelings: label"]["acc"], rows["feelings: polarity"]["acc"]) == (0.5, 0.0, 1.0)


def test_every_feeling_has_its_polarity():
    assert set(POLARITY) == set(FEELINGS)


def test_a_tie_may_be_told_either_way_round():
    truth = gold(ties=[{"a": "mara", "b": "odo", "kind": "friend"}])
    row = figures(truth, guess(ties=[{"a": "o", "b": "m", "kind": "rival", "becomes": "friend"}]))
    assert row["ties (pair and kind)"]["f1"] == 1


def test_the_point_of_view_may_be_any_of_several():
    truth = gold(scenes=[at((0, len(TEXT)), pov="mara odo", present=["mara", "odo"])])
    rows = figures(truth, guess(scenes=[at((0, len(TEXT)), pov="o", present=["o"])]))
    assert (rows["scenes: point of view"]["acc"], rows["scenes: who is present"]["r"]) == (1.0, 0.5)


def test_a_prediction_of_another_text_is_refused():
    with pytest.raises(BadGold, match="of another text"):
        figures(gold(), guess(text=TEXT + "\n"))


def test_without_predictions_all_is_missed():
    rows = figures(gold(), None)
    assert (rows["documents"], rows["quotes found"]["r"]) == ({"n": 1, "missing": 1}, 0)


def test_masked_feelings_are_counted_apart():
    truth = gold(feelings=[at(FIRST, who="mara", felt="fear", masked=True), at(SECOND, who="odo", felt="joy")])
    told = [at(FIRST, who="m", felt="fear", masked=True), at(SECOND, who="o", felt="joy", masked=True)]
    row = figures(truth, guess(feelings=told))["masked feelings"]
    assert (row["p"], row["r"]) == (0.5, 1.0)


def test_a_guess_where_the_gold_is_in_doubt_is_no_fault():
    truth = gold(acts=[at(FIRST, kind="order", by="mara", unsure=True), at(SECOND, kind="lie", by="odo")])
    row = figures(truth, guess(acts=[at(FIRST, kind="tease", by="m"), at(SECOND, kind="lie", by="o")]))["acts"]
    assert (row["p"], row["pred"]) == (1.0, 1)


def test_nobody_is_nobody():
    truth = gold(quotes=[at(FIRST, speaker=None), at(SECOND, speaker="odo")])
    row = figures(truth, guess(quotes=[at(FIRST, speaker=None), at(SECOND, speaker=None)]))[
        "quotes: speaker, end to end"
    ]
    assert row == {"acc": 0.0, "n": 1}
