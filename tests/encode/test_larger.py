"""The larger network has a say in each word's vector, and in nothing else. The extra's own weights: slow."""

from __future__ import annotations

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
    said = {"name": "big", "shares": {"vectors": 0.25, "forms": 0.5}, "files": {}}
    (tmp_path / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    return tmp_path


def eights(asked):
    """Graphs that say eight to everything, of three words; `asked` gathers their names and what each was given."""

    def opened(path):
        def run(feed):
            asked[path.stem] = sorted(feed)
            return dict.fromkeys(("out", "fork", "event", "spans", "span", "logits"), np.full((3, 2), 8, np.float32))

        return run

    return opened


@pytest.fixture
def small():
    return dict.fromkeys(("vectors", "event", "spans", "span", "arcs"), np.zeros((3, 2), np.float32))


def test_vectors_and_the_odds_of_mentions_and_events_are_weighed_and_syntax_is_not(folder, small):
    out = Larger(eights({}), folder).weighed(window(3), small, vectors=True)
    assert {name: set(out[name].ravel().tolist()) for name in ("vectors", "event", "spans", "arcs")} == {
        "vectors": {2.0},
        "event": {4.0},
        "spans": {4.0},
        "arcs": {0.0},
    }


def test_the_projections_of_both_stand_side_by_side_for_the_second_look(folder, small):
    out = Larger(eights({}), folder).weighed(window(3), small, vectors=True)
    assert out["span"].tolist() == [[0, 0, 8, 8]] * 3


def test_its_graphs_follow_one_another_and_those_for_vectors_run_where_they_are_wanted(folder, small):
    asked: dict[str, list[str]] = {}
    larger = Larger(eights(asked), folder)
    larger.weighed(window(3), small, vectors=False)
    assert asked.keys() == {*GRAPHS} - {"third", "spans"}
    larger.weighed(window(3), small, vectors=True)
    assert asked["first"] == ["ids", "shapes"] and asked["second"] == asked["forms"] == ["x"]
    assert asked["third"] == asked["more_forms"] == ["head", "tail", "x"]


@pytest.mark.slow
def test_read_with_both_a_story_has_other_vectors_and_mentions_and_the_same_syntax():
    pytest.importorskip("underneath_big")
    story = tiny_story(TALE)
    small, big = (encode_story(story, Encoder(model, 1, vectors=True)) for model in ("small", "big"))
    assert (big.vectors != small.vectors).mean() > 0.9
    assert (big.event != small.event).all()
    for column in ("quotation", "upos", "head", "deprel"):
        assert (getattr(big, column) == getattr(small, column)).all(), column
    found = [set(zip(s.first.tolist(), s.last.tolist(), strict=True)) for s in (small, big)]
    assert len(found[0] & found[1]) > len(found[0] ^ found[1])
    assert big.model.startswith("big-")
