"""What each sentence shows of each kind of note: words, turns of phrase, and the mean of its word vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import stretches
from underneath.encode.signals import Signals
from underneath.infer.labels import WordLabels, log_odds
from underneath.infer.warned.lexicon import LEVELS, classes_of
from underneath.infer.warned.phrases import phrase_patterns
from underneath.layers.notes import NOTES
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: Final = len(NOTES)
CUES: Final = KINDS * (len(LEVELS) + 1)  # plain and weak words of each kind in turn, then the phrases of each kind


def lowered(text: str) -> str:
    """Lower case, apostrophes straight, every character in its place."""
    low = text.lower()
    if len(low) != len(text):  # "İ" is two characters in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'")


def count_cues(story: Story) -> Floats:
    """(k, CUES) float32: how often each class of words and phrases stands in each of the k sentences."""
    out = np.zeros((len(story.sentences), CUES), np.float32)
    text, tokens = lowered(story.text), story.tokens
    for start, end, sentence in zip(tokens.start.tolist(), tokens.end.tolist(), tokens.sentence.tolist(), strict=True):
        for cue in classes_of(text[start:end]):
            out[sentence, cue] += 1
    for kind, pattern in enumerate(phrase_patterns()):
        for match in pattern.finditer(text):
            sentence = story.sentences.index_before(match.start())
            if sentence >= 0 and match.start() < story.sentences[sentence].span.end:
                out[sentence, KINDS * len(LEVELS) + kind] += 1
    return out


def sentence_vectors(story: Story, signals: Signals, labels: WordLabels) -> Floats:
    """(k, d + KINDS) float32: the mean of each sentence's word vectors, and the encoder's log odds of each kind.

    The odds are those of the word where the head is surest of the kind. Zeros where a sentence has no words.

    Raises
    ------
    ValueError
        If the signals were made without vectors.
    """
    if signals.vectors is None:
        raise ValueError("content notes need the encoder's vectors: make it with Encoder(…, vectors=True)")
    count = np.bincount(story.tokens.sentence, minlength=len(story.sentences)).astype(np.float32)
    sums = np.zeros((len(story.sentences), signals.vectors.shape[1]), np.float32)
    # Tokens are in the order of their sentences. A loop: np.add.reduceat takes fifteen times as long.
    last = np.cumsum(count).astype(np.int64)
    for row, part in zip(sums, stretches(signals.vectors, last - count.astype(np.int64), last), strict=True):
        np.add.reduce(part, axis=0, out=row)
    said = np.zeros((len(story.sentences), KINDS), np.float32)
    held = np.flatnonzero(count)
    if len(held):
        chance = labels.chances["note"][:, 1:].astype(np.float32)
        said[held] = log_odds(np.maximum.reduceat(chance, last[held] - count[held].astype(np.int64), axis=0))
    return np.concatenate((sums / np.maximum(count, 1)[:, None], said), 1, dtype=np.float32)
