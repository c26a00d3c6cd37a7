"""Windows side by side, with the vectors an exported encoder says. Needs torch; seconds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.slow


class Counting:
    """An encoder whose vectors count the words of the window."""

    def vectors_of(self, window: Any) -> np.ndarray:
        n = len(window.head)
        return np.repeat(np.arange(n, dtype=np.float32)[:, None], 4, 1)

    def each(self, work: Any, items: Any) -> Any:
        return map(work, items)


@pytest.fixture
def tales(tokenizer: Any) -> Any:
    from corpora import Document
    from underneath.encode.pieces import cut_words

    def tale(words: list[str]) -> Document:
        one = np.zeros(len(words), np.int32)
        return Document("t", "tales", cut_words(tokenizer, words, one, one, one.astype(bool)), words)

    return [tale(["the", "lamp", "went", "out"]), tale(["mara", "ran"])]


def test_without_an_exported_encoder_there_are_no_vectors(tales: Any) -> None:
    from batches import vectors

    assert vectors([(doc, 0, len(doc.words)) for doc in tales]) is None


def test_each_word_has_the_vector_that_the_exported_encoder_says(tales: Any) -> None:
    from batches import add_vectors, vectors

    tales[0].disguises = [tales[1]]
    add_vectors(tales[:1], Counting())
    said = vectors([(doc, 0, len(doc.words)) for doc in tales])
    assert said[:, :, 0].tolist() == [[0, 1, 2, 3], [0, 1, 0, 0]]
