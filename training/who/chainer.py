"""The scorer and the second-order chain over a conversation's turns, in torch, for fitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from gathered import Gathered
from torch import nn

from underneath.infer.attribution.weigh import FEATURES
from underneath.infer.attribution.weights import WEIGHTS
from underneath.infer.dialogue.lines import LINE
from underneath.infer.dialogue.neighbours import LAYERS, REACH
from underneath.infer.dialogue.persons import PERSON
from underneath.infer.dialogue.pointed import POINTED, TWINS
from underneath.infer.dialogue.pointers import POINT

RANK, OWN, HIDDEN, SECOND, STEP, GLANCE = 48, 32, 64, 32, 32, 16
LINK = 12.0
WIDTH = 384
CHUNK = 48  # turns decoded at once in training


@dataclass
class Talk:
    """One conversation, or a piece of it, by global turn and row numbers."""

    doc: int
    turn: int
    row: int
    turns: int
    width: int
    weight: float


class Corpus:
    """All documents end to end."""

    def __init__(self, docs: list[Gathered], weight: dict[str, float]) -> None:
        self.docs = docs
        sheets = [d.sheet for d in docs]
        t_off = np.cumsum([0] + [len(d.truth) for d in docs])
        r_off = np.cumsum([0] + [len(d.hears) for d in docs])
        m_off = np.cumsum([0] + [len(d.mentions) for d in docs])
        self.line = torch.tensor(np.concatenate([s.line for s in sheets]))
        self.person = torch.tensor(np.concatenate([s.person for s in sheets]))
        self.same = torch.tensor(np.concatenate([s.same for s in sheets]).astype(np.int64))
        self.back = torch.tensor(np.concatenate([s.back for s in sheets]).astype(np.int64))
        self.linked = torch.tensor(np.concatenate([s.linked for s in sheets]))
        self.truth = torch.tensor(np.concatenate([d.truth for d in docs]))
        self.hears = torch.tensor(np.concatenate([d.hears for d in docs]))
        self.heard = torch.tensor(np.concatenate([d.heard for d in docs]))
        self.to = np.concatenate([d.to for d in docs])
        self.who = np.concatenate([s.who for s in sheets])
        self.lines = np.concatenate([d.lines for d in docs])
        self.mentions = np.concatenate([d.mentions for d in docs])
        pairs = [s.pairs for s in sheets]
        self.pair_mention = np.concatenate([p.mention + m_off[n] for n, p in enumerate(pairs)])
        self.pair_feature = np.concatenate([p.features for p in pairs]).astype(np.float16)
        pair_turn = np.concatenate([p.turn + t_off[n] for n, p in enumerate(pairs)])
        first = np.concatenate([[0], np.cumsum(np.concatenate([s.widths() for s in sheets]))])
        self.pair_row = first[pair_turn] + np.concatenate([p.candidate for p in pairs])
        self.pair_at = np.searchsorted(pair_turn, np.arange(t_off[-1] + 1))
        order = [np.argsort(s.row, kind="stable") for s in sheets]
        rows = np.concatenate([s.row[o] + r_off[n] for n, (s, o) in enumerate(zip(sheets, order, strict=True))])
        self.sign = np.concatenate([s.sign[o] for s, o in zip(sheets, order, strict=True)])
        self.sign_at = np.searchsorted(rows, np.arange(r_off[-1] + 1))
        self.profiles(docs)
        self.talks: list[Talk] = []
        for n, d in enumerate(docs):
            turn, row = int(t_off[n]), int(r_off[n])
            for turns, width in zip(d.sheet.turns.tolist(), d.sheet.width.tolist(), strict=True):
                for a in range(0, turns, CHUNK):
                    count = min(CHUNK, turns - a)
                    self.talks.append(Talk(n, turn + a, row + a * width, count, width, weight[d.corpus]))
                turn, row = turn + turns, row + turns * width

    def spans(self) -> Iterator[tuple[Gathered, int, int]]:
        """Each document with its first row and the one after its last."""
        at = 0
        for d in self.docs:
            yield d, at, at + len(d.hears)
            at += len(d.hears)

    def profiles(self, docs: list[Gathered]) -> None:
        """Per row: index of the person's summed line vectors, their count, and whether the own turn is among them."""
        sums, at, count, own = [np.zeros((1, 3 * WIDTH), np.float32)], [], [], []
        base = 1
        for d in docs:
            turn, who = d.marked
            people = int(max(d.sheet.who.max(initial=0), who.max(initial=0))) + 1
            total, number = np.zeros((people, 3 * WIDTH), np.float32), np.zeros(people, np.int64)
            np.add.at(total, who, d.lines[turn, :3].reshape(len(turn), 3 * WIDTH).astype(np.float32))
            np.add.at(number, who, 1)
            tagged = np.full(len(d.truth), -9)
            tagged[turn] = who
            of = d.sheet.turn_of_row()
            w = d.sheet.who
            mine = (tagged[of] == w) & (w >= 0)
            left = np.where(w >= 0, number[np.maximum(w, 0)] - mine, 0)
            at.append(np.where(left > 0, w + base, 0))
            count.append(np.maximum(left, 1))
            own.append(mine & (left > 0))
            sums.append(total)
            base += people
        self.profile, self.profile_at = np.concatenate(sums), np.concatenate(at)
        self.profile_n, self.profile_own = np.concatenate(count).astype(np.float32), np.concatenate(own)


