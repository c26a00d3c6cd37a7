"""Who has to do with whom: one node a character, one edge a pair; for GEXF, GraphML and edge lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from underneath.layers.cast import Character
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Presence, Reading
from underneath.reading.rows import NOBODY


@dataclass(slots=True)
class Edge:
    """Two characters, in the order of the cast: what they say to each other, where they meet, how they stand.

    `to`, `back`: lines by scene index, from the first to the second and back; `together`: scenes both are present in.
    """

    a: str
    b: str
    to: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    together: list[int] = field(default_factory=list)
    tie: Tie | None = None

    @property
    def weight(self) -> int:
        """Lines they say to each other and scenes they share, added up; at least 1."""
        return max(1, sum(self.to.values()) + sum(self.back.values()) + len(self.together))

    @property
    def scenes(self) -> list[int]:
        """Indices of the scenes in which they meet or speak."""
        return sorted({*self.to, *self.back, *self.together})

    def lines_in(self, scene: int) -> int:
        """Lines they say to each other in a scene."""
        return self.to.get(scene, 0) + self.back.get(scene, 0)


@dataclass(frozen=True, slots=True)
class Node:
    """A character, how much of the story is theirs, and the indices of the scenes they are present in."""

    character: Character
    presence: Presence
    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The characters and all pairs of them that speak, meet or have a tie; `scenes`: how many there are."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    scenes: int


def network_of(reading: Reading) -> Network:
    """The network of a reading's characters; groups that speak have no node in it."""
    stages, scenes = reading.layer(Staging).rows, defaultdict[str, list[int]](list)
    for i, stage in enumerate(stages):
        for id_ in dict.fromkeys(stage.present):
            scenes[id_].append(i)
    presence = reading.presence
    nodes = tuple(Node(c, presence.get(c.id, NOBODY), tuple(scenes[c.id])) for c in reading.cast.characters)
    return Network(nodes, tuple(_edges(reading).values()), len(stages))


def _edges(reading: Reading) -> dict[tuple[int, int], Edge]:
    order = {c.id: i for i, c in enumerate(reading.cast.characters)}
    edges: dict[tuple[int, int], Edge] = {}

    def edge(a: str, b: str) -> Edge:
        i, j = sorted((order[a], order[b]))
        first, second = (a, b) if i == order[a] else (b, a)
        return edges.setdefault((i, j), Edge(first, second))

    for speaker, hearer, scene in _said(reading):
        if speaker in order and hearer in order and speaker != hearer:
            pair = edge(speaker, hearer)
            lines = pair.to if speaker == pair.a else pair.back
            lines[scene] = lines.get(scene, 0) + 1
    for scene, stage in enumerate(reading.layer(Staging).rows):
        for a, b in combinations(dict.fromkeys(id_ for id_ in stage.present if id_ in order), 2):
            edge(a, b).together.append(scene)
    for tie in reading.layer(Ties).rows if reading.has(Ties) else ():
        if tie.a in order and tie.b in order and tie.a != tie.b:
            pair = edge(tie.a, tie.b)
            pair.tie = pair.tie or tie  # the weightiest comes first
    return dict(sorted(edges.items()))


def _said(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Speaker, hearer and scene of every line that has both."""
    for quote, row in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        scene = max(0, reading.scenes.index_before(quote.span.start))
        for hearer in dict.fromkeys(row.addressees):
            if row.speaker is not None:
                yield row.speaker, hearer, scene
