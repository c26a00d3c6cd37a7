"""A short story with every layer known, by hand: for tests of what shows a reading, and for plug-in writers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from underneath.layers.acts import Act, Acts, Mission, Missions
from underneath.layers.cast import Cast, Character, Group, Place
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.mentions import Mention
from underneath.layers.notes import Note, Notes
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.story.spans import Span
from underneath.story.story import Metadata
from underneath.testing import hand_made_reading, span_of, tiny_story

TEXT: Final = """“Take the lamp oil up to the saltglass, and be back before the bell,” said the harbour master.

Odo nodded, too glad to trust his voice. He had waited three winters to be sent.

Bryn watched him from the stair and smiled as if it cost him nothing. He had asked for the same errand twice.

***

The saltglass was the lamp that glowed in sea fog. It was cracked from rim to rim, and Odo did not know that Bryn had
done it.

“It was whole last night,” Odo said. His hands shook.

“Things break,” said Bryn pleasantly. Under the pleasantness he was sick with shame.

***

Blood ran down the keeper's wrist where the glass had caught her. “Who did this?” said Mara.

“The wind,” said Bryn, and kept the hammer behind his back.

Mara guessed. She said nothing, and her face was as calm as the harbour.

***

“It was me,” Bryn said at last. “I broke it. I am sorry, Odo.”

So now Odo knew that Bryn had broken the glass. He was angry for as long as it takes to light a lamp, and then he was
not.

“Come and help me mend it,” he said. The lamp was burning again before the bell."""

_CAST: Final = Cast(
    (
        Character("odo", "Odo", ("Odo",), "he/him"),
        Character("bryn", "Bryn", ("Bryn",), "he/him"),
        Character("mara", "Mara", ("Mara", "the harbour master"), "she/her", ("harbour master",)),
    ),
    (Group("keepers", "the keepers"),),
    (Place("quay", "the quay"),),
)

_QUOTES: Final = (
    ("“Take the lamp oil up to the saltglass, and be back before the bell,”", "mara", ("odo",)),
    ("“It was whole last night,”", "odo", ("bryn",)),
    ("“Things break,”", "bryn", ("odo",)),
    ("“Who did this?”", "mara", ("bryn",)),
    ("“The wind,”", "bryn", ("mara",)),
    ("“It was me,”", "bryn", ("odo",)),
    ("“I broke it. I am sorry, Odo.”", "bryn", ("odo",)),
    ("“Come and help me mend it,”", "odo", ("bryn",)),
)

_STAGES: Final = (
    Stage(("mara", "odo", "bryn"), (), "odo", "third", "past", "quay", "evening"),
    Stage(("odo", "bryn"), (), "odo", "third", "past"),
    Stage(("mara", "bryn"), ("odo",), None, "third", "past", "quay"),
    Stage(("odo", "bryn"), (), "odo", "third", "past", None, "before the bell"),
)

_NAMES: Final = (("the harbour master", "mara"), ("Odo", "odo"), ("Bryn", "bryn"), ("Mara", "mara"))


def full_reading() -> Reading:
    """A reading that holds every layer a page may show: four scenes, three people, a lie and how it ends."""
    story = replace(tiny_story(TEXT, id="saltglass"), metadata=Metadata(title="Saltglass", warnings=("No Warnings",)))
    quotes = [(Quote(_at(words)), Attribution(by, to, None, "explicit", 0.95)) for words, by, to in _QUOTES]
    reading = hand_made_reading(story, cast=_CAST, mentions=_mentions(), quotes=quotes, scenes=_scenes())
    return Reading(story, {**reading.layers, **_deep()})


def _deep() -> dict[type, Any]:
    """The deep layers, each from words of the text."""
    return {
        Feelings: Feelings(_feelings()),
        Knowledge: Knowledge(_knowledge()),
        Acts: Acts(_acts()),
        Missions: Missions((Mission("mara", ("odo",), _at(_QUOTES[0][0]), (0,), _at("The lamp was burning again")),)),
        Ties: Ties(_ties()),
        Terms: Terms((Term("saltglass", 2, _at("saltglass"), "the lamp that glowed in sea fog"),)),
        Notes: Notes([Note(_at("Blood ran down the keeper's wrist"), "blood", "medium")]),
    }


def _feelings() -> list[Feeling]:
    return [
        Feeling(_at("too glad to trust his voice"), "odo", "joy"),
        Feeling(_at("smiled as if it cost him nothing"), "bryn", "disappointment", "joy", masked=True, toward="odo"),
        Feeling(_at("His hands shook"), "odo", "fear", "fear", confidence=0.6),
        Feeling(_at("sick with shame"), "bryn", "remorse", "neutral", masked=True),
        Feeling(_at("her face was as calm as the harbour"), "mara", "anger", masked=True, toward="bryn"),
        Feeling(_at("He was angry"), "odo", "anger", "anger", toward="bryn"),
    ]


def _knowledge() -> list[Knowing]:
    return [
        Knowing(_at("Odo did not know"), "odo", "unaware", "Bryn broke the glass", "bryn"),
        Knowing(_at("kept the hammer behind his back"), "bryn", "conceals", "Bryn broke the glass", "mara"),
        Knowing(_at("Mara guessed"), "mara", "suspects", "Bryn broke the glass"),
        Knowing(_at("So now Odo knew"), "odo", "learns", "Bryn had broken the glass", "bryn"),
    ]


def _acts() -> list[Act]:
    kinds = {0: "order", 4: "lie", 6: "apologise", 7: "request"}
    return [Act(_at(_QUOTES[i][0]), kind, _QUOTES[i][1], _QUOTES[i][2], i) for i, kind in kinds.items()]


def _ties() -> tuple[Tie, ...]:
    shamed, mended = _at("sick with shame"), _at("Come and help me mend it")
    return (
        Tie("odo", "bryn", "rival", "friend", 3, 0.75, (-0.2, -0.6, 0.8), (shamed, mended)),
        Tie("mara", "odo", "superior-subordinate", None, None, 0.25, (0.3,), (_at("said the harbour master"),)),
        Tie("mara", "bryn", "superior-subordinate", None, None, 0.5, (0.0, -0.5), (_at("Mara guessed"),)),
    )


def _mentions() -> list[tuple[Mention, str | None]]:
    rows: list[tuple[Mention, str | None]] = []
    for name, who in _NAMES:
        rows += [(Mention(span_of(TEXT, name, n + 1), "PER", "PROP"), who) for n in range(TEXT.count(name))]
    return sorted(rows, key=lambda row: row[0].span)


def _scenes() -> list[tuple[Scene, Stage]]:
    rows, at = [], 0
    for words, stage in zip(TEXT.split("\n\n***\n\n"), _STAGES, strict=True):
        rows.append((Scene(Span(at, at + len(words))), stage))
        at += len(words) + len("\n\n***\n\n")
    return rows


def _at(words: str) -> Span:
    return span_of(TEXT, words)
