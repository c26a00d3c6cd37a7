"""What tells whether two entities are one person that the links left in two: one row of numbers a pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.deep_heads import ANTECEDENT
from underneath.infer.attribution.grammar import Gender
from underneath.infer.coreference.forms import Form, Number
from underneath.infer.coreference.table import VOCATIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from underneath.infer.coreference.scoring import Weighed
    from underneath.infer.coreference.table import Table
    from underneath.layers.speech import Attribution

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

LEAST: Final = 0.01  # a pair whose likeliest link is less likely is not looked at: 96 in 100 that are one have a better
SHOWN: Final = 4  # names and descriptions of each of the two that the encoder's head compares
NEVER: Final = -6.0  # its score where one of them has none
STEEP: Final = 12.0
TOGETHER: Final = 8  # people of one sentence or paragraph that are taken for beside each other
_OPEN: Final = (Form.I, Form.YOU, Form.WE)


@dataclass(frozen=True, slots=True)
class Everyone:
    """The k people of a story, in order of their first mention.

    `ids`: k ids. `own`: (n,) whose each mention is, -1 for groups and things. `named`: (k,) whether in the cast.
    """

    ids: list[str]
    own: Ints
    named: NDArray[np.bool_]

    def count(self, which: NDArray[Any]) -> Floats:
        """(k,) the sum of (n,) values over each one's mentions."""
        mine = self.own >= 0
        return np.bincount(self.own[mine], np.asarray(which, np.float64)[mine], len(self.ids)).astype(np.float64)

    @property
    def sizes(self) -> Floats:
        """(k,) how many mentions each has."""
        return self.count(np.ones(len(self.own)))


def everyone_in(table: Table, ids: Sequence[str | None], cast: Collection[str]) -> Everyone:
    """Those of the entities that are one person each."""
    number: dict[str, int] = {}
    whole = np.array([-1 if e is None or "+" in e else number.setdefault(e, len(number)) for e in ids], np.int64)
    known = whole >= 0
    size = np.maximum(np.bincount(whole[known], minlength=len(number)), 1)
    person = np.bincount(whole[known], table.type[known] == 0, len(number)) * 2 >= size
    several = np.bincount(whole[known], table.number[known] == Number.SEVERAL, len(number)) * 2 >= size
    kept = np.flatnonzero(person & ~several)
    place = np.full(len(number) + 1, -1, np.int64)
    place[kept] = np.arange(len(kept))
    names = list(number)
    ours = [names[k] for k in kept.tolist()]
    return Everyone(ours, place[whole], np.array([name in cast for name in ours], bool))


