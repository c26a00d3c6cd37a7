"""A story cut into windows the encoder can take: whole sentences, up to 382 wordpieces, each window on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

# 382 and the two marks around them make 384. Talk runs on, and who speaks is often told many lines before: the encoder
# is trained with as much. Against 254 a window costs 12 % more for each wordpiece; 510 would cost 19 % more.
LIMIT: Final = 382
# A word of more pieces than this is an address or a scream; its first pieces say enough.
LONGEST: Final = 12
START, END = 101, 102


@dataclass(frozen=True, slots=True)
class Pieces:
    """Wordpieces of all words, one after the other: those of word i are `ids[offset[i]:offset[i + 1]]`.

    `ids` has shape (p,), `offset` (n + 1,), `shape` and `sentence` (n,). Every word has at least one piece.
    """

    ids: Ints
    offset: Ints
    shape: Ints
    sentence: Ints

    def __len__(self) -> int:
        return len(self.shape)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` up to, not including, `last`, ready for the encoder.

    `ids` and `shapes`, (p,), with the two marks around; `head` and `tail`, (w,): where each word's first and last piece
    stand in `ids`; `sentence`, (w,): the sentence of each word.
    """

    first: int
    last: int
    ids: Ints
    shapes: Ints
    head: Ints
    tail: Ints
    sentence: Ints


def plan(pieces: Pieces, limit: int = LIMIT, first_limit: int | None = None) -> Iterator[tuple[int, int]]:
    """Ranges of words, in order, without gap or overlap: as many whole sentences as fit into `limit` wordpieces.

    A sentence that does not fit is cut between words. `first_limit` bounds the first window (training
    varies it, so that sentences meet different neighbours).
    """
    bounds = np.flatnonzero(np.diff(pieces.sentence, prepend=-1, append=-2)) if len(pieces) else np.zeros(0, int)
    room, start = first_limit or limit, 0
    for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if pieces.offset[b] - pieces.offset[start] <= room:
            continue
        if a > start:
            yield start, a
            start, room = a, limit
        while pieces.offset[b] - pieces.offset[start] > room:
            cut = int(np.searchsorted(pieces.offset, pieces.offset[start] + room, "right")) - 1
            cut = max(cut, start + 1)
            yield start, cut
            start, room = cut, limit
    if len(pieces) > start:
        yield start, len(pieces)


def window(pieces: Pieces, first: int, last: int) -> Window:
    """Cut out the words `first` up to, not including, `last`."""
    low, high = int(pieces.offset[first]), int(pieces.offset[last])
    ids = np.empty(high - low + 2, np.int32)
    ids[0], ids[-1], ids[1:-1] = START, END, pieces.ids[low:high]
    counts = np.diff(pieces.offset[first : last + 1])
    shapes = np.zeros(high - low + 2, np.int32)
    shapes[1:-1] = np.repeat(pieces.shape[first:last], counts)
    head = pieces.offset[first:last] - low + 1
    return Window(first, last, ids, shapes, head, head + counts - 1, pieces.sentence[first:last])
