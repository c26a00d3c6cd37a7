"""Scores documents one after the other and gives the figures at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from underneath.errors import BadGold
from underneath.score.align import align
from underneath.score.counts import Figures
from underneath.score.deep import (
    score_acts,
    score_events,
    score_feelings,
    score_knowledge,
    score_notes,
    score_terms,
)
from underneath.score.lines import score_lines
from underneath.score.people import score_cast, score_mentions, score_ties
from underneath.score.rows import Row
from underneath.score.staged import score_paratext, score_scenes
from underneath.score.table import Pair, Table

FIGURES: Final[dict[str, Callable[[Table, Pair], None]]] = {
    "mentions": score_mentions,
    "events": score_events,
    "characters": score_cast,
    "quotes": score_lines,
    "scenes": score_scenes,
    "paratext": score_paratext,
    "feelings": score_feelings,
    "knowledge": score_knowledge,
    "acts": score_acts,
    "notes": score_notes,
    "ties": score_ties,
    "terms": score_terms,
}


class Scorer:
    """Figures of story JSON against annotations in the same layout; what each means: docs/how-to/score.md.

    A gold document's `layers` names what was annotated (where it does not: its layers that are not empty), and only
    that is scored. Gold rows marked `unsure` count neither way. All figures are micro-averaged over documents.
    """

    def __init__(self) -> None:
        self.table = Table()
        self.documents = self.missing = 0

    def add(self, text: str, gold: Row, pred: Row | None) -> None:
        """Score one document; `pred` None: there is no prediction, and all its items are missed.

        Raises
        ------
        BadGold
            If the prediction is of another text, so that no offset can be compared.
        """
        self.documents += 1
        self.missing += pred is None
        pred = pred or {}
        if pred.get("text", text) != text:
            raise BadGold(
                f"{gold.get('id')}: the prediction is of another text than the annotations",
                expected="the very text that was annotated, character for character",
                advice="underneath read on the .txt files that lie beside the annotations",
            )
        pair = Pair(text, gold, pred, align(gold, pred))
        wanted = annotated(gold)
        for name, score in FIGURES.items():
            if name in wanted:
                score(self.table, pair)

    def rows(self) -> dict[str, Figures]:
        """All figures so far by name; `documents` first."""
        return {"documents": {"n": self.documents, "missing": self.missing}, **self.table.rows()}


def annotated(gold: Row) -> set[str]:
    """The layers that a gold document tells the truth of."""
    layers = set(gold.get("layers") or (key for key, rows in gold.items() if isinstance(rows, list) and rows))
    # PDNC lists everybody who ever speaks, so its list of characters can be scored without being a layer of mentions.
    return layers | {"characters"} if gold.get("corpus") == "pdnc" else layers
