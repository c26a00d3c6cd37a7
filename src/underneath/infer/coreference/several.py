"""Who "they", "we" and "the two of them" are: ids joined by `+`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from underneath.encode.heads import TYPES
from underneath.infer.coreference.forms import Form, Number
from underneath.infer.coreference.table import CONJUNCT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from underneath.infer.coreference.table import Table
    from underneath.layers.speech import Attributions

PERSON: Final = TYPES.index("PER")
BACK: Final = 12  # mentions looked back over for those who are together
AGREED: Final = 0.5  # of a chain's guesses; fewer, and the chain keeps a number


def joined(table: Table, ids: Sequence[str], attributions: Attributions, narrator: str | None) -> list[str]:
    """The ids, with `a+b` for chains of several people where the text tells who they are."""
    guesser = _Guesser(table, ids, attributions, narrator)
    guesses: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for i in guesser.several:
        sizes[ids[i]] += 1
        guess = guesser.guess(i)
        if len(guess) > 1:
            guesses[ids[i]]["+".join(sorted(guess))] += 1
    names = {}
    for chain, votes in guesses.items():
        name, count = votes.most_common(1)[0]
        if count >= AGREED * sizes[chain]:
            names[chain] = name
    return [names.get(e, e) if i in guesser.several else e for i, e in enumerate(ids)]


class _Guesser:
    """Looks around a plural mention for those it may mean."""

    def __init__(self, table: Table, ids: Sequence[str], attributions: Attributions, narrator: str | None) -> None:
        self.table, self.ids, self.rows, self.narrator = table, ids, attributions.rows, narrator
        several, person = table.number == Number.SEVERAL, table.type == PERSON
        self.several = frozenset((several & person).nonzero()[0].tolist())
        one = ~several & person & (table.form != Form.YOU) & (table.form != Form.WE)
        self.single = frozenset(one.nonzero()[0].tolist())

    def guess(self, i: int) -> set[str]:
        """Ids of the people; fewer than two where nothing tells."""
        form, quote = int(self.table.form[i]), int(self.table.quote[i])
        if form == Form.WE:
            if quote >= 0:
                row = self.rows[quote]
                return {who for who in (row.speaker, *row.addressees) if who}
            return {who for who in (self.narrator, *self._lately(i, 1)) if who}
        return self._pair(i) or set(self._lately(i, 2))

    def _pair(self, i: int) -> set[str]:
        """The last two joined by "and"."""
        for j in range(i - 1, max(-1, i - BACK), -1):
            if j in self.single and self.table.role[j] == CONJUNCT:
                other = next((k for k in range(j - 1, max(-1, j - 4), -1) if self._together(k, j)), -1)
                if other >= 0:
                    return {self.ids[other], self.ids[j]}
        return set()

    def _together(self, k: int, j: int) -> bool:
        return k in self.single and bool(self.table.governor[j] == self.table.head[k])

    def _lately(self, i: int, count: int) -> list[str]:
        """The last few people told of, one each, the narrator excepted."""
        found: list[str] = []
        for j in range(i - 1, max(-1, i - BACK), -1):
            who = self.ids[j]
            if j in self.single and self.table.quote[j] < 0 and who not in (*found, self.narrator):
                found.append(who)
            if len(found) == count:
                break
        return found
