"""The stage that labels every word by the encoder's deep heads: feelings, knowledge, acts, notes, terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.encode.deep_heads import COLUMNS, shipped_heads
from underneath.encode.signals import Signals
from underneath.layers.transient import Transient

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordLabels(Transient):
    """Chances of each label of the columns `encode.deep_heads.COLUMNS`, (n, labels) float16 each."""

    chances: dict[str, NDArray[np.float16]]

    def told(self, column: str) -> Floats:
        """(n,) the chance that a word lies in a span of "feel", "know", "act" or "term", or that it gives a note."""
        return 1 - self.chances[column][:, 0].astype(np.float32)


def label_words(signals: Signals) -> WordLabels:
    """What each word is labelled with; nothing in particular where the encoder kept no vectors."""
    if signals.vectors is None:
        even = {name: np.full((len(signals), n), 1 / n, np.float16) for name, n in COLUMNS.items()}
        return WordLabels(even)
    said = shipped_heads().columns(signals.vectors, *COLUMNS)
    return WordLabels({name: chance.astype(np.float16) for name, chance in said.items()})


def log_odds(chance: Floats) -> Floats:
    """Log odds, bounded at about seven."""
    odds: Floats = np.log((chance + np.float32(1e-3)) / (1 - chance + np.float32(1e-3)))
    return odds
