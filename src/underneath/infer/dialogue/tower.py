"""A small network over a sheet: one score for each candidate in each turn.

A candidate's hidden layer is the sum of four looks: the rules' features that fire, what is seen of the person, what is
seen of the turn, and what the vectors say (how much of the turn points at the person's mentions; how like the line is
to others surely theirs). Then it looks around (`neighbours`). The same shape serves speakers and hearers, each with
weights of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.encode.halves import widened
from underneath.infer.dialogue.neighbours import looked_around
from underneath.infer.dialogue.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Arrays = dict[str, Floats]

_LIMIT = 12.0  # of a pointing score, before it is exponentiated
_FLOOR = 0.01  # pointing that everybody gets
_BLOCK = 4096  # mentions looked up at once: bounds memory on long books
_ROWS = 1024  # rows whose features are counted at once


@dataclass(frozen=True, slots=True)
class Looks:
    """The encoder's vectors that a sheet takes.

    `words` (t, 3d): mean, first and last word of each turn's lines. `beside` (t, d): the narration around them.
    `edges` (mentions, 2): tokens where each mention begins and ends. `vectors` (n, d): all tokens.
    `marked`: turns that surely are someone's, and whose. `begins` (t,): the token each turn begins with.
    """

    words: Floats
    beside: Floats
    edges: Ints
    vectors: NDArray[np.float16]
    marked: tuple[Ints, Ints]
    begins: Ints


class Tower:
    """One set of weights; names in the file begin with `name`."""

    def __init__(self, weights: Arrays, name: str) -> None:
        self.weights, self.name = weights, name

    def __getitem__(self, part: str) -> Floats:
        return self.weights[f"{self.name}.{part}"]

    def linear(self, part: str, x: Floats) -> Floats:
        """A layer as torch keeps it: weight (out, in), perhaps a bias."""
        y = x @ self[f"{part}.weight"].T
        bias = self.weights.get(f"{self.name}.{part}.bias")
        return np.asarray(y if bias is None else y + bias, np.float32)

    def score(self, sheet: Sheet, looks: Looks, extra: Floats | None = None, strength: Floats | None = None) -> Floats:
        """Scores of all rows, (r,); `extra` (r, e): further columns of the person; `strength`: see `pointing`."""
        of = sheet.turn_of_row()
        person = sheet.person if extra is None else np.concatenate([sheet.person, extra], 1)
        share = _share(sheet, pointing([self], sheet, looks)[0] if strength is None else strength, of)
        own = self.linear("own", looks.words)
        crossed = np.concatenate(
            [own[of] * self._profile(sheet, looks, own, of), self.linear("beat", looks.beside)[of],
             share[:, None], np.exp(share)[:, None]], 1,
        )  # fmt: skip
        hidden = self.linear("person", person) + self.linear("line", sheet.line)[of] + self.linear("cross", crossed)
        bag = _bag(sheet, np.concatenate([self["sign"], self["rule"]], 1), len(of))
        hidden += bag[:, :-1]
        hidden = looked_around(self, sheet, np.maximum(hidden, 0.0))
        hidden = np.maximum(self.linear("second", np.maximum(hidden, 0.0)), 0.0)
        return bag[:, -1] + self["trust"] * share + self.linear("out", hidden)[:, 0]

    def points(self, asked: Floats, keys: Floats, feature: Floats) -> Floats:
        """How strongly each of k pairs points, (k,), from what its turn asks, its mention's keys, its features."""
        met = asked * keys
        glance = np.maximum(self.linear("glance", feature) + self.linear("glance_cross", met), 0.0)
        strength = np.asarray(met.sum(1) / np.sqrt(met.shape[1]) + self.linear("point", feature)[:, 0], np.float32)
        strength += self.linear("glance_out", glance)[:, 0]
        return strength

    def _profile(self, sheet: Sheet, looks: Looks, own: Floats, of: Ints) -> Floats:
        """Mean of the lines that are surely a candidate's, the turn itself left out, (r, rank)."""
        turn, who = looks.marked
        people = int(max(sheet.who.max(initial=0), who.max(initial=0))) + 1
        total, count = np.zeros((people, own.shape[1]), np.float32), np.zeros(people, np.float32)
        np.add.at(total, who, own[turn])
        np.add.at(count, who, 1.0)
        by = np.full(len(sheet.line), -9, np.int64)
        by[turn] = who
        known = np.maximum(sheet.who, 0)
        mine = (by[of] == sheet.who) & (sheet.who >= 0)
        left = np.where(sheet.who >= 0, count[known] - mine, 0.0)
        rest = (total[known] - own[of] * mine[:, None]) / np.maximum(left, 1.0)[:, None]
        return np.asarray(np.where(left[:, None] > 0, rest, 0.0), np.float32)


