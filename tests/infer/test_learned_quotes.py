"""What the encoder hears said where no marks are."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.heads import QUOTATION
from underneath.encode.signals import Signals
from underneath.infer.learned_quotes import find_quotes
from underneath.story.story import Story
from underneath.testing import tiny_story

TALE = "There was a dog.\n\nThere is always a dog, says the fence. He winds the rope.\n\n“Give it here,” she says."


def heard(story: Story, *stretches: str, kind: str = "speech", sure: float = 0.95) -> Signals:
    """Signals of an encoder that takes these words for a quotation."""
    n = len(story.tokens)
    chances = np.zeros((n, len(QUOTATION)), np.float32)
    chances[:, 0] = 1.0
    for words in stretches:
        start = story.text.index(words)
        inside = (story.tokens.start >= start) & (story.tokens.end <= start + len(words))
        chances[inside, 0], chances[inside, QUOTATION.index(kind)] = 1 - sure, sure
    none, parts = np.zeros(0, np.int32), np.zeros((0, 7), np.float32)
    return Signals(
        vectors=None, event=np.zeros(n, np.float32), quotation=chances, upos=np.zeros(n, np.int8),
        head=np.full(n, -1, np.int32), deprel=np.zeros(n, np.int8), first=none, last=none,
        sure=np.zeros(0, np.float32), type=parts, kind=parts[:, :3], model="hand",
    )  # fmt: skip


def found(story: Story, signals: Signals) -> list[tuple[str, str]]:
    return [(q.span.of(story.text), q.kind) for q in find_quotes(story, signals)]


def test_lines_without_marks_are_heard_beside_those_with() -> None:
    story = tiny_story(TALE)
    lines = found(story, heard(story, "There was a dog.", "There is always a dog,"))
    assert lines == [
        ("There was a dog.", "speech"), ("There is always a dog,", "speech"), ("“Give it here,”", "speech"),
    ]  # fmt: skip


def test_a_letter_without_marks_is_written() -> None:
    story = tiny_story(TALE)
    assert found(story, heard(story, "There was a dog.", kind="written"))[0] == ("There was a dog.", "written")


@pytest.mark.parametrize(
    ("words", "sure"),
    [("There was a dog.", 0.7), ("always a dog, says", 0.95), ("a dog", 0.95)],
    ids=["an encoder in doubt", "the midst of a sentence", "two words"],
)
def test_what_is_hardly_a_line_is_none(words: str, sure: float) -> None:
    story = tiny_story(TALE)
    assert found(story, heard(story, words, sure=sure)) == [("“Give it here,”", "speech")]


def test_a_short_line_is_one_where_it_is_the_whole_paragraph() -> None:
    story = tiny_story("Gum?\n\nHe chews it.")
    assert found(story, heard(story, "Gum?")) == [("Gum?", "speech")]
