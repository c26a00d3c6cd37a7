import pytest

from infer.under.under_desk import desk, undertones, weights
from underneath.infer.feelings import feelings_above, felt_of, find_feelings
from underneath.infer.under.cues import FEATURES


def told(text, floors=None, who="mara", cue=None, **said):
    made = desk(text)
    tones = undertones(made.units, who, **said)
    if cue:
        tones.cues[0, FEATURES.index(cue)] = 1.0
    return feelings_above(weights(**(floors or {})), made.story, tones)


def test_a_likely_feeling_is_told_of_its_person():
    (row,) = told("She wept.", feels={0: ("grief", 0.9)})
    assert (row.who, row.felt, row.masked) == ("mara", "grief", False)


def test_an_unlikely_feeling_is_not_told():
    assert len(told("She sat.", feels={0: ("grief", 0.4)})) == 0


def test_a_feeling_of_nobody_is_not_told():
    assert len(told("The cup shook.", who=None, feels={0: ("fear", 0.9)})) == 0


def test_a_mask_shows_a_blank_face_where_no_words_say_more():
    (row,) = told("She sat still.", feels={0: ("fear", 0.9)}, masked={0: 0.9})
    assert (row.masked, row.shown) == (True, "neutral")


def test_a_forced_smile_shows_amusement():
    (row,) = told("She smiled.", cue="smile", feels={0: ("fear", 0.9)}, masked={0: 0.9})
    assert row.shown == "amusement"


def test_a_real_smile_shows_what_is_felt():
    (row,) = told("She smiled.", cue="smile", feels={0: ("joy", 0.9)}, masked={0: 0.1})
    assert (row.masked, row.shown) == (False, "joy")


def test_what_no_body_shows_is_not_shown():
    (row,) = told("She was glad.", feels={0: ("joy", 0.9)})
    assert row.shown is None


def test_confidence_is_the_chance_as_measured():
    (row,) = told("She wept.", feels={0: ("grief", 0.75)})
    assert row.confidence == pytest.approx(0.75, abs=1e-3)


def test_a_feeling_is_named_by_all_its_units_each_by_its_chance():
    from underneath.layers.feelings import FEELINGS

    tones = undertones(desk("She sat. She wept.").units, feels={0: ("fear", 0.9)})
    fear, grief = FEELINGS.index("fear"), FEELINGS.index("grief")
    tones.felt[:] = 0.0
    tones.felt[0, [fear, grief]] = 0.6, 0.4
    tones.felt[1, [fear, grief]] = 0.1, 0.9
    assert felt_of(tones, {0: 0.5, 1: 0.5}) == "grief"
    assert felt_of(tones, {0: 0.9, 1: 0.1}) == "fear"


def test_the_stage_tells_nothing_of_an_empty_story():
    made = desk("")
    assert len(find_feelings(made.story, undertones(made.units))) == 0


def test_a_feeling_over_two_sentences_is_one():
    (row,) = told("She wept. She shook.", feels={0: ("sadness", 0.7), 1: ("grief", 0.9)})
    assert (row.span, row.felt) == ((0, 20), "grief")


def test_a_mask_in_either_sentence_is_one():
    (row,) = told("She wept. She smiled.", feels={0: ("grief", 0.9), 1: ("grief", 0.9)}, masked={1: 0.9})
    assert row.masked