def towers_of(weights: Arrays, name: str) -> list[Tower]:
    """The towers of one kind, `name.0`, `name.1` …, fitted from different seeds.

    Their mean knows better than any of them: 0.684 of the stories' speakers (dev) against 0.668 on average of three.
    """
    numbers = sorted(
        {part for kind, part, *_ in (key.split(".") for key in weights) if kind == name and part.isdigit()}
    )
    return [Tower(weights, f"{name}.{number}") for number in numbers]


def pointing(towers: Sequence[Tower], sheet: Sheet, looks: Looks) -> list[Floats]:
    """How strongly each pair points by each tower, (pairs,) each; what all of them see is gathered once."""
    pairs = sheet.pairs
    asks = [tower.linear("ask", looks.words) for tower in towers]
    out = [np.empty(len(pairs.turn), np.float32) for _ in towers]
    for a in range(0, len(pairs.turn), _BLOCK):
        part = slice(a, a + _BLOCK)
        at, where = np.unique(pairs.mention[part], return_inverse=True)
        vectors = widened(looks.vectors[looks.edges[at]].reshape(len(at), -1))
        turn, feature = pairs.turn[part], pairs.features[part]
        for strength, ask, tower in zip(out, asks, towers, strict=True):
            strength[part] = tower.points(ask[turn], tower.linear("key", vectors)[where], feature)
    return out


def _share(sheet: Sheet, strength: Floats, of: Ints) -> Floats:
    """Log of the share of a turn's pointing that goes to each candidate, (r,)."""
    pairs = sheet.pairs
    power = np.exp(np.clip(strength, -_LIMIT, _LIMIT))
    mine = np.bincount(sheet.row_of_pair(), power, len(of))
    every = np.bincount(pairs.turn, power, len(sheet.line)) + 1.0
    return np.asarray(np.log(mine + _FLOOR) - np.log(every)[of], np.float32)


def scores_of(towers: Sequence[Tower], sheet: Sheet, looks: Looks, extra: Floats | None = None) -> Floats:
    """The mean of the towers' scores of all rows, (r,)."""
    strengths = pointing(towers, sheet, looks)
    return mean_of(tower.score(sheet, looks, extra, s) for tower, s in zip(towers, strengths, strict=True))


def mean_of(values: Iterable[Floats]) -> Floats:
    """The mean of what several towers say."""
    return np.asarray(np.mean(list(values), axis=0), np.float32)


def _bag(sheet: Sheet, table: Floats, rows: int) -> Floats:
    """Sum of the table's rows for the features that fire, (rows, columns), as products of counts."""
    out = np.empty((rows, table.shape[1]), np.float32)
    order = np.argsort(sheet.row, kind="stable")
    row, sign = sheet.row[order], sheet.sign[order]
    for a in range(0, rows, _ROWS):
        b = min(rows, a + _ROWS)
        first, last = np.searchsorted(row, (a, b))
        at = (row[first:last] - a) * len(table) + sign[first:last]
        count = np.bincount(at, minlength=(b - a) * len(table)).reshape(b - a, len(table))
        out[a:b] = count.astype(np.float32) @ table
    return out
