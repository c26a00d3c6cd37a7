"""How likely each unit tells a feeling, a mask, a stance, an act: one scorer over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.deep_heads import shipped_heads
from underneath.encode.look import softmax
from underneath.encode.signals import Signals
from underneath.infer.ends import ends_of
from underneath.infer.labels import WordLabels
from underneath.infer.under.bearers import bearers_of
from underneath.infer.under.cues import cues_of
from underneath.infer.under.features import Features, features_of
from underneath.infer.under.people import Candidates, candidates_of, likely
from underneath.infer.under.units import Units, units_of
from underneath.infer.under.weights import Weights, load_weights
from underneath.layers.acts import ACTS
from underneath.layers.cast import Cast
from underneath.layers.feelings import FEELINGS
from underneath.layers.knowledge import STANCES
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.syntax import Syntax
from underneath.layers.transient import Transient
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Columns of the scorer: where each question's answers stand.
OUTPUTS: Final = {
    "feels": slice(0, 1),
    "masked": slice(1, 2),
    "felt": slice(2, 2 + len(FEELINGS)),
    "stance": slice(2 + len(FEELINGS), 3 + len(FEELINGS) + len(STANCES)),
    "kind": slice(3 + len(FEELINGS) + len(STANCES), 4 + len(FEELINGS) + len(STANCES) + len(ACTS)),
}
SIZE: Final = 384  # of the encoder's vectors
COUNT: Final = OUTPUTS["kind"].stop


@dataclass(frozen=True, slots=True)
class Undertones(Transient):
    """Chances over the k units of a story. What the stages of feelings, knowledge and acts read.

    `feels`, `masked` (k,); `felt` (k, 28) of `FEELINGS`, given that something is felt; `stance` (k, 7): none, then
    `STANCES`; `kind` (k, 17): none, then `ACTS`. `cues` (k, FEATURES). `feelers`, `knowers`: by unit the likeliest
    person and how likely, (None, 0.0) where nobody fits. `weights`: what weighed them, whose floors say what is told.
    """

    units: Units
    cues: Floats
    feels: Floats
    masked: Floats
    felt: Floats
    stance: Floats
    kind: Floats
    feelers: tuple[tuple[str | None, float], ...]
    knowers: tuple[tuple[str | None, float], ...]
    weights: Weights


def weigh_undertones(
    story: Story, signals: Signals, syntax: Syntax, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast,
    coreference: Coreference, attributions: Attributions, staging: Staging, labels: WordLabels,
) -> Undertones:  # fmt: skip
    """Score every unit of a story, and say whose each would be."""
    units = units_of(story, quotes, scenes)
    cues = cues_of(story, syntax, units, quotes, scenes, staging)
    features = features_of(cues, vectors_of(signals), labels, syntax, units)
    bearers = pointing_of(story, signals, units, mentions, coreference)
    people = candidates_of(story, units, quotes, mentions, coreference, attributions, staging, syntax, cast, bearers)
    return weighed(load_weights(signals.model), units, cues, features, people)


def pointing_of(
    story: Story, signals: Signals, units: Units, mentions: Mentions, coreference: Coreference
) -> list[dict[str, float]]:
    """Of each unit whom the encoder takes for its bearer; nobody where the words' vectors were not kept."""
    if signals.vectors is None:
        return []
    return bearers_of(units, ends_of(story, mentions, coreference), signals.vectors, shipped_heads())


def vectors_of(signals: Signals) -> NDArray[np.float16]:
    """The words' vectors; nothing but zeros where the encoder did not keep them."""
    return np.zeros((len(signals), SIZE), np.float16) if signals.vectors is None else signals.vectors


def weighed(weights: Weights, units: Units, cues: Floats, features: Features, people: Candidates) -> Undertones:
    """Chances from features."""
    score = scores(weights, features)
    return Undertones(
        units,
        cues,
        _logistic(score[:, OUTPUTS["feels"]])[:, 0],
        _logistic(score[:, OUTPUTS["masked"]])[:, 0],
        softmax(score[:, OUTPUTS["felt"]]),
        softmax(score[:, OUTPUTS["stance"]]),
        softmax(score[:, OUTPUTS["kind"]]),
        best_people(weights.who_feels, people),
        best_people(weights.who_knows, people),
        weights,
    )


def scores(weights: Weights, features: Features) -> Floats:
    """(k, COUNT): log-odds of every answer."""
    out = features.dense @ weights.dense + weights.bias
    out += np.maximum(features.dense @ weights.inner + weights.inner_bias, 0.0) @ weights.outer
    if len(features.begins):
        ends = np.append(features.begins[1:], len(features.bucket))
        for k, (first, last) in enumerate(zip(features.begins.tolist(), ends.tolist(), strict=True)):
            out[k] += np.add.reduce(weights.words[features.bucket[first:last]], axis=0)
    return out


def best_people(weights: NDArray[np.floating], people: Candidates) -> tuple[tuple[str | None, float], ...]:
    """The likeliest person of each unit, and how likely."""
    sizes = np.array([len(ids) for ids in people.ids], np.int64)
    if not sizes.sum():
        return ((None, 0.0),) * len(people.ids)
    chance = likely(weights, np.concatenate(people.signs), sizes).tolist()
    out: list[tuple[str | None, float]] = []
    at = 0
    for ids in people.ids:
        mine = chance[at : at + len(ids)]
        best = max(mine, default=0.0)
        out.append((ids[mine.index(best)], best) if ids else (None, 0.0))
        at += len(ids)
    return tuple(out)


def _logistic(score: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
