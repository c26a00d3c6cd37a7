"""What is counted, and the figures that come of it."""

from __future__ import annotations

from dataclasses import dataclass

Figures = dict[str, float]


def f1_of(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Tally:
    """Found, predicted and gold counts → precision, recall, F1.

    `right`: predictions that are good, where that is not the number of gold items found (one quotation may cover two
    gold parts, or the other way round).
    """

    hit: int = 0
    right: int = 0
    pred: int = 0
    gold: int = 0

    def add(self, hit: int, pred: int, gold: int, right: int | None = None) -> None:
        """Count some more; `right` is `hit` unless given."""
        self.hit, self.pred, self.gold = self.hit + hit, self.pred + pred, self.gold + gold
        self.right += hit if right is None else right

    def row(self) -> Figures:
        """`p`, `r`, `f1`, and the counts of both sides."""
        p = self.right / self.pred if self.pred else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return {"p": p, "r": r, "f1": f1_of(p, r), "gold": self.gold, "pred": self.pred}


@dataclass(slots=True)
class Rate:
    """How many of some questions were answered right → accuracy."""

    hit: int = 0
    n: int = 0

    def add(self, ok: bool) -> None:
        """One more question."""
        self.hit, self.n = self.hit + ok, self.n + 1

    def row(self) -> Figures:
        """`acc`, and of how many."""
        return {"acc": self.hit / self.n if self.n else 0.0, "n": self.n}


@dataclass(slots=True)
class Shares:
    """Numerators and denominators of recall and precision, summed over documents (MUC, B³, CEAF-e)."""

    found: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    pred: float = 0.0

    def add(self, other: Shares) -> None:
        """Sum up."""
        self.found, self.gold = self.found + other.found, self.gold + other.gold
        self.right, self.pred = self.right + other.right, self.pred + other.pred

    def row(self) -> Figures:
        """`p`, `r`, `f1`."""
        r, p = self.found / self.gold if self.gold else 0.0, self.right / self.pred if self.pred else 0.0
        return {"p": p, "r": r, "f1": f1_of(p, r)}
