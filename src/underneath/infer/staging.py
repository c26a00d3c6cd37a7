"""What each scene shows: who is there, whose eyes it is seen through, how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.staged.cues import Gatherer
from underneath.infer.staged.features import StoryCues
from underneath.infer.staged.parsed import parsed_signs
from underneath.infer.staged.second import second_person
from underneath.infer.staged.signs import Sign, plain_signs
from underneath.infer.staged.telling import narration_of, person_of, tense_of
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
    return _staging(story, scenes, quotes, cues, weights)


def stage_parsed_scenes(
    story: Story, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    attributions: Attributions, syntax: Syntax, signals: Signals,
) -> Staging:  # fmt: skip
    """The same, by grammar and by the encoder's vectors."""
    weights = load_weights("parsed")
    signs = chain(
        parsed_signs(story, mentions, syntax, weights.odds), weights.mind.signs(story, mentions, syntax, signals)
    )
    cues = gathered(scenes, quotes, mentions, cast, coreference, attributions, signs)
    return _staging(story, scenes, quotes, cues, weights)


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


def _staging(story: Story, scenes: Scenes, quotes: Quotes, cues: StoryCues, weights: Weights) -> Staging:
    return Staging(
        tuple(_stage(story, scene.span, quotes, cues, weights, number) for number, scene in enumerate(scenes))
    )


def _stage(story: Story, scene: Span, quotes: Quotes, cues: StoryCues, weights: Weights, number: int) -> Stage:
    """One scene."""
    narration = narration_of(story.text, scene, quotes)
    person = person_of(narration)
    pov = point_of_view(cues, weights, number, person)
    here = present(cues, weights, number, pov)
    named = cues.scenes[number].people
    places = cues.scenes[number].places.most_common(1)
    return Stage(
        present=here,
        mentioned=tuple(who for who in named if who not in here),
        pov=pov,
        narration=person,
        tense=tense_of(narration),
        place=places[0][0] if places else None,
    )


def point_of_view(cues: StoryCues, weights: Weights, number: int, person: str) -> str | None:
    """Who tells a scene told as "I", who is meant by "you", else the likeliest; None where nobody is told of."""
    if person == "first" and cues.narrators:
        return min(cues.narrators)
    if person == "second":
        return second_person(cues, number)
    viewers = cues.viewers(number)
    scores = cues.pov(number) @ weights.pov
    return viewers[int(scores.argmax())] if viewers else None


def present(cues: StoryCues, weights: Weights, number: int, pov: str | None) -> tuple[str, ...]:
    """Who is there, the point of view always; the surest first."""
    people = list(cues.scenes[number].people)
    scores = dict(zip(people, (cues.presence(number) @ weights.presence).tolist(), strict=True))
    if pov:
        scores[pov] = np.inf
    here = [who for who, score in scores.items() if score > weights.there]
    return tuple(sorted(here, key=lambda who: (-scores[who], who)))
