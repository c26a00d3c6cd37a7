"""CoNLL figures of what a scorer says, by `evals/score.py`'s own counts."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from underneath.encode.heads import TYPES

sys.path.append(str(Path(__file__).parents[2] / "evals"))
import score

if TYPE_CHECKING:
    from coreference_data import Sheet


def conll(
    pairs: Iterable[tuple[list[dict[str, Any]], list[dict[str, Any]]]], only: str | None = None
) -> dict[str, float]:
    """MUC, B3, CEAF-e and their mean over documents; `only` one type of mention."""
    counts: dict[str, Any] = defaultdict(lambda: np.zeros(4))
    for gold, told in pairs:
        for name, row in score.coref(score.clusters(gold, only), score.clusters(told, only)).items():
            counts[name] += row
    out = {}
    for name, (hit, gold_n, right, told_n) in counts.items():
        recall, precision = hit / max(gold_n, 1e-9), right / max(told_n, 1e-9)
        out[name] = round(float(2 * recall * precision / max(recall + precision, 1e-9)), 4)
    return out | {"mean": round(sum(out.values()) / 3, 4)}


def report(title: str, rows: list[tuple[Sheet, np.ndarray]]) -> None:
    """Print the figures of each corpus."""
    for corpus in sorted({sheet.corpus for sheet, _ in rows}):
        pairs = [(sheet.rows, _told(sheet, entities)) for sheet, entities in rows if sheet.corpus == corpus]
        print(f"{title}, {corpus} ({len(pairs)}): {conll(pairs)}, people {conll(pairs, 'PER')['mean']}", flush=True)


def _told(sheet: Sheet, entities: np.ndarray) -> list[dict[str, Any]]:
    columns = (sheet.table.start.tolist(), sheet.table.end.tolist(), sheet.table.type.tolist(), entities.tolist())
    return [{"start": a, "end": b, "type": TYPES[t], "entity": str(e)} for a, b, t, e in zip(*columns, strict=True)]
