"""The stage: supersenses of every noun and verb, expressions of several words before single ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.supersenses.candidates import Candidates, candidates_of
from underneath.infer.supersenses.features import COUNT, features_of, singles
from underneath.infer.supersenses.lexicon import shipped as lexicon
from underneath.infer.supersenses.weigh import chances, shipped
from underneath.layers.mentions import Mentions
from underneath.layers.supersenses import SUPERSENSES, Supersense, Supersenses
from underneath.layers.syntax import Syntax
from underneath.story.spans import Span
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Least chance that a candidate has a sort at all: of several words, of one.
SEVERAL: Final = 0.5
ONE: Final = 0.5


def find_supersenses(story: Story, signals: Signals, syntax: Syntax, mentions: Mentions) -> Supersenses:
    """The sort of every noun and verb that has one, with the chance that expression and sort are right."""
    known, weights = lexicon(), shipped()
    candidates = candidates_of(story, syntax, known)
    features = features_of(story, signals, mentions, candidates, known, len(weights.mean))
    chance = chances(features, weights)
    return Supersenses(
        Supersense(
            Span(int(story.tokens.start[candidates.first[i]]), int(story.tokens.end[candidates.last[i]])),
            SUPERSENSES[sort],
            round(float(chance[i, sort]), 3),
        )
        for i, sort in chosen(candidates, chance, len(story.tokens))
    )


def chosen(candidates: Candidates, chance: Floats, tokens: int) -> list[tuple[int, int]]:
    """Candidates told, none sharing a word with another, and the likeliest sort of each."""
    told, sort = 1 - chance[:, COUNT], chance[:, :COUNT].argmax(1)
    alone = singles(candidates)
    taken = np.zeros(tokens, bool)
    out = []
    several = np.flatnonzero(~alone & (told >= SEVERAL))
    for i in several[np.argsort(-told[several], kind="stable")]:
        place = slice(candidates.first[i], candidates.last[i] + 1)
        if not taken[place].any():
            taken[place] = True
            out.append((int(i), int(sort[i])))
    single = np.flatnonzero(alone & (told >= ONE) & ~taken[candidates.first])
    return out + [(int(i), int(sort[i])) for i in single]
