"""The training scripts are no package: they import each other by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

sys.path.append(str(Path(__file__).parents[2] / "training"))

LETTERS = [chr(c) for c in range(ord("a"), ord("z") + 1)]


@pytest.fixture
def tokenizer() -> Tokenizer:
    vocab = ["[PAD]", "[UNK]", *LETTERS, *(f"##{c}" for c in LETTERS), ".", '"', "'", "-"]
    tokenizer = Tokenizer(models.WordPiece({w: i for i, w in enumerate(vocab)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