@dataclass(frozen=True, slots=True)
class Couples:
    """Pairs of people: (p,) positions of both in `Everyone`, the one with a name or more mentions first."""

    one: Ints
    other: Ints
    keys: Ints  # sorted codes of the unordered pairs
    size: int

    def sums(self, a: Ints, b: Ints, weight: NDArray[Any] | None = None) -> Floats:
        """(p,) how much is said of each pair by rows of two people each."""
        at, hit = self._pairs(a, b)
        return np.bincount(at[hit], None if weight is None else weight[hit], len(self.keys)).astype(np.float64)

    def most(self, a: Ints, b: Ints, value: NDArray[Any], least: float = 0.0) -> Floats:
        """(p,) the greatest value of any row of the pair."""
        at, hit = self._pairs(a, b)
        out = np.full(len(self.keys), least)
        np.maximum.at(out, at[hit], value[hit])
        return out

    def _pairs(self, a: Ints, b: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Which pair each row is of, and whether it is of any."""
        code = np.minimum(a, b) * self.size + np.maximum(a, b)
        at = np.minimum(np.searchsorted(self.keys, code), len(self.keys) - 1)
        return at, (self.keys[at] == code) & (a != b) & (a >= 0) & (b >= 0)


def couples_of(everyone: Everyone, weighed: Weighed) -> Couples:
    """The pairs that some link takes for one."""
    size = len(everyone.ids)
    a, b = everyone.own[weighed.pairs.mention], everyone.own[weighed.pairs.antecedent]
    asked = (a >= 0) & (b >= 0) & (a != b) & (weighed.chance >= LEAST)
    keys = np.unique(np.minimum(a[asked], b[asked]) * size + np.maximum(a[asked], b[asked]))
    low, high = keys // max(size, 1), keys % max(size, 1)
    rank = everyone.named * (len(everyone.own) + 1) + everyone.sizes
    swap = rank[high] > rank[low]
    return Couples(np.where(swap, high, low), np.where(swap, low, high), keys, size)


def signs_of(
    table: Table, everyone: Everyone, couples: Couples, weighed: Weighed, rows: Sequence[Attribution]
) -> NDArray[np.float32]:
    """(p, f) all that is known of each pair."""
    one, other = couples.one, couples.other
    alone = _alone(table, everyone, weighed, rows)
    columns = [column[who] for column in alone for who in (one, other)]
    columns += _linked(everyone, couples, weighed)
    columns += _alike(table, everyone, couples, weighed)
    columns += _told(table, everyone, couples)
    columns += _talk(table, everyone, couples, rows)
    columns += [np.full(len(one), float(len(everyone.ids))), np.full(len(one), float(len(table)))]
    return np.stack(columns, 1).astype(np.float32)


def _alone(table: Table, everyone: Everyone, weighed: Weighed, rows: Sequence[Attribution]) -> list[Floats]:
    """What is known of each person, (k,) a column."""
    size = everyone.sizes
    nominal = table.form == Form.NONE
    first, last = _ends(everyone)
    place = {name: k for k, name in enumerate(everyone.ids)}
    says, heard = np.zeros(len(size)), np.zeros(len(size))
    for row in rows:
        if row.speaker in place:
            says[place[row.speaker]] += 1
        for who in row.addressees:
            if who in place:
                heard[place[who]] += 1
    return [
        size, everyone.named.astype(np.float64), everyone.count(table.kind == 0),
        everyone.count((table.kind != 0) & nominal), everyone.count(table.told == Gender.HE),
        everyone.count(table.told == Gender.SHE), everyone.count(table.form == Form.I),
        everyone.count(table.form == Form.YOU), everyone.count(table.quote >= 0) / size,
        weighed.fresh[first].astype(np.float64), everyone.count(weighed.beliefs.sure) / size, says, heard,
        first / max(1, len(table)), (last - first) / max(1, len(table)),
    ]  # fmt: skip


def _ends(everyone: Everyone) -> tuple[Ints, Ints]:
    """(k,) first and last mention of each."""
    at = np.arange(len(everyone.own))
    mine = everyone.own >= 0
    first = np.full(len(everyone.ids), len(at), np.int64)
    last = np.zeros(len(everyone.ids), np.int64)
    np.minimum.at(first, everyone.own[mine], at[mine])
    np.maximum.at(last, everyone.own[mine], at[mine])
    return first, last


def _linked(everyone: Everyone, couples: Couples, weighed: Weighed) -> list[Floats]:
    """How likely the links between the two are, and beside those to others."""
    mention, antecedent, chance = weighed.pairs.mention, weighed.pairs.antecedent, weighed.chance
    a, b = everyone.own[mention], everyone.own[antecedent]
    size = everyone.sizes
    k = len(size)
    apart, within = (a != b) & (a >= 0) & (b >= 0), (a == b) & (a >= 0)
    out = np.bincount(a[apart], chance[apart], k) + np.bincount(b[apart], chance[apart], k)
    own = np.bincount(a[within], chance[within], k)
    link = couples.sums(a, b, chance)
    one, other = couples.one, couples.other
    described = weighed.described[mention]
    both = described & weighed.described[antecedent]
    return [
        link, couples.most(a, b, chance), couples.most(a[described], b[described], chance[described]),
        couples.most(a[both], b[both], chance[both]), link / np.minimum(size[one], size[other]),
        link / (out[one] + 1e-6), link / (out[other] + 1e-6), out[one] / size[one], out[other] / size[other],
        own[one] / size[one], own[other] / size[other], _rank(one, link), _rank(other, link),
    ]  # fmt: skip


def _rank(who: Ints, value: Floats) -> Floats:
    """(p,) how many pairs of the same person have a greater value."""
    order = np.lexsort((-value, who))
    starts = np.flatnonzero(np.diff(who[order], prepend=-1))
    place = np.arange(len(who)) - np.repeat(starts, np.diff(np.append(starts, len(who))))
    out = np.empty(len(who))
    out[order] = place
    return out


def _alike(table: Table, everyone: Everyone, couples: Couples, weighed: Weighed) -> list[Floats]:
    """What the encoder's own head says of their names and descriptions, at any distance."""
    shown = [np.zeros(0, np.int64)] * len(everyone.ids)
    for k in np.unique(np.concatenate([couples.one, couples.other])).tolist():
        mine = np.flatnonzero(everyone.own == k)
        shown[k] = mine[table.form[mine] == Form.NONE][:SHOWN]
    rows = [
        (p, max(i, j), min(i, j))
        for p, (a, b) in enumerate(zip(couples.one.tolist(), couples.other.tolist(), strict=True))
        for i in shown[a].tolist()
        for j in shown[b].tolist()
    ]
    best, mean = np.full(len(couples.one), NEVER), np.full(len(couples.one), NEVER)
    if rows:
        at, later, sooner = (np.array(column, np.int64) for column in zip(*rows, strict=True))
        far = (table.first[later] - table.first[sooner]).astype(np.int64)
        seen = weighed.seen
        score = seen.heads.strength(seen.mine[later], seen.theirs[sooner], far, ANTECEDENT).clip(-STEEP, STEEP)
        np.maximum.at(best, at, score)
        count = np.bincount(at, minlength=len(best))
        mean = np.where(count > 0, np.bincount(at, score, len(best)) / np.maximum(count, 1), NEVER)
    return [best, mean, _rank(couples.one, best), _rank(couples.other, best)]


def _told(table: Table, everyone: Everyone, couples: Couples) -> list[Floats]:
    """Gender, and how they stand to each other in the narration."""
    one, other = couples.one, couples.other
    he, she = everyone.count(table.told == Gender.HE), everyone.count(table.told == Gender.SHE)
    total = np.maximum(he + she, 1e-9)
    same = (he[one] * he[other] + she[one] * she[other]) / (total[one] * total[other])
    told = (he + she > 0)[one] & (he + she > 0)[other]
    size = everyone.sizes
    least = np.minimum(size[one], size[other])
    first, last = _ends(everyone)
    later, sooner = np.where(first[one] > first[other], one, other), np.where(first[one] > first[other], other, one)
    sentence, paragraph = (_beside(everyone, couples, column) for column in (table.sentence, table.paragraph))
    argument = np.where((table.verb >= 0) & (table.reflexive == 0), table.verb, -1)
    return [
        np.where(told, same, -1.0), np.minimum(he[one], she[other]) + np.minimum(she[one], he[other]),
        sentence, sentence / least, paragraph, paragraph / least, _beside(everyone, couples, argument),
        (first[later] - last[sooner]).astype(np.float64), (first[later] - first[sooner]).astype(np.float64),
        (first[other] > first[one]).astype(np.float64), least / np.maximum(size[one], size[other]),
    ]  # fmt: skip


def _beside(everyone: Everyone, couples: Couples, where: NDArray[np.int32]) -> Floats:
    """(p,) in how many of the places both are; `where`: (n,) the place of each mention, -1 for none."""
    mine = (everyone.own >= 0) & (where >= 0)
    size = len(everyone.ids)
    code = np.unique(where[mine].astype(np.int64) * size + everyone.own[mine])
    place, who = code // max(size, 1), code % max(size, 1)
    total = np.zeros(len(couples.one))
    for step in range(1, TOGETHER):
        met = place[step:] == place[:-step]
        total += couples.sums(who[step:][met], who[:-step][met])
    return total


def _talk(table: Table, everyone: Everyone, couples: Couples, rows: Sequence[Attribution]) -> list[Floats]:
    """Whether they speak to each other, in turns, of each other, and by whose name the other is called."""
    place = {name: k for k, name in enumerate(everyone.ids)}
    speaker = [place.get(row.speaker or "", -1) for row in rows]
    hearers = [[place[who] for who in row.addressees if who in place] for row in rows]
    talk = [(s, h) for s, to in zip(speaker, hearers, strict=True) for h in to]
    turns = list(pairwise(speaker))
    spoken, called = [], []
    own, quote, role, form = (column.tolist() for column in (everyone.own, table.quote, table.role, table.form))
    for mine, q, r, f in zip(own, quote, role, form, strict=True):
        if mine < 0 or not 0 <= q < len(rows):
            continue
        if r == VOCATIVE:
            called += [(mine, h) for h in hearers[q]]
        elif f not in _OPEN:
            spoken += [(mine, who) for who in (speaker[q], *hearers[q])]

    def sums(pairs: list[tuple[int, int]]) -> Floats:
        both = np.array(pairs, np.int64).reshape(-1, 2)
        return couples.sums(both[:, 0], both[:, 1])

    lines = np.zeros(len(everyone.ids))
    np.add.at(lines, [k for k in [*speaker, *(h for to in hearers for h in to)] if k >= 0], 1.0)
    to_each_other = sums(talk)
    return [
        to_each_other, to_each_other / (1 + np.minimum(lines[couples.one], lines[couples.other])), sums(turns),
        sums(spoken), sums(called),
    ]  # fmt: skip
