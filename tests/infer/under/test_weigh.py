from dataclasses import replace

import numpy as np
import pytest

import underneath
from infer.labels_desk import even_labels
from infer.under.under_desk import desk
from underneath.encode.deep_heads import COLUMNS
from underneath.infer.under.cues import FEATURES, cues_of
from underneath.infer.under.features import BUCKETS, TOLD, bucket_of, features_of
from underneath.infer.under.people import WIDTH, Candidates
from underneath.infer.under.weigh import COUNT, SIZE, scores, weighed
from underneath.infer.under.weights import load_weights
from underneath.layers.acts import Acts

LABELS = len(TOLD) + sum(COLUMNS[name] for named in TOLD.values() for name in named)


def features(made, vectors=None):
    cues = cues_of(made.story, made.syntax, made.units, made.quotes, made.scenes, made.staging)
    if vectors is None:
        vectors = np.zeros((len(made.story.tokens), SIZE), np.float16)
    return cues, features_of(cues, vectors, even_labels(len(made.story.tokens)), made.syntax, made.units)


def test_the_shipped_weights_fit_the_features():
    weights = load_weights()
    assert weights.dense.shape == (3 * len(FEATURES) + 2 * SIZE + LABELS, COUNT)
    assert weights.words.shape == (BUCKETS, COUNT)
    assert len(weights.who_feels) == WIDTH + 1


def test_a_neighbours_cues_are_seen():
    made = desk("Her hand shook. Rain fell.")
    cues, found = features(made)
    at = FEATURES.index("hands")
    assert found.dense[1, len(FEATURES) + at] == cues[0, at] > 0


def test_a_word_and_a_pair_fall_into_their_buckets():
    made = desk("Rain fell.")
    assert {bucket_of("rain"), bucket_of("rain fell")} <= set(features(made)[1].bucket.tolist())


def test_the_hidden_layer_adds_what_it_has_learned():
    made = desk("Her hand shook. Rain fell.")
    _, found = features(made)
    inner = np.zeros_like(load_weights().inner)
    inner[FEATURES.index("hands"), 0] = 1.0
    outer = np.ones_like(load_weights().outer)
    bare = replace(load_weights(), inner=inner, inner_bias=np.full(inner.shape[1], -9.0, np.float32), outer=outer)
    heard = replace(bare, inner_bias=np.zeros(inner.shape[1], np.float32))
    gained = scores(heard, found) - scores(bare, found)
    assert gained[0].min() > 0


def test_chances_are_chances():
    made = desk("She wept. “Go home!”", ("“Go home!”", "mara"))
    cues, found = features(made)
    nobody = Candidates([[], []], [np.zeros((0, WIDTH))] * 2)
    said = weighed(load_weights(), made.units, cues, found, nobody)
    assert np.allclose([said.felt.sum(1), said.stance.sum(1), said.kind.sum(1)], 1.0, atol=1e-4)
    assert ((said.feels > 0) & (said.feels < 1)).all()


def test_an_empty_story_has_no_scores():
    made = desk("")
    assert scores(load_weights(), features(made)[1]).shape == (0, COUNT)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "kind"),
    [("“I’m so sorry,” Mara said to Perrin.", "apologise"), ("“Thank you very much,” she said.", "thank")],
)
def test_plain_acts_are_recognised(line, kind):
    read = underneath.read(
        f"Mara took the lamp from Perrin.\n\n{line}\n\n“Go,” said Perrin.\n".encode(), name="lamp.txt"
    )
    assert next(iter(read.layer(Acts))).kind == kind
