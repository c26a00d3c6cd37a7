"""Mentions near a turn that may name its speaker or hearer: what the scorer points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.attribution.cues import Place
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import Ref
from underneath.infer.dialogue.setting import Setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_BACK, _AHEAD = 14, 8  # mentions looked at before and after a turn
_REACH = 3000  # characters, at most
_BUCKETS: Final = 10  # of distance in characters, by powers of two
_FORMS: Final = (Form.NAME, Form.NOM, Form.HE, Form.THEY, Form.I, Form.YOU, Form.EPITHET)

POINT = (
    *(f"before:{i}" for i in range(_BUCKETS)), *(f"after:{i}" for i in range(_BUCKETS)),
    *(f"form:{form.name}" for form in _FORMS), "subject", "owner", "outer", "quoted", "paragraph", "sure",
    *(f"cue:{place.name}" for place in Place),
)  # fmt: skip
"""Names of the columns of `Pairs.features`."""
_AT_FORM = 2 * _BUCKETS
_AT_ROLE = _AT_FORM + len(_FORMS)
_AT_CUE = len(POINT) - len(Place)


@dataclass(frozen=True, slots=True)
class Pairs:
    """One entry for each mention that a turn may point at, turn by turn.

    `turn`: global number; `candidate`: position in the turn's conversation; `mention`: index in `Mentions`;
    `features`: (n, len(POINT)).
    """

    turn: Ints
    candidate: Ints
    mention: Ints
    features: Floats


class _Columns:
    """All mentions whose person is known, as columns in text order."""

    def __init__(self, setting: Setting) -> None:
        refs = [r for rows in (*setting.layout.refs, *setting.layout.inside) for r in rows if r.mention in setting.told]
        refs.sort(key=lambda ref: (ref.start, -ref.end))
        self.start = np.array([r.start for r in refs], np.int64)
        self.end = np.array([r.end for r in refs], np.int64)
        self.mention = np.array([r.mention for r in refs], np.int64)
        self.paragraph = np.array([r.paragraph for r in refs], np.int64)
        self.quote = np.array([r.quote for r in refs], np.int64)
        self.who = np.array([setting.told[r.mention][0] for r in refs], np.int64)
        self.fixed = np.zeros((len(refs), len(POINT)), np.float32)
        for row, ref in zip(self.fixed, refs, strict=True):
            _describe(row, ref, setting.told[ref.mention][1])


def _describe(row: Floats, ref: Ref, sure: float) -> None:
    """What is seen of a mention whatever turn looks at it."""
    if ref.form in _FORMS:
        row[_AT_FORM + _FORMS.index(Form(ref.form))] = 1.0
    row[_AT_ROLE] = ref.role == 2  # noqa: PLR2004 - a subject
    row[_AT_ROLE + 1] = ref.role == 1
    row[_AT_ROLE + 2] = ref.outer
    row[_AT_ROLE + 3] = ref.quote >= 0
    row[_AT_ROLE + 5] = sure


def pairs_of(setting: Setting) -> Pairs:
    """Every turn with the mentions near it, those inside its own quotations left out."""
    columns = _Columns(setting)
    parts: list[tuple[Ints, Ints, Ints, Floats]] = []
    number = 0
    for talk in setting.talks:
        place = np.full(len(setting.people.ids) + 1, -1, np.int64)
        place[talk.who] = np.arange(len(talk.who))
        place[-1] = -1
        for turn in talk.turns:
            at = _around(columns, setting, turn.quotes)
            candidate = place[columns.who[at]]
            at, candidate = at[candidate >= 0], candidate[candidate >= 0]
            features = _features(columns, at, setting, turn.paragraph, turn.quotes)
            slot = {int(m): i for i, m in enumerate(columns.mention[at])}
            for cue, ref in turn.cues:
                if ref.mention in slot:
                    features[slot[ref.mention], _AT_CUE + cue] = 1.0
            parts.append((np.full(len(at), number), candidate, columns.mention[at], features))
            number += 1
    if not parts:
        none = np.empty(0, np.int64)
        return Pairs(none, none, none, np.empty((0, len(POINT)), np.float32))
    turn_of, candidates, mentions, rows = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Pairs(turn_of, candidates, mentions, rows)


def _around(columns: _Columns, setting: Setting, quotes: list[int]) -> Ints:
    """Positions of the mentions near a turn, in order."""
    spans = setting.layout.spans
    start, end = spans[quotes[0]].start, spans[quotes[-1]].end
    low, high = np.searchsorted(columns.start, (start, end))
    first, last = np.searchsorted(columns.start, (start - _REACH, end + _REACH))
    at = np.arange(max(first, low - _BACK), min(last, high + _AHEAD))
    return at[~np.isin(columns.quote[at], quotes)]


def _features(columns: _Columns, at: Ints, setting: Setting, paragraph: int, quotes: list[int]) -> Floats:
    out = columns.fixed[at]
    spans = setting.layout.spans
    before = np.maximum(spans[quotes[0]].start - columns.end[at], 0)
    after = np.maximum(columns.start[at] - spans[quotes[-1]].end, 0)
    apart = np.where(columns.start[at] < spans[quotes[0]].start, before, after)
    bucket = np.minimum(np.log2(apart + 1).astype(np.int64), _BUCKETS - 1)
    bucket += np.where(columns.start[at] < spans[quotes[0]].start, 0, _BUCKETS)
    out[np.arange(len(at)), bucket] = 1.0
    out[:, _AT_ROLE + 4] = columns.paragraph[at] == paragraph
    return out
