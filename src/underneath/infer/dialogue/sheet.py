"""A story's lines as columns: what the scorer reads of every turn, and of every candidate in every turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.attribution.weigh import Conversation, back_weight, same_weight
from underneath.infer.dialogue.lines import LINE, line_of
from underneath.infer.dialogue.persons import PERSON, Persons
from underneath.infer.dialogue.pointers import Pairs, pairs_of
from underneath.infer.dialogue.setting import Setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns over t turns and r rows; a row is one candidate in one turn.

    Attributes
    ----------
    turns, width
        (talks,) number of turns and of candidates of each conversation; its rows stand turn by turn.
    line
        (t, len(LINE)) what is seen of a turn.
    same, back
        (t,) the rules' weight for one person twice running, and for the one before last coming back; -1 at a start.
    linked
        (t,) whether the turn goes on with the utterance of the one before.
    person
        (r, len(PERSON)) what is seen of a candidate in a turn.
    who
        (r,) number in `People`, -1 for nobody known.
    row, sign
        (s,) the rules' features that fire: row and number in `weigh.FEATURES`.
    pairs
        The mentions that each turn may point at.
    """

    turns: Ints
    width: Ints
    line: Floats
    same: Ints
    back: Ints
    linked: NDArray[np.bool_]
    person: Floats
    who: Ints
    row: Ints
    sign: Ints
    pairs: Pairs

    def widths(self) -> Ints:
        """(t,) how many candidates each turn has."""
        return np.repeat(self.width, self.turns)

    def turn_of_row(self) -> Ints:
        """(r,) the turn of every row."""
        return np.repeat(np.arange(len(self.line)), self.widths())

    def row_of_pair(self) -> Ints:
        """(n,) the row of the candidate whose mention each of `pairs` is."""
        first = np.concatenate([[0], np.cumsum(self.widths())]).astype(np.int64)
        rows: Ints = first[self.pairs.turn] + self.pairs.candidate
        return rows


def sheet_of(setting: Setting) -> Sheet:
    """Lay out all conversations of a story."""
    talks = setting.talks
    persons = Persons(setting)
    parts = [persons.of(talk) for talk in talks]
    turns = np.array([len(talk.turns) for talk in talks], np.int64)
    width = np.array([len(talk.who) for talk in talks], np.int64)
    rows = np.concatenate([[0], np.cumsum(turns * width)]).astype(np.int64)
    signs = [
        rows[n] + np.array(talk.turn, np.int64) * width[n] + np.array(talk.candidate, np.int64)
        for n, talk in enumerate(talks)
    ]
    return Sheet(
        turns,
        width,
        _stack([line_of(setting, talk, t) for talk in talks for t in range(len(talk.turns))], len(LINE)),
        np.array([_same(talk, t) for talk in talks for t in range(len(talk.turns))], np.int64),
        np.array([back_weight(talk, t) if t > 1 else -1 for talk in talks for t in range(len(talk.turns))], np.int64),
        np.array([t > 0 and x.linked for talk in talks for t, x in enumerate(talk.turns)], bool),
        np.concatenate([np.empty((0, len(PERSON)), np.float32), *parts]),
        _joined([np.tile(talk.who, len(talk.turns)) for talk in talks]),
        _joined(signs),
        _joined([np.array(talk.feature, np.int64) for talk in talks]),
        pairs_of(setting),
    )


def _stack(rows: list[list[float]], width: int) -> Floats:
    return np.array(rows, np.float32).reshape(-1, width)


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate([np.empty(0, np.int64), *parts]).astype(np.int64, copy=False)


def _same(talk: Conversation, t: int) -> int:
    return same_weight(talk.turns[t], talk.turns[t - 1]) if t else -1
