import conllu
import pytest

from export.gate import TEXT
from underneath.export import conllu as ours


@pytest.fixture(scope="module")
def sentences(full, options):
    return conllu.parse(ours.files(full, options)[".conllu"].decode())


def test_every_sentence_has_one_root(sentences):
    assert all([word["head"] for word in sentence].count(0) == 1 for sentence in sentences)


def test_every_sentence_is_a_tree(sentences):
    assert all(sentence.to_tree().token["deprel"] == "root" for sentence in sentences)


def test_words_say_where_they_stand(sentences):
    words = [word for sentence in sentences for word in sentence]
    assert all(TEXT[int(w["misc"]["start_char"]) : int(w["misc"]["end_char"])] == w["form"] for w in words)


def test_a_word_in_a_quotation_says_whose(sentences):
    said = {word["form"]: word["misc"].get("Speaker") for sentence in sentences for word in sentence}
    assert (said["stay"], said["fine"], said["gate"]) == ("tobin", "mara", None)


def test_space_after_gives_the_sentence_back(sentences):
    first = sentences[0]
    text = "".join(w["form"] + ("" if w["misc"].get("SpaceAfter") == "No" else " ") for w in first)
    assert text.strip() == first.metadata["text"]


def test_paragraphs_begin_where_they_do(sentences):
    assert [s.metadata["newpar id"] for s in sentences if "newpar id" in s.metadata] == ["p0", "p1", "p2"]


def test_without_syntax_the_columns_are_empty(bare, options):
    word = conllu.parse(ours.files(bare, options)[".conllu"].decode())[0][0]
    assert (word["lemma"], word["upos"], word["head"]) == ("_", "_", None)


def test_of_two_pieces_of_a_long_sentence_the_second_hangs_from_the_first():
    import numpy as np

    from underneath.layers.syntax import Syntax

    two_roots = Syntax(("a", "b", "c"), ("X",) * 3, np.array([-1, -1, 1], np.int32), ("root", "root", "obj"))
    tree = ours._Tree(two_roots, [0, 1, 2])
    assert [tree.of(i)[2:] for i in range(3)] == [("0", "root"), ("1", "parataxis"), ("2", "obj")]
