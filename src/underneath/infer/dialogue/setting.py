"""Everything that is known of a story before its lines are scored: people, layout, turns, conversations, tracks."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.infer.attribution.antecedents import learn_genders, narrate
from underneath.infer.attribution.candidates import person_of
from underneath.infer.attribution.people import People, Ref, people_of, refs_of
from underneath.infer.attribution.teller import give_teller
from underneath.infer.attribution.turns import Layout, asides_of, turns_of
from underneath.infer.attribution.vague import settle
from underneath.infer.attribution.weigh import Conversation, conversations
from underneath.infer.dialogue.chained import Told, told_by
from underneath.infer.dialogue.scenery import Track, tracks_of
from underneath.infer.speakers import scene_starts
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
    people = people_of(cast)
    refs = refs_of(story, quotes, mentions, people, links)
    give_teller(people, refs)
    learn_genders(people, refs)
    layout = Layout(story, quotes, refs, scenes)
    layout.fixed = {quote: people.number.get(who or "", -1) for quote, who in fixed.speakers.items()}
    turns = turns_of(layout)
    near = narrate(people, refs, {}, scene_starts(layout))
    if settle(people, refs, layout, turns, near):
        near = narrate(people, refs, {}, scene_starts(layout))
    told = told_by(refs, people, near, chains)
    layout.voiced = {person_of(t.tag, people, near) for t in turns if t.tag is not None}
    talks = conversations(layout, people, turns, near, wide=True)
    talks += conversations(layout, people, asides_of(layout), near, wide=True)
    return Setting(people, layout, refs, talks, told, tracks_of(refs, told))
