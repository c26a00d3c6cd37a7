"""How warm two people are to each other in each scene: what they do in talk, and what they feel toward one another."""

from __future__ import annotations

from collections import defaultdict
from math import tanh
from typing import TYPE_CHECKING, Final

from underneath.layers.feelings import NEGATIVE, POSITIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from underneath.layers.acts import Acts
    from underneath.layers.feelings import Feelings
    from underneath.layers.scenes import Scenes

# What an act says of the warmth between two people; acts not named say nothing.
ACTS: Final = {
    "comfort": 1.0, "thank": 0.6, "apologise": 0.4, "promise": 0.5, "offer": 0.4, "accept": 0.3, "tease": 0.3,
    "confess": 0.3, "permit": 0.2, "refuse": -0.3, "warn": -0.1, "accuse": -0.8, "threaten": -1.0, "lie": -0.4,
}  # fmt: skip
# Feelings that are about the other one, and not about the world.
TOWARD: Final = dict.fromkeys(POSITIVE, 0.5) | dict.fromkeys(NEGATIVE, -0.5) | {"love": 1.0, "caring": 1.0}


class Warmth:
    """Sums over acts and feelings, by pair and scene."""

    def __init__(self, scenes: Scenes, feelings: Feelings, acts: Acts) -> None:
        self.sums: dict[tuple[frozenset[str], int], float] = defaultdict(float)
        for act in acts:
            if act.by and act.kind in ACTS:
                for hearer in act.to:
                    self._add(act.by, hearer, scenes.index_before(act.span.start), ACTS[act.kind])
        for feeling in feelings:
            if feeling.toward and feeling.felt in TOWARD:
                place = scenes.index_before(feeling.span.start)
                self._add(feeling.who, feeling.toward, place, TOWARD[feeling.felt])

    def _add(self, one: str, other: str, scene: int, value: float) -> None:
        if one != other:
            self.sums[frozenset((one, other)), scene] += value

    def course(self, one: str, other: str, scenes: Sequence[int]) -> tuple[float, ...]:
        """One warmth a scene, -1 to 1; 0 where nothing tells."""
        both = frozenset((one, other))
        return tuple(round(tanh(self.sums.get((both, scene), 0.0)), 3) for scene in scenes)
