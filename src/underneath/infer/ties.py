"""How people stand to one another: pairs from shared scenes, talk, address and kinship words; warmth along the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from underneath.encode.deep_heads import shipped_heads
from underneath.encode.signals import Signals
from underneath.infer.bonds.company import Company
from underneath.infer.bonds.features import features
from underneath.infer.bonds.meetings import meetings_of
from underneath.infer.bonds.pairs import Couple, Pair, Pairs
from underneath.infer.bonds.warmth import Warmth
from underneath.infer.bonds.weights import Judge, load_judge
from underneath.infer.ends import ends_of
from underneath.layers.acts import Acts
from underneath.layers.cast import Cast
from underneath.layers.feelings import Feelings
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.ties import Tie, Ties
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

# Chance from which two are said to be tied. Chosen on dev, where F1 of pairs was 0.60 of the stories and 0.79 of the
# vignettes (at 0.36 0.56, 0.79; of a hundred unseen tales 0.58, 0.59). Precision is nowhere below recall.
SURE = 0.44
# Passages kept as evidence of a tie; more than a reader will look at.
SHOWN = 8
# Chance from which a tie is said to turn into another kind: there it does so about as often as a kind is right. Of
# 2,006 ties of unseen tales and 211 of the stories and vignettes, cross-validated, 136 and 14 are said to turn; 0.38
# and 0.43 of them do so into that kind, 0.60 and 0.86 into some (from 0.25 on 262, 19; 0.30, 0.32; 0.52, 0.63).
TURNS = 0.35


def find_ties(
    story: Story,
    signals: Signals,
    quotes: Quotes,
    mentions: Mentions,
    cast: Cast,
    coreference: Coreference,
    attributions: Attributions,
    scenes: Scenes,
    staging: Staging,
    feelings: Feelings,
    acts: Acts,
) -> Ties:
    """Tell who is tied to whom, how, and how that goes.

    Returns
    -------
    Ties
        The weightiest first. `weight` is the share of the lines and scenes that the two have together, against those of
        the pair that has most.
    """
    found = Pairs(story, quotes, mentions, cast, coreference, attributions, scenes, staging)
    order = {c.id: i for i, c in enumerate(cast.characters)}
    warmth = Warmth(scenes, feelings, acts)
    most = max((_share(pair) for pair in found.pairs.values()), default=1.0)
    judge = load_judge(signals.model)
    met, company = looked_at(story, signals, mentions, coreference, order, found)
    rows = []
    for couple, pair in sorted(found.pairs.items()):
        columns = features(pair, [order[p] for p in couple], len(order), len(scenes), met.get(couple))
        sure = judge.sure(columns)
        if sure >= SURE:
            around = company.of(couple, pair) if company else None
            rows.append(_tie(couple, pair, warmth, most, (sure, *kinds_told(judge, columns, around))))
    return Ties(tuple(sorted(rows, key=lambda tie: (-tie.weight, tie.a, tie.b))))


def looked_at(
    story: Story, signals: Signals, mentions: Mentions, coreference: Coreference, people: Collection[str], pairs: Pairs
) -> tuple[dict[Couple, NDArray[np.float32]], Company | None]:
    """What the encoder says of every two of these people, and what is around them; nothing where it kept no vectors."""
    if signals.vectors is None:
        return {}, None
    ends = ends_of(story, mentions, coreference, people)
    return meetings_of(ends, signals.vectors, shipped_heads()), Company(story, signals.vectors, ends, pairs)


def _share(pair: Pair) -> float:
    return 1.0 + sum(pair.said) + 2.0 * len(pair.scenes) + 0.5 * pair.together


def kinds_told(judge: Judge, columns: Floats, around: Floats | None) -> tuple[str, str | None]:
    """What a tie is, and what it becomes: None where that is not likely enough, or the words' vectors were not kept."""
    kind = judge.kind_of(columns, around)
    chance, into = (0.0, None) if around is None else judge.turn_of(columns, around, kind)
    return kind, into if chance >= TURNS else None


def _tie(couple: Couple, pair: Pair, warmth: Warmth, most: float, found: tuple[float, str, str | None]) -> Tie:
    sure, kind, becomes = found
    return Tie(
        a=couple[0],
        b=couple[1],
        kind=kind,
        becomes=becomes,
        # Of 75 ties that turn (stories and vignettes of dev, 81 unseen tales) 58 do in the last scene that the two
        # share; 55 in the story's last, or in that where their warmth changes most.
        scene=pair.scenes[-1] if becomes and pair.scenes else None,
        weight=round(_share(pair) / most, 3),
        course=warmth.course(*couple, pair.scenes),
        evidence=tuple(sorted({*pair.evidence[:SHOWN], *pair.shared[: max(0, SHOWN - len(pair.evidence))]})),
        confidence=round(sure, 3),
    )
