"""Everything that is known of a story before its lines are scored: people, layout, turns, conversations, tracks."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.infer.attribution.people import People, Ref
from underneath.infer.attribution.turns import Layout, asides_of
from underneath.infer.attribution.weigh import Conversation, conversations
from underneath.infer.dialogue.chained import Told, told_by
from underneath.infer.dialogue.scenery import Track, tracks_of
from underneath.infer.speakers import lay_out
from underneath.layers.cast import Cast
from underneath.layers.chains import Chains
from underneath.layers.corrections import NOTHING_FIXED, Fixed
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.story.story import Story


@dataclass(frozen=True, slots=True)
class Setting:
    """What scoring starts from.

    `told`: mention → (person, how sure); `tracks`: person → their mentions in the narration.
    """

    people: People
    layout: Layout
    refs: list[Ref]
    talks: list[Conversation]
    told: Told
    tracks: dict[int, Track]


def set_up(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    cast: Cast,
    links: NameLinks,
    scenes: Scenes,
    chains: Chains,
    fixed: Fixed = NOTHING_FIXED,
) -> Setting:
    """Find the turns, who may speak them, and where everybody stands.

    People, candidates and the rules' features are those of `infer.speakers`; the chains are a second witness.
    """
    people, refs, layout, turns, near = lay_out(story, quotes, mentions, cast, links, scenes, fixed)
    told = told_by(refs, people, near, chains)
    talks = conversations(layout, people, turns, near, wide=True)
    talks += conversations(layout, people, asides_of(layout), near, wide=True)
    return Setting(people, layout, refs, talks, told, tracks_of(refs, told))
