"""Where a scene happens: the place its narration says people are in, by id, else in the text's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from underneath.infer.lexicon.bag import bag
from underneath.infer.staged.cues import quoted
from underneath.layers.cast import Cast
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.story.spans import Span

PLACES: Final = frozenset(("FAC", "GPE", "LOC", "VEH"))
# Being there weighs 1, coming or being near 0.5, half as much again early in the scene; other mentions tell nothing
# ("a letter from Ostrall", "the Dean of Saltreeve").
IN: Final = bag("in inside at aboard within outside behind under beneath throughout")
TO: Final = bag("into to on onto through across entered reached left around along beside down up over")
EARLY: Final = 400
EARLY_WORTH: Final = 1.5
# Least for a place with a name, and for one without: of the first 12 of 26 guesses on the stories are the annotated
# place or hold its words, and most others lie around it ("Orenth Station" for its galley).
NAMED, DESCRIBED = 1.0, 1.5
LONGEST: Final = 40
# No scene happens in a part of a room, or in all the world.
SMALL: Final = bag(
    """door doors doorway window windows wall walls floor corner table bed chair desk stairs step steps world earth sky
    air ground way road place room side end edge middle bench shelf fire hearth sun moon ceiling roof threshold gate
    counter there here rail hatch landing home"""
)
_BEFORE = re.compile(
    r"(\w+) (?:(?:the|an?|his|her|their|my|our|its|your|that|this|one|own|same) ){0,2}$", re.IGNORECASE
)
_HEAD = re.compile(r"(\w[\w’'-]*)\W*$")


def places_of(
    text: str, scenes: Scenes, mentions: Mentions, coreference: Coreference, quotes: Quotes, cast: Cast
) -> list[str | None]:
    """The place of each scene: an id of `cast.places`, or words; None where the narration puts nobody anywhere."""
    known = {place.id for place in cast.places}
    spoken = quoted(quotes, [m.span.start for m in mentions])

    def told(scene: Span) -> Iterator[tuple[Mention, str | None]]:
        for i in mentions.indices_within(scene):
            if not spoken[i] and mentions[i].type in PLACES and mentions[i].kind != "PRON":
                entity = coreference.entities[i]
                yield mentions[i], entity if entity in known else None

    return [_place(text, scene.span.start, told(scene.span)) for scene in scenes]


def _place(text: str, start: int, told: Iterator[tuple[Mention, str | None]]) -> str | None:
    """The place with the most votes, if they are enough."""
    votes: defaultdict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for mention, entity in told:
        said = mention.span.of(text)
        key = entity or _kind(said)
        if key:
            votes[key] += _worth(text, mention.span.start, start) * (DESCRIBED / NAMED if entity else 1)
            words.setdefault(key, entity or said)
    best = max(votes, key=lambda key: votes[key], default="")
    return words[best] if votes[best] >= DESCRIBED else None


def _kind(said: str) -> str:
    """The noun under which mentions without an id count together; nothing for what no scene happens in."""
    head = _HEAD.search(said[-LONGEST:])
    noun = head[1].lower() if head and len(said) <= LONGEST else ""
    return "" if noun in SMALL else noun


def _worth(text: str, at: int, start: int) -> float:
    before = _BEFORE.search(text[max(0, at - LONGEST) : at])
    word = before[1].lower() if before else ""
    worth = 1.0 if word in IN else 0.5 if word in TO else 0.0
    return worth * EARLY_WORTH if at - start < EARLY else worth
