"""Gathering all names into people, groups and places, from the encoder's mentions."""

from __future__ import annotations

from underneath.encode.signals import Signals
from underneath.infer.cast import cast_of
from underneath.infer.casting.people import gather_people
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story


def gather_cast(
    story: Story,
    signals: Signals,  # noqa: ARG001 - says whose mentions these are
    quotes: Quotes,
    mentions: Mentions,
    known: KnownCast,
    corrections: Corrections = NO_CORRECTIONS,
) -> Cast:
    """As `cast.gather_cast`, with trained trees to say who belongs to the cast and who bears a second name.

    Parameters
    ----------
    story, quotes, known, corrections
        See `cast.gather_cast`.
    signals
        Only so that the encoder has run: the trees ask how sure its mentions are.
    mentions
        The encoder's.
    """
    return cast_of(story, mentions, gather_people(story, quotes, mentions, known, corrections, trained=True))
