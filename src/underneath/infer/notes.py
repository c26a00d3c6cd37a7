"""Content notes: which of the thirteen kinds a story has, how grave, and the passages that say so.

"No notes found" is the most that can be said; a story in which none is found is not thereby free of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.warned.features import count_cues, mean_vectors
from underneath.infer.warned.weigh import Weights, load_weights, rows_of, story_odds, story_rows
from underneath.layers.notes import NOTES, Note, Notes, Severity
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LEVELS: Final[tuple[Severity, ...]] = ("low", "medium", "high")
# Passages shown of one kind: the strongest, and those about as strong.
MOST: Final = 5
NEAR: Final = 0.5


def find_notes(story: Story, signals: Signals) -> Notes:
    """The passages of a story that a reader may want to be warned of.

    Parameters
    ----------
    story
        What is read; paratext is left out, so that what the author warns of can be compared with what is found.
    signals
        The encoder's, with vectors.
    """
    return notes_by(load_weights(), story, signals)


def notes_by(weights: Weights, story: Story, signals: Signals) -> Notes:
    """The notes that given weights find."""
    if not len(story.sentences):
        return Notes()
    cues = count_cues(story)
    rows = rows_of(mean_vectors(story, signals), cues, weights.mean, weights.scale)
    scores = rows @ weights.sentence
    odds = story_odds(story_rows(scores, cues, len(story.tokens)), weights.story)
    grave = rows @ weights.grave
    found: list[Note] = []
    for kind in np.flatnonzero(odds >= weights.threshold).tolist():
        for at in _passages(scores[:, kind]):
            level = int(np.searchsorted(weights.steps, grave[at], "right"))
            found.append(Note(story.sentences[at].span, NOTES[kind], LEVELS[level], float(odds[kind])))
    return Notes(found)


def _passages(scores: Floats) -> list[int]:
    """The sentences that a note of one kind rests on: the strongest, and those nearly as strong."""
    best = np.argsort(-scores, kind="stable")[:MOST]
    return [at for at in best.tolist() if scores[at] >= scores[best[0]] - NEAR]
