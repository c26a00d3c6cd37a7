"""Words → wordpieces. Each different word is cut once: a story repeats its words many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from underneath.encode.windows import LONGEST, Pieces
from underneath.encode.wordpiece import UNKNOWN
from underneath.encode.words import word_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from underneath.encode.wordpiece import Cutter

    Ints = NDArray[np.int32]


def cut_words(
    tokenizer: Cutter, words: Sequence[str], sentence: Ints, paragraph: Ints, glued: NDArray[np.bool_]
) -> Pieces:
    """Cut words into wordpieces; parameters as in `word_shapes`."""
    shapes = word_shapes(words, sentence, paragraph, glued)
    vocabulary = sorted(set(words))
    number = {word: i for i, word in enumerate(vocabulary)}
    which = np.fromiter((number[word] for word in words), np.int64, len(words))
    unknown = tokenizer.token_to_id(UNKNOWN) or 0
    cut = [e.ids[:LONGEST] or [unknown] for e in tokenizer.encode_batch(vocabulary, add_special_tokens=False)]
    sizes = np.fromiter((len(ids) for ids in cut), np.int32, len(cut))
    starts = np.cumsum(sizes) - sizes
    flat = np.fromiter((i for ids in cut for i in ids), np.int32, int(sizes.sum()))
    counts = sizes[which]
    offset = np.concatenate([np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)])
    at = np.repeat(starts[which] - offset[:-1], counts) + np.arange(offset[-1])
    return Pieces(flat[at], offset, shapes, sentence)