class Tower(nn.Module):
    """A score for each candidate in each turn; `underneath.infer.dialogue.tower` does the same in numpy."""

    def __init__(self, extra: int = 0, drop: float = 0.25) -> None:
        super().__init__()
        self.rule = nn.Parameter(torch.tensor(WEIGHTS, dtype=torch.float32)[:, None].clone())
        self.sign = nn.Parameter(torch.randn(len(FEATURES), HIDDEN) * 0.02)
        self.person = nn.Linear(len(PERSON) + len(POINTED) + extra, HIDDEN)
        self.line = nn.Linear(len(LINE) + len(TWINS), HIDDEN, bias=False)
        self.ask = nn.Linear(3 * WIDTH, RANK, bias=False)
        self.own = nn.Linear(3 * WIDTH, OWN, bias=False)
        self.beat = nn.Linear(WIDTH, GLANCE, bias=False)
        self.key = nn.Linear(2 * WIDTH, RANK, bias=False)
        self.point = nn.Linear(len(POINT), 1)
        self.glance = nn.Linear(len(POINT), GLANCE)
        self.glance_cross = nn.Linear(RANK, GLANCE, bias=False)
        self.glance_out = nn.Linear(GLANCE, 1)
        self.trust = nn.Parameter(torch.tensor(0.0))
        self.cross = nn.Linear(OWN + GLANCE + 2, HIDDEN, bias=False)
        self.near = nn.ModuleList(nn.Linear((2 * REACH + 1) * HIDDEN, HIDDEN) for _ in range(LAYERS))
        self.others = nn.ModuleList(nn.Linear(2 * HIDDEN, HIDDEN, bias=False) for _ in range(LAYERS))
        self.mix = nn.ModuleList(nn.Linear(HIDDEN, HIDDEN) for _ in range(LAYERS))
        self.second = nn.Linear(HIDDEN, SECOND)
        self.out = nn.Linear(SECOND, 1)
        self.drop = nn.Dropout(drop)
        for layer in (self.out, *self.mix):
            still(layer)
        for layer in (self.ask, self.key, self.own, self.beat):
            nn.init.normal_(layer.weight, std=0.03)

    def scored(self, c: Corpus, talks: list[Talk], extra: np.ndarray | None = None):
        """Scores of the talks' rows; their turns and rows, and the turns' own looks and columns."""
        rows = np.concatenate([np.arange(x.row, x.row + x.turns * x.width) for x in talks])
        turns = np.concatenate([np.arange(x.turn, x.turn + x.turns) for x in talks])
        width = np.repeat([x.width for x in talks], [x.turns for x in talks])
        of = torch.tensor(np.repeat(np.arange(len(turns)), width))
        pools = torch.tensor(c.lines[turns].astype(np.float32))
        words = pools[:, :3].flatten(1)
        own, beat, line = self.own(words), self.beat(pools[:, 3]), c.line[turns]
        shares = self.shares(c, rows, turns, self.ask(words))
        score = self.unary(c, rows, of, own, beat, line, shares, extra, beside(talks))
        return score, rows, turns, width, own, line

    def shares(self, c, rows, turns, ask):
        """How much of a turn's pointing goes to each candidate, (r,), and how much there is, (t,)."""
        starts, ends = c.pair_at[turns], c.pair_at[turns + 1]
        at = np.concatenate([np.arange(a, b) for a, b in zip(starts, ends, strict=True)])
        of = torch.tensor(np.repeat(np.arange(len(turns)), ends - starts))
        unique, where = np.unique(c.pair_mention[at], return_inverse=True)
        keys = self.key(torch.tensor(c.mentions[unique].astype(np.float32)))[torch.tensor(where)]
        feature = torch.tensor(c.pair_feature[at].astype(np.float32))
        met = ask[of] * keys
        glance = torch.relu(self.glance(feature) + self.glance_cross(self.drop(met)))
        s = met.sum(1) / RANK**0.5 + self.point(feature)[:, 0] + self.glance_out(self.drop(glance))[:, 0]
        e = torch.exp(s.clamp(-12, 12))
        back = np.full(int(rows.max()) + 1, -1)
        back[rows] = np.arange(len(rows))
        row = torch.tensor(back[c.pair_row[at]])
        mine = torch.zeros(len(rows)).index_add(0, row, e)
        every = torch.zeros(len(turns)).index_add(0, of, e) + 1.0
        return mine, every

    def unary(self, c, rows, of, own, beat, line, shares, extra, around):
        """Scores of rows, (r,)."""
        mine, every = shares
        share = torch.log(mine + 1e-2) - torch.log(every)[of]
        unique, where = np.unique(c.profile_at[rows], return_inverse=True)
        total = self.own(torch.tensor(c.profile[unique]))[torch.tensor(where)]
        taken = own[of] * torch.tensor(c.profile_own[rows])[:, None]
        profile = (total - taken) / torch.tensor(c.profile_n[rows])[:, None]
        crossed = torch.cat([own[of] * profile, beat[of], share[:, None], torch.exp(share)[:, None]], 1)
        starts, ends = c.sign_at[rows], c.sign_at[rows + 1]
        signs = torch.tensor(np.concatenate([c.sign[a:b] for a, b in zip(starts, ends, strict=True)]))
        offsets = torch.tensor(np.concatenate([[0], np.cumsum(ends - starts)[:-1]]))

        def bag(table):
            return nn.functional.embedding_bag(signs, table, offsets, mode="sum")

        person = c.person[rows] if extra is None else torch.cat([c.person[rows], torch.tensor(extra[rows])], 1)
        h = bag(self.sign) + self.person(person) + self.line(line)[of] + self.cross(self.drop(crossed))
        h = self.looked_around(torch.relu(h), of, around)
        h = torch.relu(self.second(self.drop(torch.relu(h))))
        return bag(self.rule)[:, 0] + self.trust * share + self.out(self.drop(h))[:, 0]

    def looked_around(self, h, of, around):
        """Cells that have seen the same candidate in the turns beside, and the others in their turn."""
        turns = int(of[-1]) + 1
        width = torch.bincount(of, minlength=turns)[:, None]
        for near, others, mix in zip(self.near, self.others, self.mix, strict=True):
            x = self.drop(h)
            mean = torch.zeros(turns, HIDDEN).index_add(0, of, x) / width
            most = torch.zeros(turns, HIDDEN).index_reduce(0, of, x, "amax")
            seen = near(torch.cat([x, torch.zeros(1, HIDDEN)])[around].flatten(1))
            seen = seen + others(torch.cat([mean, most], 1))[of]
            h = h + mix(self.drop(torch.relu(seen)))
        return h


