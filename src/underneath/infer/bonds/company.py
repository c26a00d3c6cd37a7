"""What the words around two people are to the encoder: a queen's court sounds otherwise than two boys' camp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import stretches, widened

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
    """Mean vectors of what stands around people. Time linear in the words; memory, d numbers a sentence and person.

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
        self.sums, self.counts = self._sentences()
        self.whole = self.sums.sum(0) / max(1, len(vectors))
        self.beside = self._beside()
        self.named = self._named(ends)

    def of(self, couple: Couple, pair: Pair) -> Floats:
        """(PARTS · d,): their lines; sentences and names of both, added up; the story. Zeros for what is not there."""
        nothing = np.zeros(self.size, np.float32)
        beside = sum((self.beside.get(one, nothing) for one in couple), nothing)
        named = sum((self.named.get(one, nothing) for one in couple), nothing)
        out: Floats = np.concatenate((self._lines(pair), beside, named, self.whole), dtype=np.float32)
        return out

    def _sentences(self) -> tuple[Floats, NDArray[np.int64]]:
        """Of each sentence the sum of its words' vectors, (s, d), and how many there are."""
        counts = np.bincount(self.story.tokens.sentence, minlength=len(self.story.sentences))
        last = counts.cumsum()
        sums = np.zeros((len(counts), self.size), np.float32)
        for row, part in zip(sums, stretches(self.vectors, last - counts, last), strict=True):
            np.add.reduce(part, axis=0, out=row)
        return sums, counts

    def _beside(self) -> dict[str, Floats]:
        """Of each person the mean over the words of all sentences that mention them."""
        at: dict[str, list[int]] = {}
        for sentence, who in self.pairs.by_sentence():
            for one in who:
                at.setdefault(one, []).append(sentence)
        return {one: self.sums[rows].sum(0) / max(1, self.counts[rows].sum()) for one, rows in at.items()}

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
        for i in pair.quotes:
            inside = self._words(i)
            if inside:
                total += widened(self.vectors[inside.start : inside.stop]).sum(0)
                words += len(inside)
        total /= max(1, words)
        return total

    def _words(self, quote: int) -> range:
        """Positions of the words of a quotation, those that stick out of it too."""
        span, tokens = self.pairs.quotes[quote].span, self.story.tokens
        first = int(np.searchsorted(tokens.end, np.int32(span.start), "right"))
        return range(first, max(first, int(np.searchsorted(tokens.start, np.int32(span.end), "left"))))
