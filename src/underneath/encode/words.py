"""What the encoder is told of each word beside its letters: its vocabulary is uncased, so capitals come as a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

# One of eight shapes, plus 8: first word of its sentence, 16: first of its paragraph, 32: no white space before.
# The last tells an opening straight quotation mark from a closing one, and n't or 's from words of their own.
OTHER, LOWER, TITLE, UPPER, MIXED, NUMBER, MARK, LETTER = range(8)
INITIAL, PARAGRAPH, GLUED = 8, 16, 32
SHAPES: Final = 64


def shape_of(word: str) -> int:
    """Which of the eight shapes a word has: "mara" LOWER, "Mara" TITLE, "MARA" UPPER, "McMara" MIXED, "M" LETTER."""
    if not any(c.isalpha() for c in word):
        return NUMBER if any(c.isdigit() for c in word) else MARK
    if word.islower():
        return LOWER
    if word.isupper():
        return LETTER if len(word) == 1 else UPPER
    head = word.lstrip("'’-")
    if head[:1].isupper() and head[1:].islower():
        return TITLE
    return MIXED if word[:1].isalnum() else OTHER


def word_shapes(words: Sequence[str], sentence: Ints, paragraph: Ints, glued: NDArray[np.bool_]) -> Ints:
    """Shape numbers, shape (n,), each below `SHAPES`.

    Parameters
    ----------
    words
        The n words.
    sentence, paragraph
        Number of the sentence and the paragraph of each, shape (n,), never falling.
    glued
        Whether no white space stands before it, shape (n,).
    """
    if not words:
        return np.zeros(0, np.int32)
    known = {word: shape_of(word) for word in set(words)}
    shapes = np.fromiter((known[word] for word in words), np.int32, len(words))
    lettered = (shapes != MARK).astype(np.int32)
    before = np.cumsum(lettered) - lettered
    opens = np.flatnonzero(np.diff(sentence, prepend=sentence[0] - 1))
    since = before - before[opens][np.searchsorted(opens, np.arange(len(words)), "right") - 1]
    starts = np.diff(paragraph, prepend=paragraph[0] - 1) != 0
    marks: Ints = (INITIAL * (since == 0) + PARAGRAPH * starts + GLUED * glued).astype(np.int32)
    return shapes + marks
