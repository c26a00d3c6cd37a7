"""How people stand to one another: pairs from shared scenes, talk, address and kinship words; warmth along the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from underneath.encode.deep_heads import shipped_heads
from underneath.encode.signals import Signals
from underneath.infer.bonds.company import Company
from underneath.infer.bonds.features import features
from underneath.infer.bonds.meetings import meetings_of
from underneath.infer.bonds.pairs import Couple, Pair, Pairs
from underneath.infer.bonds.warmth import Warmth
from underneath.infer.bonds.weights import load_judge
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

# Chance from which two are said to be tied. Chosen on dev, where F1 of pairs was 0.60 of the stories and 0.79 of the
# vignettes (at 0.36 0.56, 0.79; of a hundred unseen tales 0.58, 0.59). Precision is nowhere below recall.
SURE = 0.44
# Passages kept as evidence of a tie; more than a reader will look at.
SHOWN = 8
# Warmth at which strangers, rivals or enemies have become something else, and before which they must have been colder.
WARM = 0.3
COLD_KINDS = frozenset({"stranger", "rival", "enemy"})


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
            kind = judge.kind_of(columns, company.of(couple, pair) if company else None)
            rows.append(_tie(couple, pair, warmth, most, (sure, kind)))
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


def _tie(couple: Couple, pair: Pair, warmth: Warmth, most: float, found: tuple[float, str]) -> Tie:
    sure, kind = found
    course = warmth.course(*couple, pair.scenes)
    turn = _turn(kind, course)
    return Tie(
        a=couple[0],
        b=couple[1],
        kind=kind,
        becomes=None if turn is None else "friend",
        scene=None if turn is None else pair.scenes[turn],
        weight=round(_share(pair) / most, 3),
        course=course,
        evidence=tuple(sorted({*pair.evidence[:SHOWN], *pair.shared[: max(0, SHOWN - len(pair.evidence))]})),
        confidence=round(sure, 3),
    )


def _turn(kind: str, course: tuple[float, ...]) -> int | None:
    """The shared scene in which people who stood coldly have become friends; None where they have not."""
    if kind not in COLD_KINDS or len(course) < 2 or course[-1] < WARM:  # noqa: PLR2004 - a turn takes two scenes
        return None
    return next((i for i, warm in enumerate(course) if i and warm >= WARM and min(course[:i]) < WARM), None)
