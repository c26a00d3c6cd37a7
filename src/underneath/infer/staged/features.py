"""What the signs of a scene and of its story come to: the columns that are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from underneath.infer.staged.cues import CUES, NUMBER, Row, SceneCues

Floats = NDArray[np.float64]

INNER: Final = ("mind", "thinks", "senses", "feels", "undergoes", "within", "inner", "aloud")
OUTER: Final = ("shown", "seems", "outer", "without", "seen")
VIEW: Final = (
    "told", "told share", "inner", "inner share", "outer", "inner over outer", "subject", "pronouns", "descriptions",
    "names", "says", "hears", "kin", "spoken of", "together", "aloud", "depth", "mean depth", "likely",
)  # fmt: skip
FLAGS: Final = ("opens", "second", "opens the story", "narrator", "scenes", "openings")
POV: Final = (*VIEW, *(f"{name}, story" for name in VIEW), *FLAGS)
"""Columns of the point of view: those of the scene, the same of the whole story, and what is so or not."""

PRESENCE: Final = (
    "told", "told share", "subject", "subject share", "says", "hears", "spoken of", "descriptions", "pronouns", "names",
    "together", "group", "owns", "acts", "silent", "only spoken of", "only in lines", "never subject", "seen", "first",
    "last", "next door", "story share",
)  # fmt: skip
"""Columns of being there."""


class StoryCues:
    """The scenes' counts, and their sums over the story."""

    def __init__(self, scenes: Sequence[SceneCues], narrators: frozenset[str], groups: frozenset[str]) -> None:
        self.scenes, self.narrators, self.groups = scenes, narrators, groups
        self.sums: dict[str, Row] = {}
        for scene in scenes:
            for who, counts in scene.people.items():
                self.sums[who] = self.sums.get(who, np.zeros(len(CUES))) + np.array(counts)
        self.total = sum(self.sums.values(), np.zeros(len(CUES)))
        self._views = {who: view(counts, self.total) for who, counts in self.sums.items()}
        self._here = [{who for who in scene.people if _there(scene.people[who])} for scene in scenes]
        self._scenes = Counter(who for here in self._here for who in here)
        self._opens = Counter(next(iter(scene.opening)) for scene in scenes if scene.opening)

    def viewers(self, number: int) -> list[str]:
        """Who may be the point of view of a scene."""
        return [who for who in self.scenes[number].people if who in self._here[number] and who not in self.groups]

    def pov(self, number: int) -> Floats:
        """Columns `POV` of a scene's `viewers`, (people, columns)."""
        scene, people = self.scenes[number], self.viewers(number)
        total = sum((scene.row(who) for who in scene.people), np.zeros(len(CUES)))
        first, opening = list(self.scenes[0].opening)[:1], list(scene.opening)[:2]
        out = np.zeros((len(people), len(POV)))
        for row, who in zip(out, people, strict=True):
            opens = opening[:1] == [who]
            flags = (
                opens, opening[1:] == [who], first == [who], who in self.narrators,
                self._scenes[who] / len(self.scenes), (self._opens[who] - opens) / len(self.scenes),
            )  # fmt: skip
            row[:] = (*view(scene.row(who), total), *self._views[who], *flags)
        return out

    def presence(self, number: int) -> Floats:
        """Columns `PRESENCE` of everyone a scene names, in the order of `people`."""
        scene = self.scenes[number]
        total = sum(counts[NUMBER["told"]] for counts in scene.people.values()) + 2
        near = [self._here[n] for n in (number - 1, number + 1) if 0 <= n < len(self.scenes)]
        opening = list(scene.opening)
        out = np.zeros((len(scene.people), len(PRESENCE)))
        for row, who in zip(out, scene.people, strict=True):
            row[:] = (
                *_presence(scene.people[who], total, who in self.groups),
                who in opening[:2], who in opening[-1:],
                sum(who in here for here in near) / len(near) if near else 0.5,
                self.sums[who][0] / (self.total[0] + 1),
            )  # fmt: skip
        return out


def _there(counts: Sequence[float]) -> bool:
    return counts[NUMBER["told"]] + counts[NUMBER["says"]] > 0


def _sum(counts: Row, names: Sequence[str]) -> float:
    return float(sum(counts[NUMBER[name]] for name in names))


def view(counts: Row, total: Row) -> tuple[float, ...]:
    """Columns `VIEW` of one person's counts beside those of all."""
    get = dict(zip(CUES, counts.tolist(), strict=True))
    told, inner, outer = get["told"], _sum(counts, INNER), _sum(counts, OUTER)
    log = np.log1p(np.maximum([told, inner, outer, get["subject"], get["says"], get["hears"], get["kin"]], 0)).tolist()
    return (
        log[0], told / (total[0] + 2), log[1], inner / (_sum(total, INNER) + 1), log[2], (inner - outer) / (told + 3),
        log[3], get["pronoun"] / (told + 2), get["described"] / (told + 2), get["name"] / (told + 2), log[4], log[5],
        log[6], float(np.log1p(get["spoken of"])), get["together"] / (told + 2), float(np.log1p(get["aloud"])),
        get["depth"] / float(np.sqrt(get["read"] + 1)), get["depth"] / (get["read"] + 1),
        float(np.log1p(get["likely"])),
    )  # fmt: skip


def _presence(counts: Sequence[float], total: float, group: bool) -> tuple[float, ...]:
    get = dict(zip(CUES, counts, strict=True))
    told, subject, lines = get["told"], get["subject"], get["says"] + get["hears"]
    spoken = told == 0 and get["says"] == 0
    log = np.log1p(
        [told, subject, get["says"], get["hears"], get["spoken of"], get["shown"] + get["mind"], get["seen"]]
    )
    a, b, c, d, e, acts, seen = log.tolist()
    return (
        a, told / total, b, subject / (told + 1), c, d, e, get["described"] / (told + 1), get["pronoun"] / (told + 1),
        get["name"] / (told + 1), get["together"] / (told + 1), group, get["owns"] / (told + 1), acts,
        told > 0 and lines == 0, spoken, spoken and get["hears"] == 0, told > 0 and subject == 0, seen,
    )  # fmt: skip
