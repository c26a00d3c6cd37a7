"""Coreference: MUC, B³ and CEAF-e, whose mean is the CoNLL score (Pradhan et al. 2014). Singletons count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np

from underneath.score.assign import best_pairs
from underneath.score.counts import Shares
from underneath.score.rows import Place, Row, place

Cluster = frozenset[Place]


def clusters(mentions: Sequence[Row], only: str | None = None) -> list[Cluster]:
    """Mentions by entity; of one type only where one is named."""
    by: defaultdict[str, set[Place]] = defaultdict(set)
    for mention in mentions:
        if mention.get("entity") and only in (None, mention.get("type")):
            by[mention["entity"]].add(place(mention))
    return [frozenset(places) for places in by.values()]


def coreference(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> dict[str, Shares]:
    """Counts of the three metrics for one document."""
    of_gold = {mention: cluster for cluster in gold for mention in cluster}
    of_pred = {mention: cluster for cluster in pred for mention in cluster}
    best = _ceafe(of_gold, of_pred)
    return {
        "muc": Shares(*_muc(gold, of_pred), *_muc(pred, of_gold)),
        "b3": Shares(*_b3(gold, of_pred), *_b3(pred, of_gold)),
        "ceafe": Shares(best, len(gold), best, len(pred)),
    }


def _muc(key: Sequence[Cluster], of: dict[Place, Cluster]) -> tuple[int, int]:
    """Links kept, and links there are."""
    kept = 0
    for cluster in key:
        parts = {of[m] for m in cluster if m in of}
        kept += len(cluster) - len(parts) - sum(m not in of for m in cluster)
    return kept, sum(len(cluster) - 1 for cluster in key)


def _b3(key: Sequence[Cluster], of: dict[Place, Cluster]) -> tuple[float, int]:
    """The mean over mentions of how much of their cluster is with them, as a sum; and how many mentions."""

    @cache
    def together(a: Cluster, b: Cluster) -> float:
        return len(a & b) / len(a)

    found = sum(together(cluster, of[m]) for cluster in key for m in cluster if m in of)
    return found, sum(map(len, key))


def _ceafe(of_gold: dict[Place, Cluster], of_pred: dict[Place, Cluster]) -> float:
    """The sum of φ₄ over the best one-to-one pairing of clusters."""
    shared = Counter((g, of_pred[m]) for m, g in of_gold.items() if m in of_pred)
    rows = {cluster: i for i, cluster in enumerate(dict.fromkeys(g for g, _ in shared))}
    columns = {cluster: i for i, cluster in enumerate(dict.fromkeys(p for _, p in shared))}
    table = np.zeros((len(rows), len(columns)))
    for (g, p), n in shared.items():
        table[rows[g], columns[p]] = 2 * n / (len(g) + len(p))
    return float(sum(table[r, c] for r, c in best_pairs(table)))
