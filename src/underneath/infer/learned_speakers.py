"""Who says each quotation, and to whom, by a trained scorer over features and the encoder's vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from underneath.encode.deep_heads import shipped_heads
from underneath.encode.signals import Signals
from underneath.infer.attribution.decode import certain, marginals
from underneath.infer.attribution.weigh import Conversation
from underneath.infer.dialogue.agreeing import believe_tags, clashing, renamed, same_people
from underneath.infer.dialogue.chained import name_outsiders
from underneath.infer.dialogue.exchange import exchange
from underneath.infer.dialogue.hearing import around, heard
from underneath.infer.dialogue.pointed import with_pointing
from underneath.infer.dialogue.pools import looks_of
from underneath.infer.dialogue.setting import Setting, set_up
from underneath.infer.dialogue.sheet import Sheet, sheet_of
from underneath.infer.dialogue.tower import Looks, mean_of, scores_of, towers_of
from underneath.infer.dialogue.weights import load_weights
from underneath.infer.speakers import cue_of, how_of
from underneath.layers.cast import Cast
from underneath.layers.chains import Chains
from underneath.layers.corrections import NOTHING_FIXED, Fixed
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Attribution, FirstAttributions, Quotes
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Arrays = dict[str, Floats]


def attribute_quotes(
    story: Story,
    signals: Signals,
    quotes: Quotes,
    mentions: Mentions,
    cast: Cast,
    links: NameLinks,
    scenes: Scenes,
    chains: Chains,
    fixed: Fixed = NOTHING_FIXED,
) -> FirstAttributions:
    """Name each quotation's speaker and hearers; those that a person named are certain, and tell of the others.

    Returns
    -------
    FirstAttributions
        One row a quotation, in order. Ids not in `cast` ("x1") mean people without a name in it; confidence is the
        chance that the speaker is right.
    """
    setting = set_up(story, quotes, mentions, cast, links, scenes, chains, fixed)
    same = name_outsiders(setting.refs, setting.people, chains)
    rows = [Attribution() for _ in quotes]
    if setting.talks and signals.vectors is not None:
        looks = looks_of(story, setting, mentions, signals.vectors)
        weights = load_weights(signals.model)
        _fill(rows, setting, with_pointing(sheet_of(setting), looks, shipped_heads()), looks, weights, same)
    rows = renamed(rows, same)
    rows = believe_tags(rows, mentions, chains, setting.layout.fixed, clashing(setting.refs, setting.people))
    joins = same_people(rows, mentions, chains.entities, {c.id for c in cast.characters})
    return FirstAttributions(tuple(renamed(rows, joins)))


def _fill(
    rows: list[Attribution], setting: Setting, sheet: Sheet, looks: Looks, weights: Arrays, same: Mapping[str, str]
) -> None:
    """Score, decode, and write down every quotation's row; `same`: who is another candidate (`name_outsiders`)."""
    chances = speaking(setting, sheet, looks, weights)
    beside = around(sheet, chances)
    hears = scores_of(towers_of(weights, "hears"), sheet, looks, beside)
    at = 0
    for talk in setting.talks:
        stop = at + len(talk.turns) * len(talk.who)
        shape = (len(talk.turns), len(talk.who))
        cells = chances[at:stop].reshape(shape), hears[at:stop].reshape(shape)
        _name(rows, setting, talk, *folded(setting, talk, *cells, same), weights)
        at = stop


def speaking(setting: Setting, sheet: Sheet, looks: Looks, weights: Arrays) -> Floats:
    """Every row's chance of being the speaker, (r,), all turns of a conversation weighed together."""
    towers = towers_of(weights, "says")
    scores = scores_of(towers, sheet, looks).astype(np.float64)
    steps = zip(*(exchange(tower, sheet, looks) for tower in towers), strict=True)
    same, back = (np.exp(mean_of(step).astype(np.float64)) for step in steps)
    out, row, turn = [], 0, 0
    for talk in setting.talks:
        n, k = len(talk.turns), len(talk.who)
        own = certain(talk, scores[row : row + n * k].reshape(n, k), setting.layout.fixed)
        out.append(marginals(own, same[turn : turn + n], back[turn : turn + n]).sum(axis=1).ravel())
        row, turn = row + n * k, turn + n
    return np.concatenate(out).astype(np.float32)


def folded(
    setting: Setting, talk: Conversation, chances: Floats, hears: Floats, same: Mapping[str, str]
) -> tuple[Floats, Floats]:
    """The cells of one conversation, with what speaks for candidates who are `same` as another given to that one."""
    ids = [setting.people.ids[who] for who in talk.who[:-1]]
    place = {id_: k for k, id_ in enumerate(ids)}
    pairs = [(k, place[same[id_]]) for k, id_ in enumerate(ids) if same.get(id_) in place]
    if pairs:
        chances, hears = chances.copy(), hears.copy()
    for k, other in pairs:
        chances[:, other] += chances[:, k]
        hears[:, other] = np.maximum(hears[:, other], hears[:, k])
        chances[:, k], hears[:, k] = 0.0, -np.inf
    return chances, hears


def _name(
    rows: list[Attribution], setting: Setting, talk: Conversation, chances: Floats, hears: Floats, weights: Arrays
) -> None:
    """The rows of one conversation's quotations."""
    if len(talk.who) < 2:  # noqa: PLR2004 - nobody but nobody
        return
    ids = setting.people.ids
    least, alone = weights["hears.bounds"].tolist()
    for t, turn in enumerate(talk.turns):
        best = int(np.argmax(chances[t, :-1]))
        sure = float(np.interp(chances[t, best], weights["says.said"], weights["says.true"]))
        to = hears[t, :-1].copy()
        to[best] = -np.inf
        row = Attribution(
            speaker=ids[talk.who[best]],
            addressees=tuple(ids[talk.who[k]] for k in heard(to, least, alone)),
            cue=cue_of(turn),
            how=how_of(turn),
            confidence=round(sure, 3),
        )
        for quote in turn.quotes:
            rows[quote] = row
