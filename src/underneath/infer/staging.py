"""What each scene shows: who is there, whose eyes it is seen through, how, where and when it is told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from underneath.encode.signals import Signals
from underneath.infer.staged.choose import point_of_view, present
from underneath.infer.staged.cues import Gatherer
from underneath.infer.staged.features import StoryCues
from underneath.infer.staged.parsed import parsed_signs
from underneath.infer.staged.places import places_of
from underneath.infer.staged.second import second_person
from underneath.infer.staged.signs import Sign, plain_signs
from underneath.infer.staged.telling import narration_of, person_of, speech_of, tense_of
from underneath.infer.staged.times import time_of
from underneath.infer.staged.weights import Weights, load_weights
from underneath.layers.cast import Cast
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Stage, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.syntax import Syntax
from underneath.story.spans import Span
from underneath.story.story import Story


def stage_scenes(
    story: Story, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    attributions: Attributions,
) -> Staging:  # fmt: skip
    """Say for each scene who is present and who is only spoken of, its point of view, narration and tense."""
    weights = load_weights("plain")
    cues = gathered(
        scenes, quotes, mentions, cast, coreference, attributions, plain_signs(story, mentions, weights.odds)
    )
    return _staged(story, scenes, quotes, mentions, cast, coreference, cues, weights)


def stage_parsed_scenes(
    story: Story, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    attributions: Attributions, syntax: Syntax, signals: Signals,
) -> Staging:  # fmt: skip
    """The same, by grammar and by the encoder's vectors."""
    weights = load_weights("parsed", signals.model)
    signs = chain(
        parsed_signs(story, mentions, syntax, weights.odds), weights.mind.signs(story, mentions, syntax, signals)
    )
    cues = gathered(scenes, quotes, mentions, cast, coreference, attributions, signs)
    return _staged(story, scenes, quotes, mentions, cast, coreference, cues, weights)


def gathered(
    scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    attributions: Attributions, signs: Iterable[Sign],
) -> StoryCues:  # fmt: skip
    """All that scenes tell of their people, counted."""
    gatherer = Gatherer(scenes, cast)
    gatherer.mentions(mentions, coreference, quotes)
    gatherer.signs(signs)
    gatherer.lines(quotes, attributions)
    narrators = frozenset(c.id for c in cast.characters if c.narrator)
    return StoryCues(gatherer.scenes, narrators, frozenset(g.id for g in cast.groups))


def _staged(
    story: Story, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    cues: StoryCues, weights: Weights,
) -> Staging:  # fmt: skip
    you = second_person(story.text, mentions, coreference, quotes, cues)
    places = places_of(story.text, scenes, mentions, coreference, quotes, cast)
    rows = enumerate(zip(scenes, places, strict=True))
    return Staging(
        tuple(_stage(story.text, scene.span, quotes, cues, weights, n, you, place) for n, (scene, place) in rows)
    )


def _stage(
    text: str, scene: Span, quotes: Quotes, cues: StoryCues, weights: Weights, number: int, you: str | None,
    place: str | None,
) -> Stage:  # fmt: skip
    """One scene."""
    narration = narration_of(text, scene, quotes)
    person = person_of(narration)
    pov = point_of_view(cues, weights, number, person, you)
    here = present(cues, weights, number, pov)
    return Stage(
        present=here,
        mentioned=tuple(who for who in cues.scenes[number].people if who not in here),
        pov=pov,
        narration=person,
        tense=tense_of(narration),
        place=place,
        time=time_of(narration, speech_of(text, scene, quotes)),
    )
