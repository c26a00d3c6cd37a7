"""What the signs weigh: sentence by sentence, then for the story as a whole; `training/notes/fit_notes.py` fits it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.infer.scorers import SMALL, scorer_arrays
from underneath.infer.warned.features import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# A story is judged by its strongest sentences: one alone is an accident more often than three.
TOP: Final = 3
COLUMNS: Final = (
    *(f"strongest {i + 1}" for i in range(TOP)),
    "plain words",
    "weak words",
    "phrases",
    "length",
    "dense",
)
# Lengths are measured against a short posted story.
USUAL: Final = 1000.0
VECTOR_SCALE: Final = 0.3
# The columns of plain words, weak words and phrases among the cues.
PARTS: Final = (slice(0, 2 * KINDS, 2), slice(1, 2 * KINDS, 2), slice(2 * KINDS, 3 * KINDS))


@dataclass(frozen=True, slots=True)
class Weights:
    """`mean`, `scale` (d,): of sentence vectors. `sentence` (d + CUES + 1, KINDS), the last row what none shows.

    `grave` (d + CUES + 1,): towards low 0, medium 1, high 2. `story` (KINDS, len(COLUMNS) + 1): of each kind its own.
    `threshold`: a kind is told from this probability on. `steps`: where medium and high begin.
    """

    mean: Floats
    scale: Floats
    sentence: Floats
    grave: Floats
    story: Floats
    threshold: float
    steps: tuple[float, float]


def rows_of(vectors: Floats, cues: Floats, mean: Floats, scale: Floats) -> Floats:
    """(k, d + CUES + 1) rows of k sentences: vectors and log odds made even, counts as log(1 + n), and a one."""
    even = (vectors - mean) / scale * VECTOR_SCALE
    even[:, -KINDS:] /= VECTOR_SCALE
    rows: Floats = np.concatenate((even, np.log1p(cues), np.ones((len(cues), 1))), axis=1, dtype=np.float32)
    return rows


def story_rows(scores: Floats, cues: Floats, words: int) -> Floats:
    """(KINDS, len(COLUMNS)) float32: one row a kind, of (k, KINDS) sentence scores and (k, CUES) counts."""
    padded = np.concatenate((scores, np.full((TOP, KINDS), scores.min(initial=-6.0), np.float32)))
    top = np.sort(padded, axis=0)[::-1][:TOP]
    plain, weak, phrases = (cues[:, part].sum(axis=0) for part in PARTS)
    length = np.full(KINDS, np.log(max(words, 1) / USUAL), np.float32)
    dense = (2 * plain + 2 * phrases + weak) / np.sqrt(max(words, 1)) * 10
    columns = (*top, np.log1p(plain), np.log1p(weak), np.log1p(phrases), length, np.log1p(dense))
    rows: Floats = np.stack(columns, axis=1).astype(np.float32)
    return rows


def story_odds(rows: Floats, story: Floats) -> Floats:
    """(KINDS,) probabilities that a story has each kind of note."""
    logits = (rows * story[:, :-1]).sum(1) + story[:, -1]
    odds: Floats = 1 / (1 + np.exp(-logits))
    return odds


@cache
def load_weights(model: str = SMALL) -> Weights:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    return weights_of(scorer_arrays("notes", model))


def weights_of(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    """Weights from the arrays of a file."""
    rows = {name: array.astype(np.float32) for name, array in arrays.items()}
    medium, high = rows["steps"].tolist()
    named = {name: rows[name] for name in ("mean", "scale", "sentence", "grave", "story")}
    return Weights(**named, threshold=float(rows["threshold"]), steps=(medium, high))
