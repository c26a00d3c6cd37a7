"""Figures on held-out documents: mentions, events, quotation kinds, syntax. Works on whatever reads a window."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpora import Document
    from underneath.encode.windows import Window

    # mentions rows: first, last, type, kind (within the window); the other columns by name
    Read = Callable[[Window], tuple[np.ndarray, dict[str, np.ndarray]]]

from underneath.encode.heads import DEPRELS, KINDS, TYPES, UPOS
from underneath.encode.windows import LIMIT, plan, window


def f1(hit: int, pred: int, gold: int) -> float:
    return 200 * hit / max(1, pred + gold)


def predict(doc: Document, read: Read, limit: int = LIMIT) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Mentions and columns of a whole document; parents counted in the document."""
    spans, columns = [], defaultdict(list)
    for a, b in plan(doc.pieces, limit):
        rows, said = read(window(doc.pieces, a, b))
        rows = rows.copy()
        rows[:, :2] += a
        spans.append(rows)
        for name, column in said.items():
            columns[name].append(column + a if name == "head" else column)
    return np.concatenate(spans), {k: np.concatenate(v) for k, v in columns.items()}


def figures(docs: list[Document], read: Read, limit: int = LIMIT) -> dict[str, float]:
    """Percentages; those that no document has gold for are left out."""
    n: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3))
    right: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(2))
    for doc in docs:
        spans, said = predict(doc, read, limit)
        if doc.spans is not None:
            _mentions(doc, spans, n)
        if doc.event is not None:
            n["events"] += (
                (said["event"] & (doc.event == 1)).sum(),
                said["event"].sum(),
                (doc.event == 1).sum() + doc.lost["events"],
            )
        if doc.quotation is not None:
            right["quotation words"] += (said["quotation"] == doc.quotation).sum(), len(doc.quotation)
        if doc.upos is not None:
            right["UPOS"] += (said["upos"] == doc.upos).sum(), len(doc.upos)
            same = said["head"] == doc.head
            right["UAS"] += same.sum(), len(same)
            right["LAS"] += (same & (said["deprel"] == doc.deprel)).sum(), len(same)
    out = {k: f1(*v) for k, v in n.items()}
    return out | {k: 100 * v[0] / v[1] for k, v in right.items()}


def _mentions(doc: Document, spans: np.ndarray, n: dict[str, np.ndarray]) -> None:
    lost = doc.lost["mentions"] + doc.lost["mentions across sentences"]
    gold, pred = {tuple(r) for r in doc.spans.tolist()}, {tuple(r) for r in spans.tolist()}
    g3, p3 = {r[:3] for r in gold}, {r[:3] for r in pred}
    n["mentions"] += len(g3 & p3), len(p3), len(g3) + lost
    g, p = {r for r in g3 if r[2] == 0}, {r for r in p3 if r[2] == 0}
    n["people"] += len(g & p), len(p), len(g) + lost
    for k, kind in enumerate(KINDS):
        g, p = {r for r in gold if r[2] == 0 and r[3] == k}, {r for r in pred if r[2] == 0 and r[3] == k}
        n[f"people {kind}"] += len(g & p), len(p), len(g)
    for t, name in enumerate(TYPES[1:], 1):
        g, p = {r for r in g3 if r[2] == t}, {r for r in p3 if r[2] == t}
        n[name] += len(g & p), len(p), len(g)


def confusions(
    gold: np.ndarray, said: np.ndarray, labels: tuple[str, ...] = UPOS, top: int = 12
) -> list[tuple[str, str, int]]:
    """The commonest mistakes: gold label, given label, how often."""
    wrong = np.flatnonzero(gold != said)
    pairs, counts = np.unique(np.stack([gold[wrong], said[wrong]]), axis=1, return_counts=True)
    order = np.argsort(-counts)[:top]
    return [(labels[pairs[0, i]], labels[pairs[1, i]], int(counts[i])) for i in order]


__all__ = ["DEPRELS", "confusions", "f1", "figures", "predict"]
