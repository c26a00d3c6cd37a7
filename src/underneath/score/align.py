"""Which predicted person is which gold person: one to one, so that a person split or two merged cost."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import numpy as np

from underneath.score.assign import best_pairs
from underneath.score.rows import Place, Row, Touching, layer, place

# A shared proper name weighs as much as five shared mentions; a shared line only breaks ties.
NAME, LINE = 5.0, 1e-3
ENTRIES: Final = ("characters", "groups", "places")
Weights = defaultdict[tuple[str, str], float]
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


def names_of(entry: Row) -> set[str]:
    """Proper names only, in lower case: an alias counts when it holds a capital that is not just its first article."""
    got = set()
    for name in (entry.get("name") or "", *(entry.get("aliases") or ())):
        bare = _ARTICLE.sub("", name.strip())
        if any(word[:1].isupper() for word in bare.split()):
            got.add(re.sub(r"\s+", " ", bare).lower())
    return got


@dataclass(frozen=True, slots=True)
class Alignment:
    """Predicted ids → gold ids."""

    to_gold: dict[str, str]

    def who(self, predicted: str | None) -> str:
        """The gold id of a predicted one; of several together (`a+b`), each one's. Unaligned: `?` and the id."""
        if predicted is None:
            return "?"
        if predicted in self.to_gold or "+" not in predicted:
            return self.to_gold.get(predicted, f"?{predicted}")
        return "+".join(self.to_gold.get(one, f"?{one}") for one in predicted.split("+"))


def align(gold: Row, pred: Row) -> Alignment:
    """Pair entities by the mentions and proper names they share; speakers of the same lines break ties."""
    weights: Weights = defaultdict(float)
    _by_mentions(gold, pred, weights)
    _by_names(gold, pred, weights)
    _by_lines(gold, pred, weights)
    ours, theirs = sorted({g for g, _ in weights}), sorted({p for _, p in weights})
    row, column = {e: i for i, e in enumerate(ours)}, {e: i for i, e in enumerate(theirs)}
    table = np.zeros((len(ours), len(theirs)))
    for (g, p), weight in weights.items():
        table[row[g], column[p]] = weight
    return Alignment({theirs[c]: ours[r] for r, c in best_pairs(table) if table[r, c] > 0})


def _by_mentions(gold: Row, pred: Row, weights: Weights) -> None:
    at: defaultdict[Place, list[str]] = defaultdict(list)
    for mention in layer(gold, "mentions"):
        if mention.get("entity"):
            at[place(mention)].append(mention["entity"])
    for mention in layer(pred, "mentions"):
        if mention.get("entity"):
            for entity in at.get(place(mention), ()):
                weights[entity, mention["entity"]] += 1


def _by_names(gold: Row, pred: Row, weights: Weights) -> None:
    for kind in ENTRIES:
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for entry in layer(gold, kind):
            for name in names_of(entry):
                bearers[name].add(entry["id"])
        for entry in layer(pred, kind):
            for name in names_of(entry):
                for bearer in bearers.get(name, ()):
                    weights[bearer, entry["id"]] += NAME / len(bearers[name])


def _by_lines(gold: Row, pred: Row, weights: Weights) -> None:
    lines = layer(gold, "quotes")
    touching = Touching([place(line) for line in lines])
    for said in layer(pred, "quotes"):
        for i in touching(place(said)):
            if lines[i].get("speaker") and said.get("speaker"):
                weights[lines[i]["speaker"], said["speaker"]] += LINE
