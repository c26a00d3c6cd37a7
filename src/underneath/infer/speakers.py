"""Who says each quotation, and to whom."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from underneath.infer.attribution.antecedents import learn_genders, narrate
from underneath.infer.attribution.candidates import person_of
from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.decode import certain, marginals, scores, steps
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.hearers import hearers_of
from underneath.infer.attribution.people import People, Ref, people_of, refs_of
from underneath.infer.attribution.teller import give_teller
from underneath.infer.attribution.turns import Layout, asides_of, turns_of
from underneath.infer.attribution.vague import settle
from underneath.infer.attribution.weigh import Conversation, conversations
from underneath.infer.attribution.weights import WEIGHTS
from underneath.layers.cast import Cast
from underneath.layers.corrections import NOTHING_FIXED, Fixed
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Attribution, Attributions, How, Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

# the decoder's chances are too sure. After this factor dev (stories and vignettes, 697 quotations) has 0.91 right at
# 0.9, 0.80 at 0.8, 0.77 at 0.7, 0.65 at 0.6, 0.48 at 0.5, 0.35 at 0.4, 0.38 at 0.3, 0.27 at 0.2 (each the lower edge
# of a tenth; few below 0.3)
_TEMPER = 0.92


def attribute_quotes(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    cast: Cast,
    links: NameLinks,
    scenes: Scenes,
    fixed: Fixed = NOTHING_FIXED,
) -> Attributions:
    """Name each quotation's speaker and hearers; those that a person named are certain, and tell of the others.

    Returns
    -------
    Attributions
        One row a quotation, in order. Ids not in `cast` ("x1") mean people without a name in it.
    """
    people, layout, talks = prepare(story, quotes, mentions, cast, links, scenes, fixed)
    rows = [Attribution() for _ in quotes]
    for conversation in talks:
        _name(conversation, people, layout, rows)
    return Attributions(tuple(rows))


def prepare(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    cast: Cast,
    links: NameLinks,
    scenes: Scenes,
    fixed: Fixed = NOTHING_FIXED,
) -> tuple[People, Layout, list[Conversation]]:
    """Everything that is known before decoding: who there is, what stands where, what speaks for whom."""
    people, _, layout, turns, near = lay_out(story, quotes, mentions, cast, links, scenes, fixed)
    talks = conversations(layout, people, turns, near) + conversations(layout, people, asides_of(layout), near)
    return people, layout, talks


class Ground(NamedTuple):
    """What both decoders stand on. `near`: mention → the person a pronoun means, and by what lead."""

    people: People
    refs: list[Ref]
    layout: Layout
    turns: list[Turn]
    near: dict[int, tuple[int, float]]


def lay_out(
    story: Story, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks, scenes: Scenes, fixed: Fixed
) -> Ground:
    """Who there is, what stands where, the turns of talk, and whom the narration's pronouns mean."""
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
    layout.voiced = {person_of(t.tag, people, near) for t in turns if t.tag is not None}
    return Ground(people, refs, layout, turns, near)


def scene_starts(layout: Layout) -> set[int]:
    """Paragraphs that open a scene."""
    scene = layout.scene_of
    return {i for i in range(len(scene)) if i == 0 or scene[i] != scene[i - 1]}


def _name(conversation: Conversation, people: People, layout: Layout, rows: list[Attribution]) -> None:
    """Decode one conversation and fill its quotations' rows."""
    unary = certain(conversation, scores(conversation, WEIGHTS), layout.fixed)
    pairs = marginals(unary, *steps(conversation, WEIGHTS))
    chances = pairs.sum(axis=1)
    chosen = np.argmax(chances[:, :-1], axis=1) if chances.shape[1] > 1 else None
    if chosen is None:
        return
    who = [conversation.who[k] for k in chosen]
    for t, turn in enumerate(conversation.turns):
        sure = float(chances[t, chosen[t]])
        cue = cue_of(turn)
        row = Attribution(
            speaker=people.ids[who[t]],
            addressees=tuple(people.ids[h] for h in hearers_of(conversation, layout, who, t)),
            cue=cue,
            how=how_of(turn),
            confidence=round(_TEMPER * sure, 3),
        )
        for quote in turn.quotes:
            rows[quote] = row


def cue_of(turn: Turn) -> Span | None:
    """The words of the tag that name the speaker."""
    return Span(turn.tag.start, turn.tag.end) if turn.tag else None


def how_of(turn: Turn) -> How:
    """By what kind of sign the speaker is known."""
    tag = turn.tag
    if tag is not None:
        if tag.form == Form.I:
            return "narrator"
        return "explicit" if tag.form == Form.NAME else "anaphoric"
    if any(place in (Place.BEAT, Place.LAST, Place.WEAK) for place, _ in turn.cues):
        return "action"
    return "turn"