def beside(talks: list[Talk]) -> torch.Tensor:
    """Of every row those of the same candidate in the turns around, (r, 2 REACH + 1); past an end: how many rows."""
    size = np.array([x.turns * x.width for x in talks])
    turn = np.concatenate([np.repeat(np.arange(x.turns), x.width) for x in talks])
    turns, width = (np.repeat([getattr(x, name) for x in talks], size) for name in ("turns", "width"))
    steps = np.arange(-REACH, REACH + 1)
    at = turn[:, None] + steps
    rows = np.arange(len(turn))[:, None] + steps * width[:, None]
    return torch.tensor(np.where((at >= 0) & (at < turns[:, None]), rows, len(turn)))


class Scorer(Tower):
    """Speakers: also scores of one person twice running, and of the last but one coming back."""

    def __init__(self, extra: int = 0, drop: float = 0.25) -> None:
        super().__init__(extra, drop)
        self.step = nn.Linear(2 * (len(LINE) + len(TWINS)) + 3 * OWN, STEP)
        self.same = nn.Linear(STEP, 1)
        self.far = nn.Linear(3 * (len(LINE) + len(TWINS)) + 3 * OWN, STEP)
        self.back = nn.Linear(STEP, 1)
        still(self.same)
        still(self.back)

    def forward(self, c: Corpus, talks: list[Talk], extra: np.ndarray | None = None):
        """Unary (b, t, k), nobody first; step scores, truth, and what is past a talk's end, (b, t) each."""
        score, _, turns, width, own, line = self.scored(c, talks, extra)
        same, back = self.steps(c, turns, own, line)
        return self.pad(c, talks, width, score, same, back)

    def steps(self, c, turns, own, line):
        """Scores of "same as before" and "same as before that", (t,) each."""
        one, two = torch.roll(own, 1, 0), torch.roll(own, 2, 0)
        l1, l2 = torch.roll(line, 1, 0), torch.roll(line, 2, 0)
        near = torch.cat([line, l1, self.drop(torch.cat([own, one, own * one], 1))], 1)
        far = torch.cat([line, l1, l2, self.drop(torch.cat([own, two, own * two], 1))], 1)
        same = self.same(self.drop(torch.relu(self.step(near))))[:, 0]
        back = self.back(self.drop(torch.relu(self.far(far))))[:, 0]
        base = self.rule[:, 0]
        same = same + base[c.same[turns].clamp(min=0)]
        same = torch.where(c.linked[turns], torch.full_like(same, LINK), same)
        return same, back + base[c.back[turns].clamp(min=0)]

    def pad(self, c, talks, width, score, same, back):
        """Talks side by side, nobody known first among the candidates."""
        b, n, k = len(talks), max(x.turns for x in talks), max(x.width for x in talks)
        unary = torch.full((b, n, k), -1e4)
        count = np.array([x.turns for x in talks])
        tb = np.repeat(np.arange(b), count)
        tt = np.concatenate([np.arange(x) for x in count])
        rb, rt = np.repeat(tb, width), np.repeat(tt, width)
        # the last candidate, nobody known, is put at 0; the others follow
        rk = np.concatenate([np.r_[1:w, 0] for w in width])
        unary[rb, rt, rk] = score
        s, a = torch.zeros(b, n), torch.zeros(b, n)
        s[tb, tt], a[tb, tt] = same, back
        truth = torch.full((b, n), -1)
        at = c.truth[np.concatenate([np.arange(x.turn, x.turn + x.turns) for x in talks])]
        w = torch.tensor(width)
        truth[tb, tt] = torch.where(at < 0, torch.full_like(at, -1), (at + 1) % w)
        unary[torch.arange(n)[None, :] >= torch.tensor(count)[:, None]] = -1e4
        past = torch.arange(n)[None, :] >= torch.tensor(count)[:, None]
        unary[..., 0] = torch.where(past, torch.zeros(()), unary[..., 0])
        s, a = torch.where(past, torch.zeros(()), s), torch.where(past, torch.zeros(()), a)
        return unary, s.clamp(-8, 12), a.clamp(-8, 8), truth, past


