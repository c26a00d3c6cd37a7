"""What the encoder says comes back in step with the story's tokens."""

from __future__ import annotations

from typing import Any, get_type_hints

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.encode.encode import encode_story, pieces_of
from underneath.encode.look import softmax
from underneath.encode.words import GLUED, PARAGRAPH
from underneath.infer.events import find_events
from underneath.infer.learned_mentions import find_mentions
from underneath.infer.participants import find_participants
from underneath.infer.syntax import parse_syntax
from underneath.testing import tiny_story

TALE = "Mara ran. The lamp went out.\n\nTobin said nothing."


def test_every_column_has_one_row_a_token(encoder: Any) -> None:
    story = tiny_story(TALE)
    signals = encode_story(story, encoder)
    columns = (signals.event, signals.quotation, signals.upos, signals.head, signals.deprel)
    assert {len(c) for c in columns} == {len(story.tokens)}


def test_vectors_are_kept_only_when_asked_for(encoder: Any) -> None:
    story = tiny_story(TALE)
    assert encode_story(story, encoder).vectors is None
    encoder.vectors = True
    assert encode_story(story, encoder).vectors.shape == (len(story.tokens), 384)


def test_a_story_without_words_gives_empty_columns(encoder: Any) -> None:
    signals = encode_story(tiny_story(""), encoder)
    assert (len(signals), len(signals.first), signals.type.shape) == (0, 0, (0, 7))


def test_a_parent_is_a_token_of_the_story_and_a_root_has_none(encoder: Any) -> None:
    story = tiny_story("Mara ran. " * 200)
    signals = encode_story(story, encoder)
    assert len(encoder.seen) > 1
    assert signals.head.tolist()[-3:] == [-1, len(story.tokens) - 3, len(story.tokens) - 2]


def test_candidates_are_counted_in_the_story(encoder: Any) -> None:
    story = tiny_story("Mara ran. " * 200)
    signals = encode_story(story, encoder)
    assert {story.text[story.tokens.start[i] : story.tokens.end[i]] for i in signals.first} == {"Mara"}


def test_a_second_paragraph_is_seen_to_begin(encoder: Any) -> None:
    shapes = pieces_of(tiny_story(TALE), encoder).shape
    assert np.flatnonzero(shapes & PARAGRAPH).tolist() == [0, 8]


def test_a_full_stop_is_seen_to_be_glued(encoder: Any) -> None:
    shapes = pieces_of(tiny_story("Mara ran."), encoder).shape
    assert [bool(s & GLUED) for s in shapes] == [False, False, True]


def test_the_weights_are_named(encoder: Any) -> None:
    assert encode_story(tiny_story(TALE), encoder).model == "fake-0"


@pytest.mark.parametrize("stage", [encode_story, find_mentions, find_events, parse_syntax, find_participants])
def test_a_stage_says_what_it_reads_and_makes(stage: Any) -> None:
    assert all(isinstance(kind, type) for kind in get_type_hints(stage).values())


@given(st.lists(st.floats(-80, 80, width=32), min_size=2, max_size=9))
@settings(deadline=None)
def test_probabilities_sum_to_one(logits: list[float]) -> None:
    assert abs(float(softmax(np.array([logits], np.float32)).sum()) - 1) < 1e-5
