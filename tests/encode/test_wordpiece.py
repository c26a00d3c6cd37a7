"""Words cut as BERT cuts them."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from goldset import written_here
from underneath.encode.weights import SHIPPED
from underneath.encode.wordpiece import MOST_LETTERS, UNKNOWN, WordPiece, parts_of

FILE = SHIPPED / "small" / "tokenizer.json"
# Assigned since Unicode 3.2, so that Python's edition and the library's agree on it: U+0C84 is a sign to one alone.
OLD = st.characters(max_codepoint=0x23FF, exclude_categories=["Cs", "Cn"]).filter(
    lambda c: unicodedata.category(c) not in {"Mn", "Cf"} and unicodedata.ucd_3_2_0.category(c) != "Cn"
)


@pytest.fixture(scope="module")
def ours():
    return WordPiece.from_file(FILE)


@pytest.fixture(scope="module")
def theirs():
    tokenizer = Tokenizer.from_file(str(FILE))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def small(*pieces):
    return WordPiece({piece: i for i, piece in enumerate([UNKNOWN, *pieces])})


def ids(cutter, *words):
    return [cut.ids for cut in cutter.encode_batch(list(words), add_special_tokens=False)]


def test_the_longest_piece_comes_first():
    assert ids(small("har", "harb", "##our"), "harbour") == [[2, 3]]


def test_a_word_with_a_part_that_no_piece_has_is_unknown():
    assert ids(small("har", "##b"), "harbour") == [[0]]


def test_a_run_of_letters_that_is_no_word_is_unknown():
    assert ids(small("a", "##a"), "a" * (MOST_LETTERS + 1)) == [[0]]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Mara", ["mara"]), ("Éowyn’s", ["eowyn", "’", "s"]), ("ΣΑΣ", ["σασ"]), ("İ", ["i"]), ("\u200bhm\x00", ["hm"]),
        ("a\u00a0b", ["a", "b"]), ("春野", ["春", "野"]), ("$5", ["$", "5"]), ("…", ["…"]), ("\ufffd", []),
    ],
)  # fmt: skip
def test_a_word_is_lowered_bared_and_parted(word, parts):
    assert parts_of(word) == parts


def test_every_word_of_our_gold_is_cut_as_the_library_cuts_it(ours, theirs):
    words = sorted({word for kind in ("stories", "vignettes") for d in written_here(kind) for word in d.text.split()})
    assert ids(ours, *words) == ids(theirs, *words)


@given(words=st.lists(st.text(OLD, min_size=1, max_size=12), max_size=20))
def test_any_word_is_cut_as_the_library_cuts_it(ours, theirs, words):
    assert ids(ours, *words) == ids(theirs, *words)


def test_a_sign_that_once_was_punctuation_is_cut_as_the_library_cuts_it(ours, theirs):
    assert ids(ours, "0\u166d") == ids(theirs, "0\u166d")


def test_the_vocabulary_is_the_shipped_one(ours):
    assert ours.token_to_id("mara") == json.loads(FILE.read_text(encoding="utf-8"))["model"]["vocab"]["mara"]
