"""An encoder without weights: small, exact, and telling of what it was fed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from underneath.encode.heads import DEPRELS, KINDS, QUOTATION, TYPES, UPOS
from underneath.encode.windows import Window

LETTERS = [chr(c) for c in range(ord("a"), ord("z") + 1)]


def small_tokenizer() -> Tokenizer:
    vocab = ["[PAD]", "[UNK]", *LETTERS, *(f"##{c}" for c in LETTERS), "the", "mara", ".", '"', "'", "-"]
    tokenizer = Tokenizer(models.WordPiece({w: i for i, w in enumerate(vocab)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


class FakeEncoder:
    """Every capitalised word (shape 2) is a person's name and an event; every word hangs from the word before it."""

    name = "fake-0"
    threads = 1
    vectors = False

    def __init__(self) -> None:
        self.tokenizer = small_tokenizer()
        self.seen: list[Window] = []

    def run(self, window: Window) -> dict[str, np.ndarray]:
        self.seen.append(window)
        w = len(window.head)
        title = window.shapes[window.head] % 8 == 2
        spans = np.full((w, w), -9, np.float32)
        spans[np.diag(title)] = 9
        arcs = np.zeros((w, w), np.float32)
        arcs[np.arange(1, w), np.arange(w - 1)] = 5
        arcs[0, 0] = 9
        word = np.stack([~title, title], 1).astype(np.float32) * 9
        return {
            "vectors": np.ones((w, 384), np.float32),
            "event": word,
            "quotation": np.zeros((w, len(QUOTATION)), np.float32),
            "upos": np.eye(len(UPOS), dtype=np.float32)[np.where(title, UPOS.index("PROPN"), UPOS.index("NOUN"))],
            "spans": spans,
            "span": np.zeros((w, 3), np.float32),
            "arcs": arcs,
            "rel": np.zeros((w, 2), np.float32),
        }

    def label_spans(self, span: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:  # noqa: ARG002
        out = np.zeros((len(first), 1 + len(TYPES) + len(KINDS)), np.float32)
        out[:, 1] = out[:, 1 + len(TYPES)] = 9
        return out

    def label_arcs(self, rel: np.ndarray, parent: np.ndarray) -> np.ndarray:  # noqa: ARG002
        root = parent == np.arange(len(parent))
        return np.eye(len(DEPRELS), dtype=np.float32)[np.where(root, DEPRELS.index("root"), DEPRELS.index("dep"))]

    def each(self, work: Callable, items: Iterable) -> Iterator:
        return map(work, items)


@pytest.fixture
def tokenizer() -> Tokenizer:
    return small_tokenizer()


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()
