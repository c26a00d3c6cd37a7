"""The larger network has a say in each word's vector, and in nothing else. The extra's own weights: slow."""

from __future__ import annotations

import importlib.util
import json

import numpy as np
import pytest

from underneath.encode.encode import encode_story
from underneath.encode.larger import GRAPHS, Larger
from underneath.encode.session import Encoder
from underneath.encode.windows import Window
from underneath.testing import tiny_story

TALE = "Mara opened the gate. “You came back,” she said to Odo, and did not look at him. “I said I would,” said Odo."


def window(words: int) -> Window:
    at = np.arange(words, dtype=np.int32)
    pieces = np.zeros(words + 2, np.int32)
    return Window(0, words, pieces, pieces, at + 1, at + 1, np.zeros(words, np.int32))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"name": "big", "share": 0.25, "files": {}}), encoding="utf-8")
    return tmp_path


def test_its_graphs_follow_one_another_and_their_last_word_is_weighed_with_the_small_ones(folder):
    asked = []

    def opened(path):
        def run(feed):
            asked.append((path.name, sorted(feed)))
            return np.full((3, 2), 8, np.float32)

        return run

    mean = Larger(opened, folder).weighed(window(3), np.zeros((3, 2), np.float32))
    assert asked == [(GRAPHS[0], ["ids", "shapes"]), (GRAPHS[1], ["x"]), (GRAPHS[2], ["head", "tail", "x"])]
    assert (mean == 2).all()


needs_the_extra = pytest.mark.skipif(
    importlib.util.find_spec("underneath_big") is None, reason="the extra underneath-big is not installed"
)


@pytest.mark.slow
@needs_the_extra
def test_read_with_both_a_story_has_other_vectors_and_the_same_forms():
    story = tiny_story(TALE)
    small, big = (encode_story(story, Encoder(model, 1, vectors=True)) for model in ("small", "big"))
    assert (big.vectors != small.vectors).mean() > 0.9
    for column in ("event", "quotation", "upos", "head", "deprel", "first", "last", "sure", "type", "kind"):
        assert (getattr(big, column) == getattr(small, column)).all(), column
    assert big.model.startswith("big-")


@pytest.mark.slow
@needs_the_extra
def test_both_give_the_same_bytes_whatever_the_number_of_threads():
    story = tiny_story(" ".join([TALE] * 40))
    one, three = (encode_story(story, Encoder("big", threads, vectors=True)) for threads in (1, 3))
    assert (one.vectors == three.vectors).all()
