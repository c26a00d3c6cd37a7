"""Mentions, events and syntax from columns made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.heads import DEPRELS, KINDS, TYPES, UPOS
from underneath.encode.signals import Signals
from underneath.infer.events import find_events
from underneath.infer.learned_mentions import find_mentions
from underneath.infer.lemmas import lemma_of
from underneath.infer.quotes import find_quotes
from underneath.infer.syntax import parse_syntax
from underneath.layers.speech import Quotes
from underneath.story.story import Story
from underneath.testing import tiny_story

# token:           0   1      2   3    4
STORY = "Her sister met Mara."

NO_QUOTES = Quotes(())


def signals(
    story: Story,
    stretches: dict[tuple[int, int], tuple[str, str, float]] | None = None,
    events: dict[int, float] | None = None,
    words: list[tuple[str, int, str]] | None = None,
) -> Signals:
    n, rows = len(story.tokens), sorted((stretches or {}).items())
    type_, kind = np.zeros((len(rows), 1 + len(TYPES)), np.float32), np.zeros((len(rows), len(KINDS)), np.float32)
    for i, (_, (t, k, sure)) in enumerate(rows):
        type_[i, 0], type_[i, 1 + TYPES.index(t)], kind[i, KINDS.index(k)] = 1 - sure, sure, 1
    event = np.zeros(n, np.float32)
    for i, sure in (events or {}).items():
        event[i] = sure
    words = words or [("X", -1, "root")] * n
    return Signals(
        vectors=np.zeros((n, 4), np.float16),
        event=event,
        quotation=np.zeros((n, 6), np.float32),
        upos=np.array([UPOS.index(w[0]) for w in words], np.int8),
        head=np.array([w[1] for w in words], np.int32),
        deprel=np.array([DEPRELS.index(w[2]) for w in words], np.int8),
        first=np.array([a for (a, _), _ in rows], np.int32),
        last=np.array([b for (_, b), _ in rows], np.int32),
        sure=1 - type_[:, 0],
        type=type_,
        kind=kind,
        model="hand",
    )


def test_a_mention_holds_the_mention_inside_it() -> None:
    story = tiny_story(STORY)
    said = signals(story, {(0, 0): ("PER", "PRON", 0.9), (0, 1): ("PER", "NOM", 0.8), (3, 3): ("PER", "PROP", 0.75)})
    got = [(m.span.of(STORY), m.kind) for m in find_mentions(story, said, NO_QUOTES)]
    assert got == [("Her sister", "NOM"), ("Her", "PRON"), ("Mara", "PROP")]


@pytest.mark.parametrize(("kind", "found"), [("NOM", 1), ("PROP", 0), ("PRON", 0)])
def test_who_is_described_is_believed_sooner_than_who_is_named(kind: str, found: int) -> None:
    story = tiny_story(STORY)
    assert len(find_mentions(story, signals(story, {(0, 1): ("PER", kind, 0.55)}), NO_QUOTES)) == found


def test_a_surer_mention_has_more_confidence() -> None:
    story = tiny_story(STORY)
    said = signals(story, {(1, 1): ("PER", "NOM", 0.8), (3, 3): ("GPE", "PROP", 0.99)})
    less, more = (m.confidence for m in find_mentions(story, said, NO_QUOTES))
    assert 0.5 < less < more < 1


def test_what_is_more_likely_none_is_no_mention() -> None:
    story = tiny_story(STORY)
    assert len(find_mentions(story, signals(story, {(3, 3): ("PER", "PROP", 0.4)}), NO_QUOTES)) == 0


def test_of_crossing_mentions_one_is_left() -> None:
    story = tiny_story(STORY)
    said = signals(story, {(0, 2): ("PER", "NOM", 0.75), (1, 3): ("PER", "NOM", 0.9)})
    assert [m.span.of(STORY) for m in find_mentions(story, said, NO_QUOTES)] == ["sister met Mara"]


TO_YOU = (
    "You shut the door behind you. Your hands are cold, and you blow on them. “Is it you?” she says. You say nothing."
)


@pytest.mark.parametrize(("times", "found"), [(1, 0), (3, 15)])
def test_in_a_story_that_calls_its_hero_you_every_you_of_the_narration_is_one(times: int, found: int) -> None:
    text = "\n\n".join([TO_YOU] * times)
    story = tiny_story(text)
    mentions = find_mentions(story, signals(story, {}), find_quotes(story))
    assert len(mentions) == found
    assert {m.span.of(text).lower() for m in mentions} <= {"you", "your"}


def test_an_event_is_a_word() -> None:
    story = tiny_story(STORY)
    got = find_events(story, signals(story, events={2: 0.9, 1: 0.2}))
    assert [e.span.of(STORY) for e in got] == ["met"]


def parsed(*words: tuple[str, int, str]) -> tuple[str, ...]:
    story = tiny_story(STORY)
    return parse_syntax(story, signals(story, words=list(words))).lemma


def test_lemmas_follow_the_parts_of_speech() -> None:
    rows = [
        ("PRON", 1, "nmod:poss"),
        ("NOUN", 2, "nsubj"),
        ("VERB", -1, "root"),
        ("PROPN", 2, "obj"),
        ("PUNCT", 2, "punct"),
    ]
    assert parsed(*rows) == ("her", "sister", "meet", "Mara", ".")


def test_an_object_pronoun_goes_back_to_its_subject() -> None:
    rows = [("PRON", 2, "obj"), ("NOUN", 2, "nsubj"), ("VERB", -1, "root"), ("PROPN", 2, "obj"), ("PUNCT", 2, "punct")]
    assert parsed(*rows)[0] == "she"


def test_syntax_keeps_step_with_the_tokens() -> None:
    story = tiny_story(STORY)
    got = parse_syntax(story, signals(story))
    assert (len(got), got.upos, got.deprel, got.head.tolist()) == (5, ("X",) * 5, ("root",) * 5, [-1] * 5)


def test_syntax_is_equal_by_its_columns() -> None:
    story = tiny_story(STORY)
    one, other = parse_syntax(story, signals(story)), parse_syntax(story, signals(story, words=[("X", 0, "dep")] * 5))
    assert one == parse_syntax(story, signals(story))
    assert one != other


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("went", "VERB", "go"), ("ran", "VERB", "run"), ("lanterns", "NOUN", "lantern"), ("Maras", "PROPN", "Maras"),
        ("n’t", "PART", "not"), ("'s", "AUX", "be"), ("’s", "PART", "'s"), ("'d", "VERB", "have"), ("'s", "VERB", "be"),
        ("could", "AUX", "could"), ("them", "PRON", "they"), ("me", "PRON", "I"), ("an", "DET", "a"), ("Two", "NUM", "two"),
        ("Other", "ADJ", "other"), ("happier", "ADJ", "happy"), ("zblorfed", "VERB", "zblorf"), ("x-9", "NOUN", "x-9"),
        ("zblorf", "ADJ", "zblorf"), ("—", "PUNCT", "—"), ("upon", "ADP", "upon"),
    ],
)  # fmt: skip
def test_a_word_has_a_dictionary_form(word: str, upos: str, lemma: str) -> None:
    assert lemma_of(word, upos) == lemma
