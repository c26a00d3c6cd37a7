"""Reading with the encoder, as is the default."""

import json

import pytest

from underneath import Settings, read, to_dict
from underneath.errors import MissingModel
from underneath.layers.events import Events, Participants
from underneath.layers.syntax import Syntax
from underneath.reading.learned import encoder_named
from underneath.reading.store import from_dict
from underneath.testing import tiny_reading

TALE = "Mara opened the door. She did not want to knock.\n\n“You are late,” said Tobin, and he kissed her.\n"
WITH_MODEL = Settings(language_check=False)
BY_RULE = Settings(language_check=False, model=None)


@pytest.fixture(scope="module")
def reading():
    return read(TALE.encode(), name="tide.txt", settings=WITH_MODEL)


def test_what_really_happens_is_an_event_and_what_is_not_wanted_is_not(reading):
    told = {reading.words_of(event) for event in reading.layer(Events)}
    assert {"opened", "said", "kissed"} <= told and "knock" not in told


def test_an_event_says_who_does_it_and_to_whom(reading):
    kissed = next(row for row in to_dict(reading)["events"] if TALE[row["start"] : row["end"]] == "kissed")
    assert (kissed["agent"], kissed["patient"]) == ("tobin", "mara")


def test_every_token_has_a_lemma_and_a_part_of_speech(reading):
    syntax = reading.layer(Syntax)
    assert (len(syntax), syntax.lemma[1], syntax.upos[1]) == (len(reading.story.tokens), "open", "VERB")


def test_the_model_is_named_with_its_hash(reading):
    assert to_dict(reading)["made_by"]["model"].startswith("small-")


def test_a_reading_with_the_model_is_taken_back_as_it_was(reading):
    row = to_dict(reading, tokens=True)
    assert to_dict(from_dict(json.loads(json.dumps(row))), tokens=True) == row


def test_by_rule_alone_there_are_no_events():
    assert not read(TALE.encode(), name="tide.txt", settings=BY_RULE).has(Participants)


def test_the_encoder_is_loaded_once_a_process():
    assert encoder_named("small", 1) is encoder_named("small", 1)


def test_the_encoder_keeps_to_its_threads():
    assert encoder_named("small", 1).threads == 1


def test_a_tiny_reading_may_be_made_with_the_encoder():
    assert tiny_reading(TALE, model="small").has(Participants)


def test_libraries_that_are_not_installed_are_named_with_the_way_to_do_without(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "underneath.encode.session", None)
    with pytest.raises(MissingModel, match="--model none"):
        read(TALE.encode(), name="tide.txt", settings=WITH_MODEL)
