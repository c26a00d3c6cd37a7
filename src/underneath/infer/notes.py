"""Content notes: which of the thirteen kinds a story has, how grave, and the passages that say so.

"No notes found" is the most that can be said; a story in which none is found is not thereby free of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.labels import WordLabels
from underneath.infer.warned.features import KINDS, count_cues, sentence_vectors
from underneath.infer.warned.weigh import Weights, load_weights, rows_of, story_odds, story_rows
from underneath.layers.notes import NOTES, Note, Notes, Severity
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]

LEVELS: Final[tuple[Severity, ...]] = ("low", "medium", "high")
# Passages shown of one kind: the strongest, and those about as strong.
MOST: Final = 5
# A story of more words than LONG is judged in pieces: counts grow with the length, and the weights know short stories.
# Of many pieces one is sure to look bad by accident, so each has to be surer.
LONG: Final = 6000
PIECE: Final = 3000
SURE: Final = 0.5
NEAR: Final = 0.5
# What a turn of phrase, a plain word, a weak word is worth when passages are chosen, in the odds of sentences. By eye
# on training stories: without it, "If one is taken." stood for a death beside "Eight days dead."
PHRASE: Final = 2.0
PLAIN: Final = 1.0
WEAK: Final = 0.4


def find_notes(story: Story, signals: Signals, labels: WordLabels) -> Notes:
    """The passages of a story that a reader may want to be warned of.

    Parameters
    ----------
    story
        What is read; paratext is left out, so that what the author warns of can be compared with what is found.
    signals
        The encoder's, with vectors.
    labels
        What its heads say of each word.
    """
    return notes_by(load_weights(signals.model), story, signals, labels)


def notes_by(weights: Weights, story: Story, signals: Signals, labels: WordLabels) -> Notes:
    """The notes that given weights find."""
    if not len(story.sentences):
        return Notes()
    cues = count_cues(story)
    rows = rows_of(sentence_vectors(story, signals, labels), cues, weights.mean, weights.scale)
    scores, grave = rows @ weights.sentence, rows @ weights.grave
    words = np.bincount(story.tokens.sentence, minlength=len(story.sentences))
    pieces = _pieces(words)
    sure = weights.threshold if len(pieces) == 1 else max(weights.threshold, SURE)
    found: list[Note] = []
    for piece in pieces:
        odds = story_odds(story_rows(scores[piece], cues[piece], int(words[piece].sum())), weights.story)
        for kind in np.flatnonzero(odds >= sure).tolist():
            for at in _passages(scores[piece, kind] + plainness(cues[piece], kind)):
                place = piece.start + at
                level = LEVELS[int(np.searchsorted(weights.steps, grave[place], "right"))]
                found.append(Note(story.sentences[place].span, NOTES[kind], level, float(odds[kind])))
    return Notes(found)


def _pieces(words: Ints) -> list[slice]:
    """Sentences, as slices, in pieces of about the length of the stories that the weights know."""
    ends = np.cumsum(words)
    count = max(1, round(int(ends[-1]) / PIECE)) if ends[-1] > LONG else 1
    cuts = [0, *np.searchsorted(ends, np.arange(1, count) * ends[-1] / count, "left").tolist(), len(words)]
    return [slice(first, last) for first, last in pairwise(cuts) if last > first]


def plainness(cues: Floats, kind: int) -> Floats:
    """(k,) how plainly each sentence says a kind: what one shows a reader should say so, whatever the vectors hint."""
    phrases, plain, weak = cues[:, 2 * KINDS + kind], cues[:, 2 * kind], cues[:, 2 * kind + 1]
    found = PHRASE * np.minimum(phrases, 1) + PLAIN * np.minimum(plain, 1) + WEAK * np.minimum(weak, 2)
    return found.astype(np.float32)


def _passages(scores: Floats) -> list[int]:
    """The sentences that a note of one kind rests on: the strongest, and those nearly as strong."""
    best = np.argsort(-scores, kind="stable")[:MOST]
    return [at for at in best.tolist() if scores[at] >= scores[best[0]] - NEAR]
