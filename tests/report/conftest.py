"""Tiny stories with everything known about them, for the page's tests."""

import pytest

from underneath.layers.cast import Cast, Character, Group
from underneath.layers.mentions import Mention
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.reading.reading import Reading
from underneath.story.spans import Span
from underneath.testing import hand_made_reading, span_of, tiny_story

TALE = """“You are late,” said Mara.

“The ferry sank.” Odo wrung out his hat. “Again.”

***

“Was it *your* ferry?” somebody asked.

Mara thought: “He is lying.”"""

CAST = Cast(
    (
        Character("mara", "Mara Venn", ("Mara Venn", "Mara", "the harbour master"), "she/her", ("harbour master",)),
        Character("odo", "Odo", ("Odo",), "he/him", confidence=0.4),
    )
)


def make_tale(cast: Cast = CAST) -> Reading:
    """Two people, two scenes, five lines: one of them in doubt, one nobody's, one thought."""
    story = tiny_story(TALE)
    lines = [
        (
            Quote(span_of(TALE, "“You are late,”")),
            Attribution("mara", ("odo",), span_of(TALE, "Mara"), "explicit", 0.98),
        ),
        (Quote(span_of(TALE, "“The ferry sank.”"), part=1), Attribution("odo", ("mara",), None, "action", 0.8)),
        (Quote(span_of(TALE, "“Again.”"), part=1), Attribution("odo", (), None, "action", 0.5)),
        (Quote(span_of(TALE, "“Was it *your* ferry?”")), Attribution()),
        (Quote(span_of(TALE, "“He is lying.”"), "thought"), Attribution("mara", (), None, "explicit", 0.9)),
    ]
    names = [
        (Mention(span_of(TALE, "Mara"), "PER", "PROP"), "mara"),
        (Mention(span_of(TALE, "Odo"), "PER", "PROP"), "odo"),
        (Mention(span_of(TALE, "Mara", 2), "PER", "PROP"), "mara"),
        (Mention(span_of(TALE, "He"), "PER", "PRON"), "odo"),
    ]
    cut = TALE.index("***")
    scenes = [
        (Scene(Span(0, cut - 2)), Stage(("mara", "odo"), (), "mara", "third", "past", "the quay", "dusk")),
        (Scene(Span(cut + 5, len(TALE))), Stage(("mara",), ("odo",))),
    ]
    return hand_made_reading(story, cast=cast, mentions=names, quotes=lines, scenes=scenes)


def make_said(words: str, speaker: str, *, name: str | None = None, group: bool = False) -> Reading:
    """One paragraph that is one line by one speaker."""
    cast = Cast((), (Group(speaker, name or speaker),)) if group else Cast((Character(speaker, name or speaker),))
    story = tiny_story(words)
    span = Span(0, len(words))
    return hand_made_reading(
        story,
        cast=cast,
        quotes=[(Quote(span), Attribution(speaker, (), None, "turn", 0.9))],
        scenes=[(Scene(span), Stage((speaker,)))],
    )


@pytest.fixture(scope="session")
def tale():
    """Makes the tale of two people, with another cast if given one."""
    return make_tale


@pytest.fixture(scope="session")
def said():
    """Makes a story of one line."""
    return make_said
