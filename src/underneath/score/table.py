"""One document's two sides, and the table that figures are summed in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from underneath.score.align import Alignment
from underneath.score.counts import Figures, Rate, Shares, Tally
from underneath.score.rows import Row, layer


@dataclass(frozen=True, slots=True)
class Pair:
    """A document as annotated and as predicted; `people` says which predicted id is which gold one."""

    text: str
    gold: Row
    pred: Row
    people: Alignment

    def both(self, name: str) -> tuple[list[Row], list[Row]]:
        """A layer's rows, gold and predicted."""
        return list(layer(self.gold, name)), list(layer(self.pred, name))


@dataclass(slots=True)
class Table:
    """Counts by the name of their figure."""

    tally: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rate: defaultdict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    shares: defaultdict[tuple[str, str], Shares] = field(default_factory=lambda: defaultdict(Shares))

    def rows(self) -> dict[str, Figures]:
        """All figures; the CoNLL mean after its three."""
        out = {name: tally.row() for name, tally in self.tally.items()}
        means: defaultdict[str, list[float]] = defaultdict(list)
        for (name, metric), shares in self.shares.items():
            out[f"{name} {metric}"] = shares.row()
            means[name].append(shares.row()["f1"])
        out |= {f"{name} (CoNLL mean)": {"f1": sum(f1s) / len(f1s)} for name, f1s in means.items()}
        return out | {name: rate.row() for name, rate in self.rate.items()}
