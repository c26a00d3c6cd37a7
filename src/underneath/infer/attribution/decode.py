"""Decode a conversation jointly: every turn's speaker in the light of all the others.

A second-order chain: a state is (speaker before, speaker now). The turn's own features say who it may be; two weights
say how readily someone speaks twice running, or again after one other ("A, B, A, B"). Exact marginals by the
forward-backward algorithm; cost linear in turns, quadratic in candidates (at most eleven).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.attribution.weigh import Conversation, back_weight, same_weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LINK = 12.0  # parts of one utterance: as good as certain
_CERTAIN = 60.0  # what a person said outweighs all else together


def scores(conversation: Conversation, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum of weights of each candidate in each turn, shape (turns, candidates)."""
    n, k = len(conversation.turns), len(conversation.who)
    at = np.asarray(conversation.turn, np.intp) * k + np.asarray(conversation.candidate, np.intp)
    flat = np.bincount(at, weights=weights[np.asarray(conversation.feature, np.intp)], minlength=n * k)
    return np.asarray(flat, np.float64).reshape(n, k)


def certain(conversation: Conversation, unary: NDArray[np.float64], fixed: Mapping[int, int]) -> NDArray[np.float64]:
    """The scores, with the speakers that a person named as good as certain; `fixed`: quotation → number or -1."""
    out: NDArray[np.float64] = unary.copy()
    for t, turn in enumerate(conversation.turns):
        said = next((fixed[quote] for quote in turn.quotes if quote in fixed), None)
        if said is not None and said in conversation.who:
            out[t] = -_CERTAIN
            out[t, conversation.who.index(said)] = 0.0
    return out


def steps(conversation: Conversation, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Factors for speaking twice running and for coming back, one each a turn (the first turn's are 1)."""
    turns = conversation.turns
    same = np.ones(len(turns))
    for t, turn in enumerate(conversation.turns):
        if t:
            same[t] = np.exp(_LINK if turn.linked else weights[same_weight(turn, turns[t - 1])])
    back = np.ones(len(turns))
    for t in range(2, len(turns)):
        back[t] = np.exp(weights[back_weight(conversation, t)])
    return same, back


def marginals(unary: NDArray[np.float64], same: NDArray[np.float64], back: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability of each pair (before, now) in each turn, shape (turns, candidates, candidates).

    `unary`: scores, shape (turns, candidates). Turn 0 has its speaker on both axes' diagonal.
    """
    n, k = unary.shape
    own = np.exp(unary - unary.max(axis=1, keepdims=True))
    eye = np.eye(k)
    eye[-1, -1] = 0.0  # nobody known is a different nobody every time
    known = np.ones((k, k))  # by (now, next) and by (before, now): the one who comes back
    known[:, -1] = 0.0
    ahead = np.empty((n, k, k))
    ahead[0] = np.diag(own[0])
    ahead[0] /= ahead[0].sum()
    for t in range(1, n):
        last = ahead[t - 1]
        now = last.sum(axis=0)[:, None] + (back[t] - 1.0) * known * last.T
        now = now * (1.0 + (same[t] - 1.0) * eye) * own[t]
        ahead[t] = now / now.sum()
    behind = np.ones((k, k))
    out = ahead
    for t in range(n - 2, -1, -1):
        # message to (p, c) at t from (c, n) at t+1
        flow = behind * (1.0 + (same[t + 1] - 1.0) * eye) * own[t + 1]
        total = flow.sum(axis=1)
        behind = np.repeat(total[None, :], k, 0)
        if t >= 1:
            behind = behind + (back[t + 1] - 1.0) * known.T * flow.T
        behind /= behind.max()
        joint = out[t] * behind
        out[t] = joint / joint.sum()
    return out
