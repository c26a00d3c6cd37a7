"""Who "they" and "we" are: ids joined by `+`, where only two people come into question.

Where more do, the nearest two are right one time in ten (stories), so nothing is said then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from underneath.encode.heads import TYPES
from underneath.infer.coreference.forms import Form, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from underneath.infer.coreference.table import Table
    from underneath.layers.speech import Attributions

PERSON: Final = TYPES.index("PER")
BACK: Final = 30  # mentions looked back over for those who are together
SURE: Final = 0.7  # confidence of a line's speaker and hearer from which they are "we"
TWO: Final = 2
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
    alone = {ids[i] for i in guesser.single if table.names[i]}
    for chain, votes in guesses.items():
        name, count = votes.most_common(1)[0]
        if count >= AGREED * sizes[chain] and chain not in alone:  # a person with a name who is "they"
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
        if form == Form.WE and quote >= 0:
            row = self.rows[quote]
            sure = row.confidence >= SURE and len(row.addressees) == 1
            return {who for who in (row.speaker, *row.addressees) if who} if sure else set()
        if form in {Form.WE, Form.THEY} and quote < 0:
            return self._two(i, {self.narrator} - {None} if form == Form.WE else set())
        return set()

    def _two(self, i: int, start: set[str | None]) -> set[str]:
        """The two people told of lately, where there are no more; `start` is one of them already."""
        found = set(start)
        for j in range(i - 1, max(-1, i - BACK), -1):
            if j in self.single and self.table.quote[j] < 0:
                found.add(self.ids[j])
        people = {who for who in found if who}
        return people if len(people) == TWO else set()
