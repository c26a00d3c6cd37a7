"""Who "they" and "we" are."""

from __future__ import annotations

from infer.coreference.mentions_desk import Desk
from underneath.infer.coreference.several import joined
from underneath.layers.speech import Attribution, Attributions


def meant(desk, words, ids, *rows, narrator=None):
    return joined(desk.table, ids, Attributions(rows), narrator)[desk.at(words)]


def test_they_are_the_two_there_are():
    d = Desk("[Mara] met [Tobin]. [they] slept.")
    assert meant(d, "they", ["mara", "tobin", "x1"]) == "mara+tobin"


def test_among_three_nobody_knows_who_they_are():
    d = Desk("[Mara] met [Tobin] and [Ana]. [they] slept.")
    assert meant(d, "they", ["mara", "tobin", "ana", "x1"]) == "x1"


def test_they_are_nobody_where_one_was_told_of():
    d = Desk("[Mara] slept. [they] woke.")
    assert meant(d, "they", ["mara", "x1"]) == "x1"


def test_a_description_of_several_keeps_its_number():
    d = Desk("[Mara] met [Tobin]. [two rowers] slept.")
    assert meant(d, "two rowers", ["mara", "tobin", "x1"]) == "x1"


def test_we_in_a_line_are_speaker_and_hearer():
    d = Desk("“[we] slept.”")
    assert meant(d, "we", ["x1"], Attribution("mara", ("tobin",), confidence=0.9)) == "mara+tobin"


def test_we_in_a_line_of_a_doubtful_speaker_keep_a_number():
    d = Desk("“[we] slept.”")
    assert meant(d, "we", ["x1"], Attribution("mara", ("tobin",), confidence=0.4)) == "x1"


def test_we_in_the_narration_are_the_narrator_and_another():
    d = Desk("[Mara] slept. [we] woke.")
    assert meant(d, "we", ["mara", "x1"], narrator="oda") == "mara+oda"


def test_those_in_quotations_are_not_there():
    d = Desk("[Mara] slept. “[Tobin] and [Ana].” [they] woke.")
    assert meant(d, "they", ["mara", "tobin", "ana", "x1"], Attribution()) == "x1"


def test_one_who_is_called_they_stays_one():
    d = Desk("[Mara] met [Ash]. [they] slept.")
    assert meant(d, "they", ["mara", "ash", "ash"]) == "ash"
