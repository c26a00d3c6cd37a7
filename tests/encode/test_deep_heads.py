"""The deep heads over words' vectors: chances, pointing, twins."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.deep_heads import ANTECEDENT, BEARER, COLUMNS, SPEAKER, DeepHeads, shipped_heads
from underneath.infer.bonds.meetings import MET

SIZE, INNER, PAIR = 4, 3, 2


def heads(seed: int = 0) -> DeepHeads:
    rng = np.random.default_rng(seed)
    shapes = {"hidden": (INNER, SIZE), "mention": (4 * PAIR, 2 * SIZE), "line": (3 * PAIR, 3 * SIZE)}
    shapes |= {f"out.{name}": (n, INNER) for name, n in COLUMNS.items()}
    shapes |= {"twin.0": (PAIR, 2 * PAIR), "twin.3": (1, PAIR)}
    shapes |= {"told": (PAIR, 3 * SIZE), "bearer": (PAIR, 2 * SIZE), "met": (PAIR, 2 * SIZE), "tie": (5, PAIR)}
    weights = {f"{name}.weight": rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": np.zeros(shape[0], np.float32) for name, shape in shapes.items()}
    return DeepHeads(weights | {"far.weight": np.arange(80, dtype=np.float32)[:, None]})


def test_a_words_chances_of_all_labels_come_to_one():
    vectors = np.random.default_rng(1).normal(size=(5, SIZE)).astype(np.float16)
    said = heads().columns(vectors, "felt", "note")
    assert said["felt"].sum(1) == pytest.approx(np.ones(5), abs=1e-5)
    assert said["note"].shape == (5, COLUMNS["note"])


def test_a_story_without_words_has_no_labels():
    assert heads().columns(np.zeros((0, SIZE), np.float16), "act")["act"].shape == (0, 3)


def test_many_words_are_labelled_as_few_are(monkeypatch):
    vectors = np.random.default_rng(2).normal(size=(7, SIZE)).astype(np.float16)
    whole = heads().columns(vectors, "feel")["feel"]
    monkeypatch.setattr("underneath.encode.deep_heads._BLOCK", 3)
    assert heads().columns(vectors, "feel")["feel"] == pytest.approx(whole)


@pytest.mark.parametrize(("apart", "bucket"), [(0, 0), (1, 1), (6, 2), (10**6, 9), (-1, 11), (-(10**6), 19)])
def test_how_far_apart_two_stand_counts_by_powers_of_two(apart, bucket):
    nothing = np.zeros((1, PAIR), np.float32)
    assert heads().strength(nothing, nothing, np.array([apart]), ANTECEDENT).tolist() == [bucket]
    assert heads().strength(nothing, nothing, np.array([apart]), SPEAKER).tolist() == [20 + bucket]
    assert heads().strength(nothing, nothing, np.array([apart]), BEARER).tolist() == [60 + bucket]


def test_what_is_alike_points_more_strongly():
    one, far = np.array([[1.0, 1.0]], np.float32), np.array([3])
    assert heads().strength(one, one, far, SPEAKER) > heads().strength(one, -one, far, SPEAKER)


def test_each_mention_has_four_parts_and_each_line_three():
    assert [part.shape for part in heads().mentions(np.ones((2, 2 * SIZE), np.float32))] == [(2, PAIR)] * 4
    assert [part.shape for part in heads().lines(np.ones((2, 3 * SIZE), np.float32))] == [(2, PAIR)] * 3


def test_two_mentions_meet_alike_in_either_order():
    one, other = np.random.default_rng(4).normal(size=(2, 3, PAIR)).astype(np.float32)
    assert heads().met(one, other) == pytest.approx(heads().met(other, one))


def test_the_shipped_heads_know_every_kind_of_tie():
    shipped = shipped_heads()
    ends = np.ones((2, 768), np.float32)
    assert shipped.tie(shipped.met(shipped.meeting(ends), shipped.meeting(ends))).shape == (2, len(MET))
    assert shipped.telling(np.ones((1, 1152), np.float32)).shape[1] == shipped.bearing(ends).shape[1]


def test_the_later_of_two_voices_comes_first():
    voices = np.random.default_rng(3).normal(size=(2, 4, PAIR)).astype(np.float32)
    assert heads().twin(*voices).tolist() != heads().twin(*voices[::-1]).tolist()


def test_the_shipped_heads_fit_the_shipped_vectors():
    said = shipped_heads().columns(np.zeros((1, 384), np.float16), *COLUMNS)
    assert {name: chance.shape[1] for name, chance in said.items()} == COLUMNS
