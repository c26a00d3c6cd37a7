"""Who does what to whom, from grammar written out by hand."""

from __future__ import annotations

import numpy as np

from underneath.infer.participants import find_participants
from underneath.layers.events import Event, Events
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.syntax import Syntax
from underneath.testing import span_of, tiny_story


def said(text: str, grammar: str, event: str, *people: str) -> tuple[str | None, str | None]:
    """Agent and patient; `grammar` has "parent:relation" a token, -1 for the root."""
    story = tiny_story(text)
    rows = [row.split("/") for row in grammar.split()]
    words = tuple(text[a:b].lower() for a, b in zip(story.tokens.start, story.tokens.end, strict=True))
    syntax = Syntax(
        words, ("X",) * len(words), np.array([int(r[0]) for r in rows], np.int32), tuple(r[1] for r in rows)
    )
    mentions = Mentions(Mention(span_of(text, p), "PER", "PROP") for p in people)
    got = find_participants(story, Events([Event(span_of(text, event))]), mentions, syntax)
    agent, patient = got.agents[0], got.patients[0]
    return tuple(None if i is None else mentions[i].span.of(text) for i in (agent, patient))  # type: ignore[return-value]


def test_subject_and_object_of_a_verb() -> None:
    assert said("Mara struck Tobin", "1/nsubj -1/root 1/obj", "struck", "Mara", "Tobin") == ("Mara", "Tobin")


def test_a_passive_turns_them_round() -> None:
    grammar = "2/nsubj:pass 2/aux:pass -1/root 4/case 2/obl:agent"
    assert said("Tobin was struck by Mara", grammar, "struck", "Mara", "Tobin") == ("Mara", "Tobin")


def test_a_second_verb_shares_the_subject() -> None:
    assert said("Mara rose and left", "1/nsubj -1/root 3/cc 1/conj", "left", "Mara") == ("Mara", None)


def test_who_stands_for_the_person_before_it() -> None:
    grammar = "3/nsubj 2/nsubj 0/acl:relcl -1/root"
    assert said("Mara who ran laughed", grammar, "ran", "Mara") == ("Mara", None)


def test_what_someone_is_told_to_do_is_done_by_them() -> None:
    grammar = "1/nsubj -1/root 1/obj 4/mark 1/xcomp"
    assert said("Mara told Tobin to run", grammar, "run", "Mara", "Tobin") == ("Tobin", None)


def test_an_event_that_is_a_noun_belongs_to_its_owner() -> None:
    assert said("Her arrival", "1/nmod:poss -1/root", "arrival", "Her") == ("Her", None)


def test_of_two_subjects_the_nearer_counts() -> None:
    assert said("Two said Mara", "1/nsubj -1/root 1/nsubj", "said", "Two", "Mara") == ("Two", None)
    assert said("Two more said Mara", "2/nsubj 0/amod -1/root 2/nsubj", "said", "Two", "Mara") == ("Mara", None)


def test_the_widest_mention_of_a_head_is_taken() -> None:
    got = said("Old Mara ran", "1/amod 2/nsubj -1/root", "ran", "Mara", "Old Mara")
    assert got == ("Old Mara", None)


def test_no_mention_is_no_participant() -> None:
    assert said("It rained", "1/nsubj -1/root", "rained") == (None, None)


def test_no_events_have_no_participants() -> None:
    story = tiny_story("Mara ran")
    syntax = Syntax(("mara", "ran"), ("X", "X"), np.array([1, -1], np.int32), ("nsubj", "root"))
    assert find_participants(story, Events(), Mentions(), syntax).agents == ()
