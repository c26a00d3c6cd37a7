"""What a mention tells of the one it means, with the parser and without."""

import numpy as np
import pytest

from underneath.encode.heads import DEPRELS
from underneath.infer.staged.parsed import Grammar, MindScorer, heads, mention_vectors, parsed_signs
from underneath.infer.staged.signs import Odds, Sign, plain_signs
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.syntax import Syntax
from underneath.testing import span_of, tiny_story

ODDS = Odds({"wondered": 1.0, "grinned": -0.5}, {"conscience": 1.0, "beard": -1.0})


def mentions(text, *words):
    return Mentions(
        Mention(span_of(text, w), "PER", "PRON" if w.islower() or w in {"She", "He"} else "PROP") for w in words
    )


def syntax(*rows):
    """Rows of (upos, head, deprel)."""
    return Syntax(
        tuple("" for _ in rows),
        tuple(r[0] for r in rows),
        np.array([r[1] for r in rows], np.int32),
        tuple(r[2] for r in rows),
    )


def plain(text, word):
    return {sign.cue for sign in plain_signs(tiny_story(text), mentions(text, word), ODDS)}


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("She wondered.", "She", "thinks"),
        ("She had never wondered.", "She", "thinks"),
        ("She saw him.", "She", "senses"),
        ("She saw him.", "him", "seen"),
        ("She seemed tired.", "She", "seems"),
        ("It seemed to her late.", "her", "undergoes"),
        ("She rubbed her eyes.", "her", "outer"),
        ("Mara's stomach turned.", "Mara", "inner"),
        ("She missed her brother.", "her", "kin"),
        ("She wondered.", "She", "mind"),
        ("He grinned.", "He", "shown"),
        ("It pricked her conscience.", "her", "within"),
        ("She pulled his beard.", "his", "without"),
    ],
)
def test_the_next_words_tell(text, word, cue):
    assert cue in plain(text, word)


def test_an_object_is_no_subject():
    assert "subject" not in plain("They called him late.", "him")


TEXT = "She rose and wondered. He looked tired. It shook his conscience."
TREE = syntax(
    ("PRON", 1, "nsubj"), ("VERB", -1, "root"), ("CCONJ", 3, "cc"), ("VERB", 1, "conj"), ("PUNCT", 1, "punct"),
    ("PRON", 6, "nsubj"), ("VERB", -1, "root"), ("ADJ", 6, "xcomp"), ("PUNCT", 6, "punct"),
    ("PRON", 10, "nsubj"), ("VERB", -1, "root"), ("PRON", 12, "nmod:poss"), ("NOUN", 10, "obj"), ("PUNCT", 10, "punct"),
)  # fmt: skip


def parsed(word):
    rows = mentions(TEXT, "She", "He", "his")
    signs = parsed_signs(tiny_story(TEXT), rows, TREE, ODDS)
    return {sign.cue for sign in signs if rows[sign.mention].span.of(TEXT) == word}


def test_verbs_joined_share_their_subject():
    assert {"subject", "thinks", "mind"} == parsed("She")


def test_looking_tired_is_seen_from_without():
    assert "seems" in parsed("He")


def test_an_owner_has_what_is_within():
    assert {"owns", "within", "inner"} == parsed("his")


def test_looking_at_something_is_an_act():
    tree = syntax(("PRON", 1, "nsubj"), ("VERB", -1, "root"), ("ADV", 1, "advmod"), ("PUNCT", 1, "punct"))
    rows = parsed_signs(tiny_story("He looked up."), mentions("He looked up.", "He"), tree, ODDS)
    assert "looks" in {sign.cue for sign in rows}


def test_who_is_looked_at_is_seen():
    tree = syntax(("PRON", 1, "nsubj"), ("VERB", -1, "root"), ("PRON", 1, "obj"), ("PUNCT", 1, "punct"))
    rows = parsed_signs(tiny_story("She saw him."), mentions("She saw him.", "him"), tree, ODDS)
    assert [sign.cue for sign in rows] == ["seen"]


def test_a_predicate_without_a_subject_has_none():
    assert Grammar(syntax(("VERB", -1, "root"), ("PUNCT", 0, "punct"))).subject(0) == -1


def test_the_head_of_a_mention_hangs_from_outside_it():
    story = tiny_story("Her sister ran.")
    tree = syntax(("PRON", 1, "nmod:poss"), ("NOUN", 2, "nsubj"), ("VERB", -1, "root"), ("PUNCT", 2, "punct"))
    rows = Mentions(
        [Mention(span_of(story.text, "Her sister"), "PER", "NOM"), Mention(span_of(story.text, "Her"), "PER", "PRON")]
    )
    assert heads(story, rows, tree) == [1, 0]


def test_relations_named_here_are_the_parsers():
    from underneath.infer.staged.parsed import SHARED, SUBJECTS

    assert set(DEPRELS) >= SUBJECTS | SHARED


def test_a_mention_is_its_heads_vector_and_that_of_the_word_it_hangs_from():
    vectors = np.arange(14, dtype=np.float16)[:, None]
    rows = mention_vectors(tiny_story(TEXT), mentions(TEXT, "She", "his"), TREE, vectors)
    assert rows.tolist() == [[0, 1], [11, 12]]


class Signals:
    """Vectors alone."""

    def __init__(self, vectors):
        self.vectors = vectors


def test_a_minds_score_is_bounded():
    scorer = MindScorer(np.array([9.0, 0.0], np.float32), 0.0)
    signs = scorer.signs(tiny_story(TEXT), mentions(TEXT, "his"), TREE, Signals(np.ones((14, 1), np.float16)))
    assert list(signs)[:2] == [Sign(0, "read"), Sign(0, "depth", 3.0)]


def test_without_vectors_nothing_is_read():
    scorer = MindScorer(np.zeros(2, np.float32), 0.0)
    assert list(scorer.signs(tiny_story(TEXT), mentions(TEXT, "his"), TREE, Signals(None))) == []
