"""Figures as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from underneath.score.counts import Figures

COUNTS = {"n", "gold", "pred", "missing"}


def table(rows: Mapping[str, Figures]) -> Iterator[str]:
    """One line a figure: its name, then each number with what it is."""
    width = max(map(len, rows), default=0)
    for name, row in rows.items():
        cells = (f"{key} {value:,.0f}" if key in COUNTS else f"{key} {value:.3f}" for key, value in row.items())
        yield f"{name:{width}}  {'  '.join(cells)}"
