"""How people stand to one another: pairs from shared scenes, talk, address and kinship words; warmth along the way."""

from __future__ import annotations

from underneath.infer.bonds.features import features
from underneath.infer.bonds.pairs import Couple, Pair, Pairs
from underneath.infer.bonds.warmth import Warmth
from underneath.infer.bonds.weights import Judge, load_judge
from underneath.layers.acts import Acts
from underneath.layers.cast import Cast
from underneath.layers.feelings import Feelings
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.ties import Tie, Ties
from underneath.story.story import Story

# Chance from which two people are said to be tied: there precision is not below recall on the held-out stories.
SURE = 0.32
# Passages kept as evidence of a tie; more than a reader will look at.
SHOWN = 8
# Warmth at which strangers, rivals or enemies have become something else, and before which they must have been colder.
WARM = 0.3
COLD_KINDS = frozenset({"stranger", "rival", "enemy"})


def find_ties(
    story: Story,
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
    pairs = Pairs(story, quotes, mentions, cast, coreference, attributions, scenes, staging).pairs
    order = {c.id: i for i, c in enumerate(cast.characters)}
    warmth = Warmth(scenes, feelings, acts)
    most = max((_share(pair) for pair in pairs.values()), default=1.0)
    judge = load_judge()
    rows = [
        _tie(couple, pair, judge, warmth, most, found)
        for couple, pair in sorted(pairs.items())
        if (found := judge.tie(features(pair, [order[p] for p in couple], len(order), len(scenes))))[0] >= SURE
    ]
    return Ties(tuple(sorted(rows, key=lambda tie: (-tie.weight, tie.a, tie.b))))


def _share(pair: Pair) -> float:
    return 1.0 + sum(pair.said) + 2.0 * len(pair.scenes) + 0.5 * pair.together


def _tie(couple: Couple, pair: Pair, judge: Judge, warmth: Warmth, most: float, found: tuple[float, int]) -> Tie:
    sure, kind = found
    course = warmth.course(*couple, pair.scenes)
    turn = _turn(judge.kinds[kind], course)
    return Tie(
        a=couple[0],
        b=couple[1],
        kind=judge.kinds[kind],
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
