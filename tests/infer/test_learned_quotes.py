"""Lines that nothing but the encoder shows, beside those that the rules find."""

from dataclasses import replace

import numpy as np
import pytest

from infer.labels_desk import no_vectors
from underneath.encode.heads import QUOTATION
from underneath.infer.learned_quotes import find_quotes
from underneath.infer.quotes import find_quotes as find_by_rule
from underneath.layers.corrections import Corrections, Line
from underneath.testing import span_of, tiny_story

TEXT = "She went out. I’m fine, go on ahead. Eleven years ago.\n\n“Wait,” said Mara."


def said(words, kind="recalled", chance=0.9, text=TEXT):
    """The story, and signals that take `words` for a quotation of this kind."""
    story = tiny_story(text)
    quotation = np.zeros((len(story.tokens), len(QUOTATION)), np.float32)
    quotation[:, 0] = 1
    held = story.tokens.indices_within(span_of(text, words))
    quotation[held.start : held.stop, 0] = 1 - chance
    quotation[held.start : held.stop, QUOTATION.index(kind)] = chance
    return story, replace(no_vectors(len(story.tokens)), quotation=quotation)


def lines(words, **how):
    return [(quote.span.of(TEXT), quote.kind) for quote in find_quotes(*said(words, **how))]


def test_a_line_remembered_needs_no_marks():
    assert lines("I’m fine, go on ahead.") == [("I’m fine, go on ahead.", "recalled"), ("“Wait,”", "speech")]


def test_what_the_encoder_doubts_is_told_and_not_said():
    assert lines("I’m fine, go on ahead.", chance=0.6) == [("“Wait,”", "speech")]


def test_speech_has_marks_or_is_none():
    assert lines("I’m fine, go on ahead.", kind="speech") == [("“Wait,”", "speech")]


def test_what_the_rules_found_stays_as_it_is():
    assert lines("“Wait,” said Mara", kind="written") == [("“Wait,”", "speech")]


def test_a_line_ends_where_its_sentence_ends():
    assert [words for words, _ in lines("out. I’m fine")] == ["out.", "I’m fine", "“Wait,”"]


@pytest.mark.parametrize("words", [".", ","])
def test_a_stop_alone_is_no_line(words):
    assert lines(words) == [("“Wait,”", "speech")]


def test_without_the_encoders_word_it_is_the_rules_alone():
    story, signals = said("Wait", chance=0.0)
    assert list(find_quotes(story, signals)) == list(find_by_rule(story))


def test_what_a_person_says_is_no_line_is_none():
    struck = Corrections(lines=(Line("I’m fine, go on ahead.", quote=False),))
    found = find_quotes(*said("I’m fine, go on ahead."), struck)
    assert [quote.span.of(TEXT) for quote in found] == ["“Wait,”"]
