"""Documents → padded batches of windows with their labels."""

from __future__ import annotations

import random
from bisect import bisect_left
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import torch

from deep import DEEP
from underneath.encode.windows import LIMIT, plan, window

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpora import Document

Cut = tuple["Document", int, int]
Row = TypeVar("Row", bound=tuple[Any, ...])
IGNORE = -100


def cuts(
    docs: list[Document],
    rng: random.Random | None = None,
    limit: int = LIMIT,
    shares: dict[str, float] | None = None,
    disguised: float = 0.0,
) -> list[Cut]:
    """Windows of all documents; with `rng`, each document's first window has a random size.

    `shares`: of each corpus's windows, those drawn; all by default. `disguised`: how often a document is taken under
    other names, where there are such.
    """
    out = []
    for one in docs:
        other = rng and one.disguises and rng.random() < disguised
        doc = rng.choice(one.disguises) if rng and other else one
        share = (shares or {}).get(doc.corpus, 1.0)
        first = rng.randint(40, limit) if rng else None
        windows = [(doc, a, b) for a, b in plan(doc.pieces, limit, first)]
        out += rng.sample(windows, max(1, round(share * len(windows)))) if rng and share < 1 else windows
    return out


def batches(windows: list[Cut], size: int, rng: random.Random | None = None) -> Iterator[list[Cut]]:
    """Shuffled (with `rng`), in groups of `size`."""
    windows = list(windows)
    if rng:
        rng.shuffle(windows)
        # Alike in length within a few batches, so that little of a batch is padding.
        run = 16 * size
        for i in range(0, len(windows), run):
            windows[i : i + run] = sorted(windows[i : i + run], key=lambda w: w[2] - w[1])
        starts = list(range(0, len(windows), size))
        rng.shuffle(starts)
        yield from (windows[i : i + size] for i in starts)
        return
    for i in range(0, len(windows), size):
        yield windows[i : i + size]


def tensors(batch: list[Cut]) -> dict[str, torch.Tensor]:
    """Inputs padded to the longest; `mask` (b, 1, 1, p) true where there is a piece; word columns (b, w).

    Padding words have sentence -1; labels a document lacks are `IGNORE`; `marked` (b,) says whether mentions are.
    """
    rows = [window(doc.pieces, a, b) for doc, a, b in batch]
    p, w = max(len(r.ids) for r in rows), max(len(r.head) for r in rows)
    out = {k: np.zeros((len(rows), p), np.int64) for k in ("ids", "shapes")}
    out["mask"] = np.zeros((len(rows), 1, 1, p), bool)
    out |= {k: np.zeros((len(rows), w), np.int64) for k in ("head", "tail")}
    out["sentence"] = np.full((len(rows), w), -1, np.int64)
    names = ("event", "quotation", "upos", "parent", "deprel", *DEEP)
    out |= {k: np.full((len(rows), w), IGNORE, np.int64) for k in names}
    for i, (row, (doc, a, b)) in enumerate(zip(rows, batch, strict=True)):
        n, m = len(row.ids), b - a
        out["ids"][i, :n], out["shapes"][i, :n], out["mask"][i, ..., :n] = row.ids, row.shapes, True
        out["head"][i, :m], out["tail"][i, :m], out["sentence"][i, :m] = row.head, row.tail, row.sentence
        for name in ("event", "quotation", "upos", "deprel"):
            column = getattr(doc, name)
            if column is not None:
                out[name][i, :m] = column[a:b]
        for name, column in doc.deep.items():
            out[name][i, :m] = column[a:b]
        if doc.head is not None:
            up = doc.head[a:b] - a
            out["parent"][i, :m] = np.where((up >= 0) & (up < m), up, IGNORE)
    out["marked"] = np.array([doc.spans is not None for doc, _, _ in batch])
    return {k: torch.from_numpy(v) for k, v in out.items()}


class People(NamedTuple):
    """Who is who in a window, words counted within it; see `corpora.Document`."""

    who: np.ndarray
    lines: Sequence[tuple[int, int, int, tuple[int, ...]]] = ()
    linked: bool = False
    bearers: Sequence[tuple[int, int, int]] = ()
    ties: Mapping[tuple[int, int], int] = MappingProxyType({})


def people(batch: list[Cut]) -> list[People]:
    """Mentions with entities, lines with speakers, feelings with bearers, and ties, of each window."""
    out = []
    for doc, a, b in batch:
        if doc.who is None:
            out.append(People(np.zeros((0, 3), np.int64)))
            continue
        who = doc.who[(doc.who[:, 0] >= a) & (doc.who[:, 1] < b)].copy()
        who[:, :2] -= a
        lines = [(f - a, min(t, b - 1) - a, s, h) for f, t, s, h in _within(doc.lines, a, b)]
        bearers = [(f - a, min(t, b - 1) - a, one) for f, t, one in _within(doc.bearers, a, b)]
        out.append(People(who, lines, doc.linked, bearers, doc.ties))
    return out


def _within(rows: list[Row], a: int, b: int) -> list[Row]:
    """Of rows sorted by their first words, those that begin in [a, b)."""
    return rows[bisect_left(rows, (a,)) : bisect_left(rows, (b,))]


def spans(batch: list[Cut]) -> np.ndarray:
    """Gold mentions of a batch, rows: window, first, last, type, kind (words counted within the window)."""
    out = []
    for i, (doc, a, b) in enumerate(batch):
        if doc.spans is not None and len(doc.spans):
            s = doc.spans[(doc.spans[:, 0] >= a) & (doc.spans[:, 1] < b)].copy()
            s[:, :2] -= a
            out.append(np.column_stack([np.full(len(s), i), s]))
    return np.concatenate(out) if out else np.zeros((0, 5), np.int64)
