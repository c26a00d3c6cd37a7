"""What speakers and hearers tell of the mentions."""

from __future__ import annotations

import pytest

from infer.coreference.mentions_desk import Desk
from underneath.infer.coreference.candidates import pairs_of
from underneath.infer.coreference.voices import voice_features, voices_of
from underneath.layers.speech import Attribution, Attributions


def heard(desk, *rows, known=None):
    known = known or [None] * len(desk.mentions)
    return voices_of(desk.story, desk.table, desk.quotes, Attributions(rows), known)


def who(desk, words, *rows, known=None):
    voices, ids = heard(desk, *rows, known=known)
    number = voices.known[desk.at(words)]
    return ids[number] if number >= 0 else None


MARA = Attribution("mara", ("tobin",), confidence=0.9)


def test_i_am_the_speaker():
    assert who(Desk("“[I] slept.”"), "I", MARA) == "mara"


def test_you_are_the_hearer():
    assert who(Desk("“[you] slept.”"), "you", MARA) == "tobin"


def test_you_are_nobody_where_two_hear():
    assert who(Desk("“[you] slept.”"), "you", Attribution("mara", ("tobin", "ana"), confidence=0.9)) is None


def test_he_may_be_anybody():
    assert who(Desk("“[he] slept.”"), "he", MARA) is None


def test_the_words_of_a_tag_are_the_speaker():
    d = Desk("“Late,” said [the rower].")
    cue = d.mentions[0].span
    assert who(d, "the rower", Attribution("mara", cue=cue, confidence=0.9)) == "mara"


def test_a_name_is_known_by_itself():
    assert who(Desk("“Late,” said [Ana]."), "Ana", MARA, known=["ana"]) == "ana"


def test_a_name_is_sure():
    voices, _ = heard(Desk("[Ana] slept."), known=["ana"])
    assert voices.sure[0] == pytest.approx(1.0)


def test_i_am_as_sure_as_the_speaker():
    voices, _ = heard(Desk("“[I] slept.”"), MARA)
    assert voices.sure[0] == pytest.approx(0.9)


def test_the_narration_hears_the_speaker_of_its_paragraph():
    d = Desk("“Late.” [she] slept.")
    voices, ids = heard(d, MARA)
    assert ids[voices.here[d.at("she")]] == "mara"


def test_the_narration_hears_the_speaker_before():
    d = Desk("“Late.”\n\n[she] slept.")
    voices, ids = heard(d, MARA)
    assert ids[voices.before[d.at("she")]] == "mara"


def test_before_the_first_line_nobody_has_spoken():
    d = Desk("[she] slept.\n\n“Late.”")
    voices, _ = heard(d, MARA)
    assert voices.before[d.at("she")] == -1


def test_two_of_one_speaker_are_told_to_be_the_same():
    d = Desk("“[I] slept. [I] woke.”")
    voices, _ = heard(d, MARA)
    pairs = pairs_of(d.table, voices.known)
    assert voice_features(d.table, pairs, voices)[0, 0] == pytest.approx(0.81)


def test_two_speakers_are_told_apart():
    d = Desk("“[I] slept.”\n\n“[I] woke.”")
    voices, _ = heard(d, MARA, Attribution("tobin", ("mara",), confidence=1.0))
    pairs = pairs_of(d.table, voices.known)
    assert voice_features(d.table, pairs, voices)[0, 2] == pytest.approx(0.9)


def test_without_quotations_nobody_is_heard():
    voices, _ = heard(Desk("[she] slept."))
    assert voices.speaker.tolist() == [-1]
