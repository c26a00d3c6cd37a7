"""What the encoder's own heads say of a conversation, as further columns of its sheet.

Each line points at the mentions near it that may name its speaker and its hearers; what falls to a candidate's mentions
is the candidate's share. And each line says whether the one before it, and the one before that, is by the same voice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.deep_heads import HEARER, SPEAKER, DeepHeads
from underneath.encode.halves import widened
from underneath.infer.dialogue.sheet import Sheet
from underneath.infer.dialogue.tower import Looks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

POINTED: Final = ("pointed:says", "pointed:says log", "pointed:hears", "pointed:hears log")
"""Columns that `with_pointing` adds to those of a candidate."""
TWINS: Final = ("twin:one", "twin:two")
"""Columns that `with_pointing` adds to those of a turn: log odds of one voice with the turn before, and before that."""
_LEAST: Final = 1e-3  # share that everybody has
_STEEP: Final = 5.0  # log odds beyond which a twin counts as this sure


def with_pointing(sheet: Sheet, looks: Looks, heads: DeepHeads) -> Sheet:
    """The sheet with the columns `POINTED` and `TWINS` beside its own."""
    first_last_mean = np.roll(looks.words, -looks.words.shape[1] // 3, axis=1)
    says, hears, voice = heads.lines(first_last_mean)
    shares = _shares(sheet, looks, heads, {SPEAKER: says, HEARER: hears})
    return replace(
        sheet,
        person=np.concatenate([sheet.person, shares], 1),
        line=np.concatenate([sheet.line, _twins(sheet, voice, heads)], 1),
    )


def _shares(sheet: Sheet, looks: Looks, heads: DeepHeads, asks: dict[int, Floats]) -> Floats:
    """(r, len(POINTED)) the share of a turn's pointing that goes to each candidate."""
    pairs = sheet.pairs
    at, where = np.unique(pairs.mention, return_inverse=True)
    edges = looks.edges[at]
    keys = heads.mentions(widened(looks.vectors[edges].reshape(len(at), 2 * looks.vectors.shape[1])))
    apart = looks.begins[pairs.turn] - edges[where, 0]
    of, row = sheet.turn_of_row(), sheet.row_of_pair()
    columns = []
    for kind, ask in asks.items():
        power = np.exp(np.clip(heads.strength(ask[pairs.turn], keys[kind + 1][where], apart, kind), -12, 12))
        every = np.bincount(pairs.turn, power, len(sheet.line))
        mine = np.bincount(row, power, len(of))
        share = mine / np.maximum(every, np.finfo(np.float32).tiny)[of]
        columns += [share, np.log(share + _LEAST)]
    return np.stack(columns, 1).astype(np.float32)


def _twins(sheet: Sheet, voice: Floats, heads: DeepHeads) -> Floats:
    """(t, len(TWINS)); nought where a conversation has no such turn."""
    place = np.concatenate([np.arange(n) for n in (0, *sheet.turns.tolist())])
    out = np.zeros((len(voice), len(TWINS)), np.float32)
    for column, back in enumerate((1, 2)):
        at = np.flatnonzero(place >= back)
        out[at, column] = np.clip(heads.twin(voice[at], voice[at - back]), -_STEEP, _STEEP)
    return out
