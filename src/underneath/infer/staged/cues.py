"""Each scene's people, and how often each sign of presence or point of view was met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from underneath.infer.staged.signs import Sign
from underneath.layers.cast import Cast
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Attributions, Quotes

Row = NDArray[np.float64]

CUES: Final = (
    "told", "pronoun", "name", "described", "subject", "thinks", "senses", "feels", "seems", "looks", "undergoes",
    "inner", "outer", "kin", "owns", "seen", "mind", "shown", "within", "without", "says", "aloud", "hears",
    "spoken of", "together", "read", "depth", "likely",
)  # fmt: skip
"""Told of in the narration, and how; what the signs tell; lines said, thought, heard; named in others' lines."""

NUMBER: Final = {name: i for i, name in enumerate(CUES)}
KIND: Final = {"PRON": "pronoun", "PROP": "name", "NOM": "described"}


@dataclass(slots=True)
class SceneCues:
    """A scene's people, first met first, with counts of `CUES`.

    `opening`: those told of in the narration, in the order of their first mention.
    """

    people: dict[str, list[float]] = field(default_factory=dict)
    opening: dict[str, None] = field(default_factory=dict)

    def add(self, who: str, cue: str, weight: float = 1.0) -> None:
        """Count a sign."""
        self.people.setdefault(who, [0.0] * len(CUES))[NUMBER[cue]] += weight

    def row(self, who: str) -> Row:
        """Counts of `CUES` of one person."""
        return np.array(self.people.get(who) or [0.0] * len(CUES))


class Gatherer:
    """Sorts mentions, signs and lines to scenes and people."""

    def __init__(self, scenes: Scenes, cast: Cast) -> None:
        self.scenes = [SceneCues() for _ in scenes]
        self._starts = np.array([s.span.start for s in scenes] or [0])
        self._ends = np.array([s.span.end for s in scenes] or [0])
        self.people = {c.id for c in cast.characters} | {g.id for g in cast.groups}
        self._told: list[tuple[SceneCues, list[str], float] | None] = []

    def _scene(self, at: Sequence[int]) -> list[SceneCues | None]:
        """The scene of each offset."""
        offsets = np.asarray(at, np.int64)
        index = np.searchsorted(self._starts, offsets, "right") - 1
        inside = (index >= 0) & (offsets < self._ends[index])
        return [self.scenes[i] if ok else None for i, ok in zip(index.tolist(), inside.tolist(), strict=True)]

    def mentions(self, mentions: Mentions, coreference: Coreference, quotes: Quotes) -> None:
        """Count who is told of and who is spoken of; a mention weighs as much as it is sure whom it means."""
        at = [m.span.start for m in mentions]
        rows = zip(
            mentions, coreference.entities, coreference.confidence, self._scene(at), quoted(quotes, at), strict=True
        )
        for mention, entity, sure, scene, spoken in rows:
            self._told.append(None)
            if entity is None or scene is None:
                continue
            named = entity.split("+")
            who = [one for one in named if one in self.people]
            if spoken:
                for one in who:
                    scene.add(one, "spoken of")
            elif who:
                self._told[-1] = scene, who, sure
                self._tell(scene, who, KIND[mention.kind], sure)

    def _tell(self, scene: SceneCues, who: list[str], kind: str, sure: float) -> None:
        for one in who:
            scene.opening.setdefault(one)
            scene.add(one, "told", sure)
            scene.add(one, kind, sure)
            if len(who) > 1:
                scene.add(one, "together")

    def signs(self, signs: Iterable[Sign]) -> None:
        """Count what mentions in the narration tell; of several people together, each has a share."""
        for i, cue, weight in signs:
            told = self._told[i]
            if told:
                scene, who, sure = told
                for one in who:
                    scene.add(one, cue, weight * sure / len(who))

    def lines(self, quotes: Quotes, attributions: Attributions) -> None:
        """Count who says, thinks and hears."""
        scenes = self._scene([q.span.start for q in quotes])
        for quote, said, scene in zip(quotes, attributions.rows, scenes, strict=True):
            if scene is None:
                continue
            if said.speaker in self.people:
                scene.add(str(said.speaker), "aloud" if quote.kind == "thought" else "says")
            for who in said.addressees:
                if who in self.people:
                    scene.add(who, "hears")


def quoted(quotes: Quotes, at: Sequence[int]) -> list[bool]:
    """Whether each offset lies in a quotation."""
    starts = np.array([q.span.start for q in quotes] or [0])
    ends = np.maximum.accumulate(np.array([q.span.end for q in quotes] or [0]))
    offsets = np.asarray(at, np.int64)
    index = np.searchsorted(starts, offsets, "right") - 1
    return [bool(b) for b in (index >= 0) & (offsets < ends[np.maximum(index, 0)])]
