"""Which earlier mentions each mention may go back to: the nearest that agree, and any that share its words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.attribution.grammar import Gender
from underneath.infer.coreference.forms import Form, Number
from underneath.infer.coreference.several import PERSON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.table import Table

    Ints = NDArray[np.int32]
    Flags = NDArray[np.bool_]

REACH: Final = 60  # mentions looked back over; 0.99 of the pronouns have an antecedent within
KEEP: Final = 20  # of them, the nearest that agree
ALIKE: Final = 3  # earlier mentions that share a word or a link, however far back


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns over p pairs, sorted by mention, then nearest antecedent first.

    `mention`, `antecedent`: (p,) indices. `rank`: (p,) how many candidates of that mention are nearer.
    `offset`: (n + 1,) the pairs of mention i are `offset[i]:offset[i + 1]`.
    """

    mention: Ints
    antecedent: Ints
    rank: Ints
    offset: Ints

    def block(self, first: int, last: int) -> Pairs:
        """The pairs of the mentions `first` up to, not including, `last`; `offset` still counts from mention 0."""
        a, b = int(self.offset[first]), int(self.offset[last])
        offset = np.clip(self.offset - a, 0, b - a)
        return Pairs(self.mention[a:b], self.antecedent[a:b], self.rank[a:b], offset)


def pairs_of(table: Table, known: Ints | None = None, keep: int = KEEP) -> Pairs:
    """All pairs to be scored. `known`, (n,): who a mention is known to be, -1 for unknown (see `voices`)."""
    n = len(table)
    near_mention, near_antecedent = _near(table, keep)
    far_mention, far_antecedent = _alike(table, known if known is not None else table.links)
    code = np.sort(
        np.concatenate([near_mention, far_mention]).astype(np.int64) * n
        + (n - 1 - np.concatenate([near_antecedent, far_antecedent]))
    )
    code = code[np.diff(code, prepend=-1) > 0]  # np.unique would hash: seven times as long
    mention, antecedent = (code // max(n, 1)).astype(np.int32), (n - 1 - code % max(n, 1)).astype(np.int32)
    offset = np.searchsorted(mention, np.arange(n + 1)).astype(np.int32)
    rank = np.arange(len(mention), dtype=np.int32) - offset[mention] if len(mention) else mention
    return Pairs(mention, antecedent, rank.astype(np.int32), offset)


def _near(table: Table, keep: int) -> tuple[Ints, Ints]:
    """The nearest that agree."""
    n = len(table)
    taken = np.zeros(n, np.int32)
    they, lone = table.form == Form.THEY, lone_people(table)
    mentions, antecedents = [], []
    for distance in range(1, min(REACH, n - 1) + 1):
        i = np.arange(distance, n, dtype=np.int32)
        j = i - distance
        ok = (taken[distance:] < keep) & agree(table, i, j, they, lone)
        taken[distance:] += ok
        mentions.append(i[ok])
        antecedents.append(j[ok])
    none = np.zeros(0, np.int32)
    return np.concatenate([none, *mentions]), np.concatenate([none, *antecedents])


def agree(table: Table, i: Ints, j: Ints, they: Flags, lone: Flags) -> Flags:
    """Whether two mentions may mean the same one: no clash of gender or number, neither inside the other.

    `they`, `lone`: (n,) which mentions are "they", which `lone_people`; those do not clash, for some people are "they".
    """
    a, b = table.gender[i], table.gender[j]
    clash = (a > 0) & (b > 0) & (a != b) & (a != Gender.THEY) & (b != Gender.THEY)
    one, other = table.number[i], table.number[j]
    several = (one > 0) & (other > 0) & (one != other) & ~((they[i] & lone[j]) | (lone[i] & they[j]))
    # "it" and "he" clash above; persons of the first and second are never things
    speaks, spoken = _person(table.form[i]), _person(table.form[j])
    thing = (speaks & (table.type[j] > 0)) | (spoken & (table.type[i] > 0))
    pronoun = (table.form[i] > 0) | (table.form[j] > 0)
    bad: Flags = clash | (several & pronoun) | thing | (table.outer[i] == j)
    return ~bad


def lone_people(table: Table) -> Flags:
    """(n,) the names and descriptions of one person of whom nothing says "he" or "she"."""
    one = (table.type == PERSON) & (table.number == Number.ONE) & (table.form == Form.NONE)
    told = np.isin(table.gender, (Gender.HE, Gender.SHE)) | np.isin(table.told, (Gender.HE, Gender.SHE))
    found: Flags = one & ~told
    return found


def _person(form: Ints) -> Flags:
    found: Flags = (form == Form.I) | (form == Form.YOU)
    return found


def _alike(table: Table, known: Ints) -> tuple[Ints, Ints]:
    """The last few that share the words, the head noun, a part of the name or are known to be the same one."""
    seen: dict[tuple[int, object], list[int]] = defaultdict(list)
    mentions, antecedents = [], []
    rows = zip(table.form.tolist(), table.words.tolist(), table.heads.tolist(), known.tolist(), strict=True)
    for i, (form, words, head, who) in enumerate(rows):
        keys: list[tuple[int, object]] = [(0, words), (1, head)] if not form else []
        keys += [(2, who)] if who >= 0 else []
        keys += [(3, part) for part in sorted(table.names[i])]
        for key in keys:
            earlier = seen[key]
            for j in earlier[-ALIKE:]:
                mentions.append(i)
                antecedents.append(j)
            earlier.append(i)
    later, sooner = np.array(mentions, np.int32), np.array(antecedents, np.int32)
    apart = table.outer[later] != sooner
    return later[apart], sooner[apart]
