"""The weights in the package: that they are whole, small, the same every time, and see what anyone would."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.encode import encode_story
from underneath.encode.heads import DEPRELS, QUOTATION, UPOS
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.encode.weights import SHIPPED, find_weights
from underneath.infer.events import find_events
from underneath.infer.learned_mentions import find_mentions
from underneath.layers.speech import Quotes
from underneath.testing import tiny_story

pytestmark = pytest.mark.skipif(not (SHIPPED / "small").is_dir(), reason="this copy ships no weights")

TALE = (
    "Tamsin Orlo crossed the yard to the mill. Her brother was asleep.\n\n"
    "“Get up,” she said. “The Warden of Hollin came to the village last night.”\n\n"
    "Ikenna did not stir. He dreamed of a boat.\n\n"
)
# Places told by a common noun are marked in old novels; our own stories' gold marks those of the cast alone.
OLD = (
    "In the year 1803 the miller lived with his sister near the town of Hollin. They seldom went to the village, and when "
    "she came into the kitchen he would go out to the church.\n\n"
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder("small", threads=1)


@pytest.fixture(scope="module")
def signals(encoder: Encoder) -> Signals:
    return encode_story(tiny_story(TALE), encoder)


def columns(signals: Signals) -> bytes:
    names = ("event", "quotation", "upos", "head", "deprel", "first", "last", "sure", "type", "kind")
    return b"".join(getattr(signals, name).tobytes() for name in names)


def mentions(signals: Signals, text: str = TALE) -> dict[str, tuple[str, str]]:
    return {m.span.of(text): (m.type, m.kind) for m in find_mentions(tiny_story(text), signals, Quotes(()))}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tamsin Orlo", ("PER", "PROP")), ("Her brother", ("PER", "NOM")), ("Her", ("PER", "PRON")),
        ("she", ("PER", "PRON")), ("Ikenna", ("PER", "PROP")),
    ],
)  # fmt: skip
def test_a_mention_is_seen(signals: Signals, words: str, kind: tuple[str, str]) -> None:
    assert mentions(signals).get(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("the town of Hollin", ("GPE", "NOM")), ("the village", ("GPE", "NOM")), ("the church", ("FAC", "NOM"))],
)
def test_a_place_is_seen_in_the_old_manner(encoder: Encoder, words: str, kind: tuple[str, str]) -> None:
    assert mentions(encode_story(tiny_story(OLD), encoder), OLD).get(words) == kind


def test_what_happens_is_an_event_and_what_does_not_is_none(signals: Signals) -> None:
    said = {e.span.of(TALE) for e in find_events(tiny_story(TALE), signals)}
    assert {"crossed", "said", "came"} <= said
    assert not {"boat", "night", "mill"} & said


def test_speech_is_told_from_narration(signals: Signals) -> None:
    story, kinds = tiny_story(TALE), signals.quotation.argmax(1)
    at = {story.text[a:b]: i for i, (a, b) in enumerate(zip(story.tokens.start, story.tokens.end, strict=True))}
    assert [QUOTATION[kinds[at[w]]] for w in ("Get", "Warden", "brother", "stir")] == [
        "speech",
        "speech",
        "none",
        "none",
    ]


def test_a_verb_has_its_subject(signals: Signals) -> None:
    story = tiny_story(TALE)
    words = [story.text[a:b] for a, b in zip(story.tokens.start, story.tokens.end, strict=True)]
    i = words.index("Tamsin")
    assert (words[signals.head[i]], DEPRELS[signals.deprel[i]], UPOS[signals.upos[i]]) == ("crossed", "nsubj", "PROPN")


def test_the_same_story_gives_the_same_bytes(encoder: Encoder, signals: Signals) -> None:
    assert columns(encode_story(tiny_story(TALE), encoder)) == columns(signals)


def test_threads_change_nothing(encoder: Encoder) -> None:
    story = tiny_story(TALE * 20)
    assert columns(encode_story(story, Encoder("small", threads=3))) == columns(encode_story(story, encoder))


def test_what_stands_in_other_windows_changes_nothing(encoder: Encoder) -> None:
    one, two = tiny_story(TALE * 20), tiny_story(TALE * 30)
    first = encode_story(one, encoder), encode_story(two, encoder)
    assert np.array_equal(first[0].event[:200], first[1].event[:200])


def test_the_weights_fit_in_forty_megabytes() -> None:
    assert sum(p.stat().st_size for p in find_weights("small").folder.iterdir()) < 40e6


def test_a_hostile_line_is_read(encoder: Encoder) -> None:
    story = tiny_story("“" * 3000 + "aargh" * 900)
    assert len(encode_story(story, encoder)) == len(story.tokens)
