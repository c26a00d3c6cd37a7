"""Content notes of a story."""

from dataclasses import replace

import numpy as np
import pytest

from infer.labels_desk import even_labels
from underneath.encode.encode import _nothing
from underneath.encode.signals import Signals
from underneath.infer.notes import find_notes, notes_by, plainness
from underneath.infer.warned.features import CUES, KINDS, count_cues
from underneath.infer.warned.weigh import COLUMNS, Weights, load_weights
from underneath.layers.notes import NOTES, Notes
from underneath.story.story import Story
from underneath.testing import tiny_story

GRIM = (
    "They found her dead. He was found dead too. They shot him, and the girl had died.\n\n"
    "The child was killed, and they buried them. The dead man was his dead brother. She had died at noon."
)


def blank(story: Story, width: int = 384) -> Signals:
    return replace(_nothing("none"), vectors=np.zeros((len(story.tokens), width), np.float16))


WIDE = 2 + KINDS  # vectors of two numbers, and the odds of each kind


def by_plain_words(threshold: float = 0.5) -> Weights:
    """Weights by which a plain word of a kind is all that counts."""
    sentence = np.zeros((WIDE + CUES + 1, KINDS), np.float32)
    for kind in range(KINDS):
        sentence[WIDE + 2 * kind, kind] = 9.0
    story = np.tile(np.append(np.eye(len(COLUMNS))[0], -3).astype(np.float32), (KINDS, 1))
    even = np.zeros(WIDE, np.float32), np.ones(WIDE, np.float32)
    return Weights(*even, sentence, np.zeros(WIDE + CUES + 1, np.float32), story, threshold, (-1.0, 1.0))


def noted(text: str) -> Notes:
    story = tiny_story(text)
    return notes_by(by_plain_words(), story, blank(story, 2), even_labels(len(story.tokens)))


def test_a_note_lies_on_the_sentence_that_says_so() -> None:
    text = "It rained. He had died in June. It rained."
    assert [note.span.of(text) for note in noted(text)] == ["He had died in June."]


def test_a_story_may_have_several_kinds() -> None:
    assert {note.kind for note in noted("He had died. She was drunk on whisky.")} == {"death", "alcohol"}


def test_where_nothing_is_found_nothing_is_said() -> None:
    assert len(noted("The kettle sang, and the cat came in.")) == 0


def test_severity_follows_its_steps() -> None:
    assert noted("He had died in June.")[0].severity == "medium"


def test_confidence_is_the_storys_odds() -> None:
    assert noted("He had died in June.")[0].confidence == pytest.approx(1 / (1 + np.exp(3 - 9 * np.log(2))), abs=1e-4)


def test_an_empty_story_has_no_notes() -> None:
    story = tiny_story("")
    assert len(notes_by(by_plain_words(), story, blank(story, 2), even_labels(len(story.tokens)))) == 0


def test_equally_strong_passages_stand_side_by_side() -> None:
    assert len(noted("He had died. She had died. It rained.")) == 2


def test_the_shipped_weights_find_deaths_told_over_and_over() -> None:
    story = tiny_story(GRIM)
    mean = load_weights().mean[:-KINDS].astype(np.float16)
    signals = replace(blank(story), vectors=np.repeat(mean[None], len(story.tokens), 0))
    assert "death" in {note.kind for note in find_notes(story, signals, even_labels(len(story.tokens)))}


def test_what_is_said_outright_says_so_more_plainly() -> None:
    cues = count_cues(tiny_story("She was dead. The dead of winter. It rained."))
    plain = plainness(cues, NOTES.index("death"))
    assert plain[0] > plain[1] > plain[2]


def test_a_long_story_is_judged_piece_by_piece() -> None:
    pages = "The kettle sang and the cat came in. " * 800
    assert {note.kind for note in noted(pages + "He had died. She was drunk on whisky. " + pages)} == {
        "death",
        "alcohol",
    }


def test_a_long_story_has_to_be_surer() -> None:
    pages = "The kettle sang and the cat came in. " * 800
    story = tiny_story(pages + "He had died.")
    weights = replace(by_plain_words(0.1), story=by_plain_words().story - 4.5 * np.append(np.zeros(len(COLUMNS)), 1))
    assert len(notes_by(weights, story, blank(story, 2), even_labels(len(story.tokens)))) == 0


def test_kinds_are_those_of_the_contract() -> None:
    assert {note.kind for note in noted(GRIM)} <= set(NOTES)
