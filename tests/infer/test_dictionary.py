"""lemminflect's tables, read without it, say what lemminflect says."""

from __future__ import annotations

import subprocess
import sys

import lemminflect
import pytest

from underneath.infer.dictionary import guessed_lemma, is_in_dictionary, lemma_in_dictionary

WORDS = ("went", "boats", "saw", "left", "better", "bravely", "children", "another", "told", "oars", "glad", "vaskel")


@pytest.mark.parametrize("upos", ["NOUN", "VERB", "ADJ", "ADV"])
def test_the_dictionary_gives_the_first_lemma_of_each_part_of_speech(upos):
    theirs = [lemminflect.getAllLemmas(word, upos=upos).get(upos, (None,))[0] for word in WORDS]
    assert [lemma_in_dictionary(word, upos) for word in WORDS] == theirs


def test_the_dictionary_knows_the_words_that_lemminflect_knows():
    assert [is_in_dictionary(word) for word in WORDS] == [bool(lemminflect.getAllLemmas(word)) for word in WORDS]


@pytest.mark.parametrize("upos", ["NOUN", "VERB"])
@pytest.mark.parametrize("word", ["vaskels", "vaskelled", "hadraries", "sprunning", "ørens", "x", "tarrowing"])
def test_a_word_in_no_dictionary_is_guessed_by_its_ending(word, upos):
    assert guessed_lemma(word, upos) == lemminflect.getAllLemmasOOV(word, upos)[upos][0]


def test_lemmas_are_found_without_importing_lemminflect_which_would_import_spacy():
    code = "import sys; from underneath.infer.lemmas import lemma_of; lemma_of('went', 'VERB'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lemminflect", "spacy"} & set(loaded)
