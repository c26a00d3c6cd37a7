"""What a network that does not change says of windows, made once and kept in a file: nobody runs it again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from batches import tensors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from batches import Cut

BATCH = 8


def key(cut: Cut) -> tuple[str, str, str, int, int]:
    """What tells a window from every other: its document, the words that a disguise may change, and its ends."""
    doc, first, last = cut
    return doc.corpus, doc.id, " ".join(doc.words[first:last]), first, last


class Kept:
    """Rows of vectors by window, in float16 on disk.

    Parameters
    ----------
    path
        The file. One of the size that these windows need is taken as theirs.
    windows
        All windows that will be asked for.
    rows
        How many rows a window has.
    said
        A batch's tensors → vectors (b, r, d), the first rows of each window its own.
    """

    def __init__(
        self,
        path: Path,
        windows: Sequence[Cut],
        rows: Callable[[Cut], int],
        said: Callable[[dict[str, Tensor]], Tensor],
        size: int,
    ) -> None:
        order = sorted({key(cut): cut for cut in windows}.items(), key=lambda one: rows(one[1]))
        ends = np.cumsum([0, *(rows(cut) for _, cut in order)])
        self.at = {name: (int(a), int(b)) for (name, _), a, b in zip(order, ends, ends[1:], strict=False)}
        shape = (int(ends[-1]), size)
        if path.exists() and path.stat().st_size == 2 * shape[0] * shape[1]:
            self.rows = np.memmap(path, np.float16, "r", shape=shape)
            return
        self.rows = np.memmap(path, np.float16, "w+", shape=shape)
        self._fill([cut for _, cut in order], said)

    @torch.no_grad()
    def _fill(self, order: list[Cut], said: Callable[[dict[str, Tensor]], Tensor]) -> None:
        began = time.time()
        for i in range(0, len(order), BATCH):
            batch = order[i : i + BATCH]
            vectors = said(tensors(batch)).float().numpy()
            for row, cut in zip(vectors, batch, strict=True):
                first, last = self.at[key(cut)]
                self.rows[first:last] = row[: last - first]
            if i // BATCH % 200 == 0:
                print("kept", i, "of", len(order), round(time.time() - began), "s", flush=True)

    def batch(self, windows: Sequence[Cut]) -> Tensor:
        """Vectors of some windows, (b, r, d) float32, padded with zeros."""
        parts = [self.rows[slice(*self.at[key(cut)])].astype(np.float32) for cut in windows]
        return pad_sequence([torch.from_numpy(part) for part in parts], batch_first=True)
