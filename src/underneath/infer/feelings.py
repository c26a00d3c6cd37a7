"""Feelings: what someone feels, and what they let be seen of it."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.infer.under.cues import FEATURES
from underneath.infer.under.runs import across, runs
from underneath.infer.under.weigh import Undertones
from underneath.infer.under.weights import Weights
from underneath.layers.feelings import FEELINGS, Feeling, Feelings
from underneath.story.spans import Span
from underneath.story.story import Story

_CUE: Final = {name: i for i, name in enumerate(FEATURES)}
# What a mask shows, by the words for it; a face that shows nothing is neutral.
_MASKS: Final = (("laugh", "amusement"), ("smile", "amusement"), ("joy", "joy"), ("anger", "annoyance"))
_OUTWARD: Final = ("face", "hands", "voice", "smile", "laugh", "tears", "shake", "pale", "red")


def find_feelings(story: Story, undertones: Undertones) -> Feelings:
    """Every unit that tells a feeling of someone, where that is likelier than the floor found on dev."""
    return feelings_above(undertones.weights, story, undertones)


def feelings_above(weights: Weights, story: Story, undertones: Undertones) -> Feelings:
    """The feelings whose chance is not below the weights' floor; one over several sentences is one."""
    chance = {k: float(undertones.feels[k]) * sure for k, (_, sure) in enumerate(undertones.feelers)}
    told = {k: who for k, (who, _) in enumerate(undertones.feelers) if who and chance[k] >= weights.floors["feelings"]}
    spans = undertones.units.spans(story)
    found = []
    for who, ks in runs(undertones.units, told):
        found.append(_feeling(weights, undertones, across(spans, ks), who, {k: chance[k] for k in ks}))
    return Feelings(found)


def _feeling(weights: Weights, undertones: Undertones, span: Span, who: str, chance: dict[int, float]) -> Feeling:
    """One feeling from the chances of the units that tell it: named by the surest, masked where any is."""
    best = max(chance, key=chance.__getitem__)
    hides = max(chance, key=lambda k: chance[k] * float(undertones.masked[k]))
    masked = chance[hides] * float(undertones.masked[hides]) >= weights.floors["masked"]
    felt = felt_of(undertones, chance)
    shown = shown_of(undertones, hides if masked else best, felt, masked=masked)
    return Feeling(span, who, felt, shown, masked, confidence=weights.came_to("feelings", chance[best]))


def felt_of(undertones: Undertones, chance: dict[int, float]) -> str:
    """The likeliest feeling over all units that tell it, each weighed by its chance."""
    units = list(chance)
    shares = np.array(list(chance.values())) @ undertones.felt[units]
    return FEELINGS[int(shares.argmax())]


def shown_of(undertones: Undertones, k: int, felt: str, *, masked: bool) -> str | None:
    """What is let be seen: of a mask what its words say, else the feeling itself where the body shows it."""
    cues = undertones.cues[k]
    if masked:
        return next((shown for cue, shown in _MASKS if cues[_CUE[cue]] and shown != felt), "neutral")
    return felt if any(cues[_CUE[cue]] for cue in _OUTWARD) else None
