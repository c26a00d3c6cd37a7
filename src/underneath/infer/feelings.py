"""Feelings: what someone feels, and what they let be seen of it."""

from __future__ import annotations

from typing import Final

from underneath.infer.under.cues import FEATURES
from underneath.infer.under.weigh import Undertones
from underneath.infer.under.weights import Weights, shipped
from underneath.layers.feelings import FEELINGS, NEGATIVE, OPEN, POSITIVE, Feeling, Feelings
from underneath.story.story import Story

GROUPS: Final = (POSITIVE, NEGATIVE, OPEN, ("neutral",))
_PLACE: Final = {name: i for i, name in enumerate(FEELINGS)}
_CUE: Final = {name: i for i, name in enumerate(FEATURES)}
# What a mask shows, by the words for it; a face that shows nothing is neutral.
_MASKS: Final = (("laugh", "amusement"), ("smile", "amusement"), ("joy", "joy"), ("anger", "annoyance"))
_OUTWARD: Final = ("face", "hands", "voice", "smile", "laugh", "tears", "shake", "pale", "red")


def find_feelings(story: Story, undertones: Undertones) -> Feelings:
    """Every unit that tells a feeling of someone, where that is likelier than the floor found on dev."""
    return feelings_above(shipped(), story, undertones)


def feelings_above(weights: Weights, story: Story, undertones: Undertones) -> Feelings:
    """The feelings whose chance is not below the weights' floor."""
    spans = undertones.units.spans(story)
    found = []
    for k, (who, sure) in enumerate(undertones.feelers):
        chance = float(undertones.feels[k]) * sure
        if who is None or chance < weights.floors["feelings"]:
            continue
        masked = chance * float(undertones.masked[k]) >= weights.floors["masked"]
        felt = felt_of(undertones, k)
        found.append(
            Feeling(
                spans[k], who, felt, shown_of(undertones, k, felt, masked=masked), masked,
                confidence=weights.came_to("feelings", chance),
            )
        )  # fmt: skip
    return Feelings(found)


def felt_of(undertones: Undertones, k: int) -> str:
    """The likeliest feeling of the likeliest polarity: joy and love apart may each be less likely than fear alone."""
    row = undertones.felt[k]
    group = max(GROUPS, key=lambda names: sum(float(row[_PLACE[name]]) for name in names))
    return max(group, key=lambda name: float(row[_PLACE[name]]))


def shown_of(undertones: Undertones, k: int, felt: str, *, masked: bool) -> str | None:
    """What is let be seen: of a mask what its words say, else the feeling itself where the body shows it."""
    cues = undertones.cues[k]
    if masked:
        return next((shown for cue, shown in _MASKS if cues[_CUE[cue]] and shown != felt), "neutral")
    return felt if any(cues[_CUE[cue]] for cue in _OUTWARD) else None
