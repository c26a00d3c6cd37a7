"""What BookNLP counts by numbers: words, and everyone and everything mentioned."""

from __future__ import annotations

import numpy as np

from underneath.export.plain import SURROGATE, UNKNOWN
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions
from underneath.reading.reading import Reading
from underneath.story.spans import Span

NARRATOR = 0
"""The first-person narrator's number; in a story without one nobody has it."""
WHITE = str.maketrans({" ": "S", "\n": "N", "\r": "N", "\t": "T"})  # as BookNLP writes white space inside a word


class Numbers:
    """Numbers for ids: the narrator 0, then the cast from 1, then ids that are not in it, then mentions of nobody."""

    def __init__(self, reading: Reading) -> None:
        characters = reading.cast.characters
        self.narrator = next((c.id for c in characters if c.narrator), None)
        self._of: dict[str, int] = {} if self.narrator is None else {self.narrator: NARRATOR}
        ids = [c.id for c in characters] + [g.id for g in reading.cast.groups] + [p.id for p in reading.cast.places]
        for id_ in ids:
            self._add(id_)
        for speaker in (row.speaker for row in reading.layer(Attributions).rows):
            if speaker is not None:
                self._add(speaker)
        self.mentions = [self._mention(entity) for entity in reading.layer(Coreference).entities]

    def _add(self, id_: str) -> int:
        return self._of.setdefault(id_, self._next())

    def _next(self) -> int:
        return len(self._of) + (self.narrator is None)

    def _mention(self, entity: str | None) -> int:
        # BookNLP gives a mention that stands alone a number of its own
        return self._add(f"\0{len(self._of)}" if entity is None else entity)

    def of(self, id_: str) -> int:
        """The number of an id of the cast or of a speaker."""
        return self._of[id_]

    @property
    def ids(self) -> dict[int, str]:
        """The ids behind the numbers, where there is one."""
        return {number: id_ for id_, number in self._of.items() if not id_.startswith("\0")}


class Words:
    """The words as BookNLP's columns have them, and which of them a span covers."""

    def __init__(self, reading: Reading) -> None:
        tokens, text = reading.story.tokens, SURROGATE.sub(UNKNOWN, reading.text)
        self._start, self._end = tokens.start, tokens.end
        pairs = zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)
        self.text = [" ".join(text[a:b].splitlines()).translate(WHITE) or "_" for a, b in pairs]

    def of(self, span: Span) -> tuple[int, int] | None:
        """First and last word (inclusive) that share a character with the span; None where none does."""
        first = int(np.searchsorted(self._end, np.int32(span.start), "right"))
        last = int(np.searchsorted(self._start, np.int32(span.end), "left")) - 1
        return (first, last) if first <= last else None

    def said(self, first: int, last: int) -> str:
        """The words parted by spaces."""
        return " ".join(self.text[first : last + 1])
