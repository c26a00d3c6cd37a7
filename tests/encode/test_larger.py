"""The larger network has a say in vectors, mentions and events, and in nothing else. The extra's own weights: slow."""

from __future__ import annotations

import json

import numpy as np
import pytest

from underneath.encode.encode import encode_story
from underneath.encode.larger import GRAPHS, Larger
from underneath.encode.session import Encoder
from underneath.testing import tiny_story

TALE = "Mara opened the gate. “You came back,” she said to Odo, and did not look at him. “I said I would,” said Odo."


FEED = {name: np.zeros(3, np.int64) for name in ("ids", "shapes", "head", "tail")}


@pytest.fixture
def folder(tmp_path):
    said = {"name": "big", "shares": {"vectors": 0.25, "forms": 0.5}, "files": {}}
    (tmp_path / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    return tmp_path


def eights(asked):
    """Graphs that say eight of three words; `asked` gathers each one's name, and whose what it was given was."""

    def opened(path):
        def run(feed):
            asked.append((path.stem, {name: getattr(x, "whose", name) for name, x in feed.items()}))
            return {name: said(path.stem, name) for name in ("out", "fork", "event", "spans", "span", "logits")}

        return run

    return opened


class Said(np.ndarray):
    """An array that knows which graph's output it is."""

    whose: str


def said(graph, output):
    array = np.full((3, 2), 8, np.float32).view(Said)
    array.whose = f"{graph}.{output}"
    return array


@pytest.fixture
def small():
    return dict.fromkeys(("vectors", "event", "spans", "span", "arcs"), np.zeros((3, 2), np.float32))


def test_vectors_and_the_odds_of_mentions_and_events_are_weighed_and_syntax_is_not(folder, small):
    out = Larger(eights([]), folder).weighed(FEED, small, vectors=True)
    assert {name: set(out[name].ravel().tolist()) for name in ("vectors", "event", "spans", "arcs")} == {
        "vectors": {2.0},
        "event": {4.0},
        "spans": {4.0},
        "arcs": {0.0},
    }


def test_the_projections_of_both_stand_side_by_side_for_the_second_look(folder, small):
    out = Larger(eights([]), folder).weighed(FEED, small, vectors=True)
    assert out["span"].tolist() == [[0, 0, 8, 8]] * 3


WORDS = {"head": "head", "tail": "tail"}
FORMS = [
    ("first", {"ids": "ids", "shapes": "shapes"}),
    ("second", {"x": "first.out"}),
    ("forms", {"x": "second.fork"}),
    ("more_forms", {"x": "forms.out"} | WORDS),
]


def test_its_graphs_follow_one_another(folder, small):
    asked: list[tuple[str, dict[str, str]]] = []
    larger = Larger(eights(asked), folder)
    larger.weighed(FEED, small, vectors=True)
    assert asked == [*FORMS, ("third", {"x": "second.out"} | WORDS)]
    assert {*GRAPHS} == {name for name, _ in asked} | {"spans"}


def test_those_for_vectors_run_where_these_are_wanted(folder, small):
    asked: list[tuple[str, dict[str, str]]] = []
    out = Larger(eights(asked), folder).weighed(FEED, small, vectors=False)
    assert asked == FORMS
    assert (out["vectors"] == 0).all()


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


@pytest.mark.slow
def test_both_give_the_same_bytes_whatever_the_number_of_threads():
    pytest.importorskip("underneath_big")
    story = tiny_story(" ".join([TALE] * 40))
    one, three = (encode_story(story, Encoder("big", threads, vectors=True)) for threads in (1, 3))
    assert (one.vectors == three.vectors).all()
    assert (one.sure == three.sure).all() and (one.event == three.event).all()
