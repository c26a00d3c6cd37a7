"""Words become wordpieces, each different word once."""

from __future__ import annotations

import numpy as np
from tokenizers import Tokenizer

from underneath.encode.pieces import cut_words
from underneath.encode.windows import LONGEST, Pieces


def cut(tokenizer: Tokenizer, words: list[str]) -> Pieces:
    zero = np.zeros(len(words), np.int32)
    return cut_words(tokenizer, words, zero, zero, zero.astype(bool))


def spelled(tokenizer: Tokenizer, words: list[str]) -> list[list[str]]:
    table, name = cut(tokenizer, words), tokenizer.id_to_token
    rows = zip(table.offset[:-1].tolist(), table.offset[1:].tolist(), strict=True)
    return [[name(i) for i in table.ids[a:b].tolist()] for a, b in rows]


def test_words_keep_their_order_and_their_pieces(tokenizer: Tokenizer) -> None:
    assert spelled(tokenizer, ["Mara", "ran", "Mara"]) == [["mara"], ["r", "##a", "##n"], ["mara"]]


def test_a_word_of_which_nothing_is_left_is_unknown(tokenizer: Tokenizer) -> None:
    assert spelled(tokenizer, ["\u200b", "the"]) == [["[UNK]"], ["the"]]


def test_a_scream_is_cut_short(tokenizer: Tokenizer) -> None:
    assert len(cut(tokenizer, ["n" + "o" * 90]).ids) == LONGEST


def test_no_words_give_no_pieces(tokenizer: Tokenizer) -> None:
    assert len(cut(tokenizer, []).ids) == 0
