"""What sentences show of content notes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infer.labels_desk import even_labels
from underneath.encode.encode import _nothing
from underneath.infer.warned.features import CUES, KINDS, count_cues, lowered, sentence_vectors
from underneath.infer.warned.lexicon import classes_of, patterns
from underneath.infer.warned.phrases import phrase_patterns
from underneath.layers.notes import NOTES
from underneath.testing import tiny_story

PHRASES = 2 * KINDS


def phrases_in(text: str) -> set[str]:
    return {kind for kind, pattern in zip(NOTES, phrase_patterns(), strict=True) if pattern.search(lowered(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was found dead in the yard.", "death"),
        ("She broke his arm.", "violence"),
        ("There was blood on the step.", "blood"),
        ("She couldn’t breathe.", "panic"),
        ("He woke up screaming.", "nightmare"),
        ("Tea, with rum in the cup: she was drunk.", "alcohol"),
        ("They slept with him by turns, and made love badly.", "sexual"),
        ("She’d been cutting herself.", "self-harm"),
        ("I wish I was dead.", "suicidal-thoughts"),
        ("His father used to beat him.", "abuse"),
        ("They lost two fingernails under interrogation.", "torture"),
        ("He missed her.", "grief"),
        ("Her lips were grey.", "illness"),
    ],
)
def test_a_matter_stated_outright_is_known(text: str, kind: str) -> None:
    assert kind in phrases_in(text)


@pytest.mark.parametrize("text", ["I'm dead tired.", "It stopped dead.", "The engine died.", "He made the bed."])
def test_a_figure_of_speech_is_no_death(text: str) -> None:
    assert "death" not in phrases_in(text)


def test_a_word_with_a_star_stands_for_all_that_begin_so() -> None:
    at = 2 * NOTES.index("torture")
    assert at in classes_of("torturer")


def test_a_word_of_no_list_belongs_to_none() -> None:
    assert classes_of("teapot") == ()


def test_every_kind_has_plain_and_weak_words() -> None:
    assert len(patterns()) == PHRASES


def test_cues_are_counted_in_the_sentence_that_has_them() -> None:
    counts = count_cues(tiny_story("The kettle sang. He was drunk, quite drunk."))
    assert counts[:, 2 * NOTES.index("alcohol")].tolist() == [0, 2]


def test_a_phrase_counts_where_it_begins() -> None:
    counts = count_cues(tiny_story("It rained. She was dead. It rained."))
    assert counts[:, PHRASES + NOTES.index("death")].tolist() == [0, 1, 0]


def test_a_sentence_is_the_mean_of_its_words() -> None:
    story = tiny_story("One two. Three.")
    vectors = np.array([[1], [2], [3], [4], [6]], np.float16)
    signals = replace(_nothing("none"), vectors=vectors)
    assert sentence_vectors(story, signals, even_labels(5))[:, 0].tolist() == [2.0, 5.0]


def test_without_vectors_it_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="vectors=True"):
        sentence_vectors(tiny_story("One."), _nothing("none"), even_labels(5))


@given(st.text(max_size=60))
def test_lowering_moves_no_character(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.lists(st.sampled_from(["He was dead.", "She bled.", "It rained.", "They drank."]), max_size=6))
def test_there_is_a_row_for_every_sentence(sentences: list[str]) -> None:
    assert count_cues(tiny_story(" ".join(sentences))).shape == (len(sentences), CUES)
