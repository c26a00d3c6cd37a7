"""The decoder's chain over many conversations at once: likelihoods and expected features for fitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from underneath.infer.attribution.weigh import Conversation, back_weight, same_weight

LINK = 12.0  # as in the decoder: parts of one utterance
NEVER = -1e9


@dataclass
class Labelled:
    """A conversation, its true speakers (positions among the candidates, -1 unknown; shape (turns,)), its weight."""

    talk: Conversation
    truth: np.ndarray
    weight: float


class Batch:
    """Conversations of about one length, padded: arrays of shape (conversations, turns, candidates).

    Candidate 0 is nobody known; turns past the end are nobody's and cost nothing.
    """

    def __init__(self, items: list[Labelled]) -> None:
        self.items = items
        count, n = len(items), max(len(x.talk.turns) for x in items)
        k = max(len(x.talk.who) for x in items)
        self.shape = (count, n, k)
        self.valid, self.gold = np.zeros(self.shape, bool), np.zeros(self.shape, bool)
        self.same, self.back = np.zeros((count, n), int), np.zeros((count, n), int)
        self.has_same, self.has_back, self.linked = (np.zeros((count, n), bool) for _ in range(3))
        at, feature = [], []
        for b, x in enumerate(items):
            at.append(self._enter(b, x))
            feature.append(np.asarray(x.talk.feature))
        self.at, self.feature = np.concatenate(at), np.concatenate(feature)
        self.weight = np.array([x.weight for x in items])
        self.known = self.gold.any(2)

    def _enter(self, b: int, x: Labelled) -> np.ndarray:
        _, n, k = self.shape
        turns, nobody = x.talk.turns, len(x.talk.who) - 1
        self.valid[b, : len(turns), : nobody + 1] = True
        self.valid[b, len(turns) :, 0] = True
        for t, turn in enumerate(turns):
            if x.truth[t] >= 0:
                self.gold[b, t, 0 if x.truth[t] == nobody else x.truth[t] + 1] = True
            self.linked[b, t] = t > 0 and turn.linked
            if t >= 1 and not turn.linked:
                self.same[b, t], self.has_same[b, t] = same_weight(turn, turns[t - 1]), True
            if t >= 2:
                self.back[b, t], self.has_back[b, t] = back_weight(x.talk, t), True
        candidate = np.asarray(x.talk.candidate)
        return (b * n + np.asarray(x.talk.turn)) * k + np.where(candidate == nobody, 0, candidate + 1)

    def expect(self, w: np.ndarray, *, told: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Log-partition, chances of candidates, of one twice running, of one coming back; `told`: given the truth."""
        count, n, k = self.shape
        score = np.bincount(self.at, weights=w[self.feature], minlength=count * n * k).reshape(self.shape)
        allowed = self.valid & (self.gold | ~self.known[:, :, None]) if told else self.valid
        score = np.where(allowed, score, NEVER)
        top = score.max(2)
        own, log_z = np.exp(score - top[:, :, None]), top.sum(1)
        same = np.where(self.has_same, np.exp(w[self.same]), 1.0)
        same[self.linked] = np.exp(LINK)
        back = np.where(self.has_back, np.exp(w[self.back]), 1.0)
        eye, known = np.eye(k), np.ones((k, k))
        eye[0, 0], known[:, 0] = 0.0, 0.0
        ahead = np.empty((count, n, k, k))
        step = [(1 + (same[:, t, None, None] - 1) * eye) * own[:, t, None, :] for t in range(n)]
        for t in range(n):
            if t:
                last = ahead[:, t - 1]
                now = last.sum(1)[:, :, None] + (back[:, t, None, None] - 1) * known * last.transpose(0, 2, 1)
                now = now * step[t]
            else:
                now = np.eye(k) * own[:, 0, :, None]
            z = now.sum((1, 2))
            log_z += np.log(z)
            ahead[:, t] = now / z[:, None, None]
        return log_z, *self._behind(ahead, step, back, eye, known)

    def _behind(
        self, ahead: np.ndarray, step: list[np.ndarray], back: np.ndarray, eye: np.ndarray, known: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        count, n, k = self.shape
        behind = np.ones((count, k, k))
        chance, twice, again = np.empty(self.shape), np.zeros((count, n)), np.zeros((count, n))
        for t in range(n - 1, -1, -1):
            joint = ahead[:, t] * behind
            joint /= joint.sum((1, 2))[:, None, None]
            chance[:, t] = joint.sum(1)
            if not t:
                break
            twice[:, t] = (joint * eye).sum((1, 2))
            flow = behind * step[t]
            last = ahead[:, t - 1]
            returns = (known * last.transpose(0, 2, 1) * flow).sum((1, 2))
            total = (last.sum(1)[:, :, None] * flow).sum((1, 2)) + (back[:, t] - 1) * returns
            again[:, t] = back[:, t] * returns / total
            message = np.repeat(flow.sum(2)[:, None, :], k, 1)
            message = message + (back[:, t, None, None] - 1) * known.T * flow.transpose(0, 2, 1)
            behind = message / message.max((1, 2))[:, None, None]
        return chance, twice, again

    def loss(self, w: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative log-likelihood of the truth, and its gradient."""
        free, told = self.expect(w, told=False), self.expect(w, told=True)
        each = self.weight[self.at // (self.shape[1] * self.shape[2])]
        gradient = np.bincount(self.feature, weights=each * (free[1] - told[1]).ravel()[self.at], minlength=len(w))
        for number, mask, n in ((self.same, self.has_same, 2), (self.back, self.has_back, 3)):
            np.add.at(gradient, number[mask], (self.weight[:, None] * (free[n] - told[n]))[mask])
        return float((self.weight * (free[0] - told[0])).sum()), gradient


def batches(items: list[Labelled], size: int = 96) -> list[Batch]:
    """Items by length, so that little is padded."""
    ordered = sorted(items, key=lambda x: (len(x.talk.turns), len(x.talk.who)))
    return [Batch(ordered[i : i + size]) for i in range(0, len(ordered), size)]
