"""Where everybody stands in the narration: each person's mentions as sorted columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.attribution.people import Ref
from underneath.infer.dialogue.chained import Told

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SUBJECT = 2


@dataclass(frozen=True, slots=True)
class Track:
    """One person's mentions in the narration, in order: offsets, paragraphs, whether subjects."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    subject: NDArray[np.bool_]


def tracks_of(refs: list[Ref], told: Told) -> dict[int, Track]:
    """Everybody's mentions in the narration."""
    rows: dict[int, list[Ref]] = defaultdict(list)
    for ref in refs:
        if ref.quote < 0 and ref.mention in told:
            rows[told[ref.mention][0]].append(ref)
    return {who: _track(theirs) for who, theirs in rows.items()}


def _track(refs: list[Ref]) -> Track:
    return Track(
        np.array([r.start for r in refs]),
        np.array([r.end for r in refs]),
        np.array([r.paragraph for r in refs]),
        np.array([r.role == _SUBJECT for r in refs]),
    )
