"""What the words around two people are to the encoder: a queen's court sounds otherwise than two boys' camp."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import stretches, widened
from underneath.infer.dialogue.pools import edge_tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.bonds.pairs import Couple, Pair, Pairs
    from underneath.infer.ends import Ends
    from underneath.story.story import Story

    Floats = NDArray[np.float32]

# Of two people their lines to each other, the sentences either stands in, the words that mean them; the whole story.
PARTS: Final = 4
_BLOCK: Final = 2048  # mentions at once: 3 MB


class Company:
    """Mean vectors of what stands around people. Time linear in the words; memory, d numbers a person.

    Parameters
    ----------
    vectors
        (n, d) float16, a row for each word of the story.
    ends
        The mentions of the people, `pairs` what the story says of every two.
    """

    def __init__(self, story: Story, vectors: NDArray[np.float16], ends: Ends, pairs: Pairs) -> None:
        self.story, self.vectors, self.pairs = story, vectors, pairs
        self.size = vectors.shape[1]
        self.quoted = edge_tokens(story, np.array([q.span for q in pairs.quotes], np.int64).reshape(-1, 2))
        self.whole, self.beside = self._sentences()
        self.named = self._named(ends)

    def of(self, couple: Couple, pair: Pair) -> Floats:
        """(PARTS · d,): their lines; sentences and names of both, added up; the story. Zeros for what is not there."""
        nothing = np.zeros(self.size, np.float32)
        beside = sum((self.beside.get(one, nothing) for one in couple), nothing)
        named = sum((self.named.get(one, nothing) for one in couple), nothing)
        out: Floats = np.concatenate((self._lines(pair), beside, named, self.whole), dtype=np.float32)
        return out

    def _sentences(self) -> tuple[Floats, dict[str, Floats]]:
        """The mean over all words, and of each person that over the words of all sentences that mention them."""
        words = Counter[str]()
        counts = np.bincount(self.story.tokens.sentence, minlength=len(self.story.sentences))
        last = counts.cumsum()
        whole: Floats = np.zeros(self.size, np.float32)
        sums: dict[str, Floats] = defaultdict(lambda: np.zeros(self.size, np.float32))
        for i, part in enumerate(stretches(self.vectors, last - counts, last)):
            total = np.add.reduce(part, axis=0)
            whole += total
            for one in self.pairs.mentioned.get(i, ()):
                sums[one] += total
                words[one] += len(part)
        whole /= max(1, len(self.vectors))
        return whole, {one: total / np.float32(max(1, words[one])) for one, total in sums.items()}

    def _named(self, ends: Ends) -> dict[str, Floats]:
        """Of each person the mean over the first words of their mentions."""
        sums = np.zeros((len(ends.ids), self.size), np.float32)
        for a in range(0, len(ends.who), _BLOCK):
            np.add.at(sums, ends.who[a : a + _BLOCK], widened(self.vectors[ends.edges[a : a + _BLOCK, 0]]))
        means = sums / np.maximum(1, np.bincount(ends.who, minlength=len(ends.ids)))[:, None]
        return dict(zip(ends.ids, means.astype(np.float32), strict=True))

    def _lines(self, pair: Pair) -> Floats:
        """The mean over the words of all that two people say to each other."""
        total: Floats = np.zeros(self.size, np.float32)
        words = 0
        for first, last in self.quoted[pair.quotes].tolist():
            total += widened(self.vectors[first : last + 1]).sum(0)
            words += last + 1 - first
        total /= max(1, words)
        return total