def still(layer: nn.Linear) -> None:
    """Start a layer at nothing."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)


def log_z(unary, same, back, told=None):
    """Log of the sum over all readings; with `told`, of those that agree with it."""
    b, n, k = unary.shape
    if told is not None:
        hit = torch.arange(k)[None, None] == told[..., None]
        unary = torch.where((told >= 0)[..., None] & ~hit, torch.full_like(unary, -1e4), unary)
    top = unary.max(2, keepdim=True).values
    own = torch.exp(unary - top)
    eye, known = torch.eye(k), torch.ones(k, k)
    eye[0, 0] = 0
    known[:, 0] = 0
    es, eb = torch.exp(same), torch.exp(back)
    z = top.sum((1, 2))
    ahead = torch.eye(k) * own[:, 0, :, None]
    total = ahead.sum((1, 2), keepdim=True)
    z = z + torch.log(total[:, 0, 0])
    ahead = ahead / total
    for t in range(1, n):
        now = ahead.sum(1)[:, :, None].expand(b, k, k)
        if t > 1:
            now = now + (eb[:, t, None, None] - 1) * known * ahead.transpose(1, 2)
        now = now * (1 + (es[:, t, None, None] - 1) * eye) * own[:, t, None, :]
        total = now.sum((1, 2), keepdim=True)
        z = z + torch.log(total[:, 0, 0])
        ahead = now / total
    return z


def chances(unary, same, back):
    """Marginals (b, t, k), by differentiating log-partition."""
    unary = unary.detach().requires_grad_()
    z = log_z(unary, same.detach(), back.detach()).sum()
    return torch.autograd.grad(z, unary)[0]
