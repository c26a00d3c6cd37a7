"""Which words may have a supersense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infer.supersenses.desk import GIVES_UP, LEXICON, NAMES, parsed
from underneath.infer.supersenses.candidates import KINDS, _stretches, candidates_of
from underneath.testing import tiny_story


def told(case):
    """Each candidate's words in the story, and how it was come by."""
    story, syntax = parsed(*case)
    found = candidates_of(story, syntax, LEXICON)
    start, end = story.tokens.start, story.tokens.end
    return {
        (story.text[start[a] : end[b]], KINDS[kind], bool(verb))
        for a, b, kind, verb in zip(found.first, found.last, found.kind, found.verb, strict=True)
    }


@pytest.mark.parametrize(
    ("case", "words", "kind", "verb"),
    [
        (GIVES_UP, "duchess", "single", False),
        (GIVES_UP, "stood", "single", True),
        (GIVES_UP, "gave up", "known", True),
        (GIVES_UP, "garden door", "compound", False),
        (NAMES, "Anna Lind", "name", False),
        (NAMES, "had", "single", True),
        (NAMES, "waiting room", "known", False),
    ],
)
def test_nouns_verbs_and_expressions_are_candidates(case, words, kind, verb):
    assert (words, kind, verb) in told(case)


def test_a_pronoun_is_none():
    assert "She" not in {words for words, *_ in told(GIVES_UP)}


def test_a_particle_makes_one_expression_with_its_verb_where_the_lexicon_has_none():
    text, rows = GIVES_UP
    case = text.replace("gave", "went"), rows.replace("gave give", "went go")
    assert ("went up", "particle", True) in told(case)


def test_no_candidate_goes_over_the_end_of_a_sentence():
    rows = """
She she PRON nsubj 1
gave give VERB root -1
. . PUNCT punct 1
Up up ADV advmod 5
she she PRON nsubj 5
went go VERB root -1
. . PUNCT punct 5
"""
    case = ("She gave. Up she went.", rows)
    assert told(case) == {("gave", "single", True), ("went", "single", True)}


def test_an_expression_keeps_the_word_that_stands_for_it():
    story, syntax = parsed(*GIVES_UP)
    found = candidates_of(story, syntax, LEXICON)
    assert {
        found.words[i]: syntax.lemma[found.head[i]] for i in range(len(found)) if found.first[i] < found.last[i]
    } == {
        "give_up": "give",
        "garden_door": "door",
    }


def test_a_story_without_words_has_no_candidates():
    _, syntax = parsed("A.", "A a DET det 1\n. . PUNCT punct 0")
    assert len(candidates_of(tiny_story(""), type(syntax)((), (), syntax.head[:0], ()), LEXICON)) == 0


@given(st.lists(st.booleans(), max_size=30))
def test_stretches_are_the_runs_of_tokens_linked_to_the_one_before(linked):
    linked = [False, *linked[1:]] if linked else []
    inside = {i for first, last in _stretches(linked) for i in range(first + 1, last + 1)}
    assert inside == {i for i, joined in enumerate(linked) if joined}
