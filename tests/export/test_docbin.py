import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin

from export.gate import TEXT
from export.strange import strange_readings
from underneath.export import docbin


@pytest.fixture(scope="module")
def doc(full, options):
    made = DocBin().from_bytes(docbin.files(full, options)[".spacy"])
    return next(made.get_docs(spacy.blank("en").vocab))


def test_the_text_comes_back(doc):
    assert doc.text == TEXT


def test_quotes_are_spans_with_their_speakers(doc):
    assert [(s.text, s.label_, s.kb_id_) for s in doc.spans["quotes"]][1:3] == [
        ("“stay & wait.”", "speech", "tobin"),
        ("“I’m <fine>.”", "thought", "mara"),
    ]


def test_mentions_are_spans_with_whom_they_mean(doc):
    assert ("Low Farm", "low-farm") in [(s.text, s.kb_id_) for s in doc.spans["mentions"]]


def test_words_have_lemmas_and_heads(doc):
    kelpie = next(word for word in doc if word.text == "kelpie")
    assert (kelpie.lemma_, kelpie.head.text, kelpie.dep_) == ("kelpie", "bled", "nsubj")


def test_sentences_are_ours(doc, full):
    assert [s.text.strip() for s in doc.sents][:2] == [full.words_of(s) for s in full.story.sentences[:2]]


def test_without_syntax_there_are_sentences_all_the_same(bare):
    assert len(list(docbin.doc_of(bare).sents)) >= len(bare.story.sentences)


@settings(deadline=None, max_examples=40)
@given(strange_readings())
def test_the_text_of_any_story_comes_back(reading):
    assert docbin.doc_of(reading).text == reading.text
