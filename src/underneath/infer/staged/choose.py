"""Whose eyes a scene is seen through, and who is there."""

from __future__ import annotations

import numpy as np

from underneath.infer.staged.features import StoryCues
from underneath.infer.staged.weights import Weights
from underneath.layers.scenes import Narration


def point_of_view(cues: StoryCues, weights: Weights, number: int, person: Narration, you: str | None) -> str | None:
    """Who tells a scene told as "I", who is meant by `you`, else the likeliest; None where nobody is told of."""
    if person == "first" and cues.narrators:
        return min(cues.narrators)
    if person == "second":
        return you
    viewers = cues.viewers(number)
    return viewers[int((cues.pov(number) @ weights.pov).argmax())] if viewers else None


def present(cues: StoryCues, weights: Weights, number: int, pov: str | None) -> tuple[str, ...]:
    """Who is there, the point of view always; the surest first."""
    people = list(cues.scenes[number].people)
    scores = dict(zip(people, (cues.presence(number) @ weights.presence).tolist(), strict=True))
    if pov:
        scores[pov] = np.inf
    here = [who for who, score in scores.items() if score > weights.there]
    return tuple(sorted(here, key=lambda who: (-scores[who], who)))
