"""The numbers the linear scorers see of each unit: cues of it and its neighbours, words, vectors."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.halves import stretches
from underneath.infer.labels import WordLabels, log_odds
from underneath.infer.under.units import Units
from underneath.layers.syntax import Syntax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

# Words and pairs of words fall into so many buckets.
BUCKETS: Final = 2048
# Vectors are scaled so that they and the cues weigh alike under one ridge; on dev 0.1 gives feelings F1 0.347 for
# 0.336, masked 0.286 for 0.336, acts 0.204 for 0.216.
SCALE: Final = 0.3


# Columns of the encoder's heads that tell where something is told, and those that tell what.
TOLD: Final = {"feel": ("felt", "masked"), "know": ("stance",), "act": ("deed",)}


@dataclass(frozen=True, slots=True)
class Features:
    """Dense columns of k units, (k, d) float32, and the buckets of their words.

    `bucket` holds the distinct buckets of each unit one after another; those of unit i begin at `begins[i]`.
    """

    dense: Floats
    bucket: Ints
    begins: Ints


def features_of(
    cues: Floats, vectors: NDArray[np.float16], labels: WordLabels, syntax: Syntax, units: Units
) -> Features:
    """Cues of the unit and of those before and after it, mean and greatest vector, labels, hashed lemmas and pairs."""
    none = np.zeros((1, cues.shape[1]), np.float32)
    before, after = np.concatenate((none, cues[:-1]))[: len(cues)], np.concatenate((cues[1:], none))[: len(cues)]
    dense = np.concatenate((cues, before, after, _pooled(vectors, units), labelled(labels, units)), axis=1)
    return Features(dense, *_bags(syntax, units))


def _pooled(vectors: NDArray[np.float16], units: Units) -> Floats:
    """(k, 2d): mean and maximum of each unit's vectors."""
    size = vectors.shape[1]
    out = np.zeros((len(units), 2 * size), np.float32)
    for row, part in zip(out, stretches(vectors, units.first, units.last), strict=True):
        if len(part):
            np.add.reduce(part, axis=0, out=row[:size])
            row[:size] /= len(part)
            np.maximum.reduce(part, axis=0, out=row[size:])
    out *= np.float32(SCALE)
    return out


def labelled(labels: WordLabels, units: Units) -> Floats:
    """(k, labels) what the encoder's heads say: how sure its surest word is that something is told, and what."""
    columns = []
    edges = np.stack([units.first, np.maximum(units.last, units.first + 1)], 1).ravel()
    for told, named in TOLD.items():
        sure = labels.told(told)
        most = np.maximum.reduceat(np.append(sure, np.float32(0)), edges)[::2] if len(units) else sure[:0]
        columns.append(log_odds(most)[:, None])
        columns += [_weighed(labels.chances[name].astype(np.float32), sure, units) for name in named]
    return np.concatenate(columns, 1).astype(np.float32)


def _weighed(chance: Floats, sure: Floats, units: Units) -> Floats:
    """(k, labels) mean chances over a unit's words, weighed by how surely each tells something."""
    total = np.concatenate([np.zeros((1, chance.shape[1] + 1)), np.cumsum(np.c_[chance * sure[:, None], sure], 0)])
    part = total[units.last] - total[units.first]
    return np.asarray(part[:, :-1] / np.maximum(part[:, -1:], 1e-3), np.float32)


def _bags(syntax: Syntax, units: Units) -> tuple[Ints, Ints]:
    """Distinct buckets of each unit, and where each unit's begin; a unit always has one at least."""
    lemmas = [lemma.lower() for lemma in syntax.lemma]
    found: list[int] = []
    begins: list[int] = []
    for first, last in zip(units.first.tolist(), units.last.tolist(), strict=True):
        begins.append(len(found))
        words = ["<", *lemmas[first:last], ">"]
        found.extend(set(map(bucket_of, words)) | set(map(bucket_of, map(" ".join, pairwise(words)))))
    return np.array(found, np.int32), np.array(begins, np.int32)


@lru_cache(maxsize=1 << 16)
def bucket_of(words: str) -> int:
    """The bucket of a word or a pair of words, the same on every machine."""
    return zlib.crc32(words.encode()) % BUCKETS
