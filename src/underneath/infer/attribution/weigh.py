"""What speaks for whom: each candidate's features in each turn of a conversation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from underneath.infer.attribution.address import Use, honoured, use_of
from underneath.infer.attribution.antecedents import HERE
from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.grammar import Form, Gender
from underneath.infer.attribution.people import People, Ref
from underneath.infer.attribution.turns import Layout

GAPS = ("S", "0", "0N", "1", "2", "3")
_OUTCOMES = (
    "NAME",
    "SELF",
    "MATCH",
    "MAYBE",
    "CLASH",
    "NEAR",
    "TELLER",
    "EPI",
    "EPICLASH",
    "EPINEAR",
    "SELFNEW",
    "NOM",
    "NOMCLASH",
    "HERE",
)
FEATURES: list[str] = [f"{place.name}:{outcome}" for place in Place for outcome in _OUTCOMES]
FEATURES += [
    "CALLED:SELF", "CALLED:NEXT", "CALLED:PREV", "CALLED:NEXT2", "NAMED:SELF", "NAMED:NEXT", "INTRO:SELF", "TOLD:SELF",
    "TOLD:NEXT", "TOLD:PREV", "OTHER:SELF", "OTHER:NEXT", "RECENT:0", "RECENT:1", "RECENT:2", "LATER", "SHARE:0",
    "SHARE:1", "SHARE:2", "SHARE:3", "OUTSIDER", "OUTSIDER:DEF", "GROUP", "TELLER", "NOBODY", "OTHER:PREV", "THOUGHT:SHARE0", "TRAILACT:NEXT",
    "SHARE:ZERO", "SIR:MATCH", "SIR:CLASH", "SAYS:0", "SAYS:1", "SAYS:2", "UNTOLD", "STAR:0", "STAR:1", "STAR:2", "STAR:3",
    *(f"{name}:{gap}" for name in ("SAME", "BACK") for gap in GAPS),
]  # fmt: skip
INDEX = {name: i for i, name in enumerate(FEATURES)}
_BASE = len(_OUTCOMES)
_LIMIT = 10  # candidates in a conversation; the true speaker is among ten in 99 % on dev
_APART = 60  # characters between two quotations that a plain tag fills; more is narration
_FEW = 6  # where fewer are mentioned nearby, the story's leads fill up: pages of bare dialogue name nobody


def gap_class(turn: Turn) -> int:
    """Position in `GAPS`: same paragraph, next one, next one but with narration at its edge, then by paragraphs."""
    if turn.gap < 0:
        return 0
    if turn.gap == 0:
        return 1 if turn.apart <= _APART else 2
    return 3 if turn.gap == 1 else 4 if turn.gap <= 3 else 5  # noqa: PLR2004


@dataclass(slots=True)
class Conversation:
    """Turns that belong together, who may speak in them, and the features as columns.

    `who[k]`: number in `People` of candidate k; the last candidate, -1, is nobody known.
    `turn`, `candidate`, `feature`: one entry for each feature that fires.
    """

    turns: list[Turn]
    who: list[int]
    turn: list[int]
    candidate: list[int]
    feature: list[int]


def conversations(
    layout: Layout, people: People, turns: list[Turn], near: dict[int, tuple[int, float]], *, vague: bool = True
) -> list[Conversation]:
    """Split turns into conversations and weigh each."""
    out: list[Conversation] = []
    first = 0
    last_paragraph = -1
    for i in range(1, len(turns) + 1):
        if i < len(turns) and turns[i].gap != 99 and i - first < 400:  # noqa: PLR2004
            continue
        out.append(_Weigher(layout, people, turns[first:i], near, last_paragraph, vague=vague).conversation)
        last_paragraph = turns[i - 1].paragraph
        first = i
    return out


class _Weigher:
    """Gathers the features of one conversation."""

    def __init__(
        self,
        layout: Layout,
        people: People,
        turns: list[Turn],
        near: dict[int, tuple[int, float]],
        before: int,
        *,
        vague: bool,
    ) -> None:
        self.vague = vague
        self.layout, self.people, self.near = layout, people, near
        self.seen: Counter[int] = Counter()
        self.early: list[Ref] = []
        who = self._candidates(turns, before)
        self.conversation = Conversation(turns, [*who, -1], [], [], [])
        self.place = {p: k for k, p in enumerate(who)}
        self.count = len(who)
        self._prior(who)
        for t, turn in enumerate(turns):
            self._cues(t, turn)
            self._address(t, turn, len(turns))
        self._recent(turns)

    def add(self, turn: int, candidate: int, name: int) -> None:
        """One feature fires."""
        c = self.conversation
        c.turn.append(turn)
        c.candidate.append(candidate)
        c.feature.append(name)

    def person(self, ref: Ref) -> int:
        """Who a narration mention most likely is, or -1."""
        if ref.form == Form.I:
            return self.people.narrator
        if ref.form in (Form.HE, Form.EPITHET):
            return self.near.get(ref.mention, (-1, 0.0))[0]
        return ref.who

    def _candidates(self, turns: list[Turn], before: int) -> list[int]:
        """Those mentioned around, most mentioned first; a tag's subject is always among them."""
        layout = self.layout
        first, last = turns[0].paragraph, turns[-1].paragraph
        scene = layout.scene_of[first]
        start = first
        while start > 0 and first - start < 12 and layout.scene_of[start - 1] == scene:  # noqa: PLR2004
            start -= 1
        must: Counter[int] = Counter()
        for paragraph in range(start, min(last + 2, len(layout.refs))):
            for ref in layout.refs[paragraph]:
                p = self.person(ref)
                if p >= 0:
                    self.seen[p] += 1
                    if paragraph < first:
                        self.early.append(ref)
        weak: Counter[int] = Counter()
        for turn in turns:
            for place, ref in turn.cues:
                if place in (Place.TAG, Place.VOICE, Place.LEAD, Place.BEAT):
                    p = self.person(ref)
                    if p >= 0:
                        must[p] += 1
            for quote in turn.quotes:
                for ref in layout.inside[quote]:
                    if ref.who >= 0 and ref.form == Form.NAME:
                        weak[ref.who] += 1
        cast = self.people.in_cast
        score = {
            p: (1.0 if p < cast else 0.4) * (3 * must[p] + self.seen[p] + 0.3 * weak[p])
            for p in {*must, *self.seen, *weak}
        }
        if self.people.narrator >= 0:
            score.setdefault(self.people.narrator, 1.0)
        if not self.vague:
            score = {p: n for p, n in score.items() if not self.people.is_vague(p)}
        ranked = sorted(score, key=lambda p: (-score[p], p))[:_LIMIT]
        if len(ranked) < _FEW:
            ranked += [p for p in layout.leads if p not in score][: _FEW - len(ranked)]
        return ranked

    def _prior(self, who: list[int]) -> None:
        """How much of the story around each has."""
        order = sorted(range(len(who)), key=lambda k: -self.seen[who[k]])
        people = self.people
        fixed: list[tuple[int, int]] = [(len(who), INDEX["NOBODY"])]
        for rank, k in enumerate(order):
            share = f"SHARE:{min(rank, 3)}" if self.seen[who[k]] else "SHARE:ZERO"
            fixed.append((k, INDEX[share]))
            if who[k] in self.layout.lead_rank:
                fixed.append((k, INDEX[f"STAR:{self.layout.lead_rank[who[k]]}"]))
            fixed.append((k, INDEX[f"SAYS:{min(self.layout.says[who[k]], 2)}"]))
            if who[k] not in self.layout.told:
                fixed.append((k, INDEX["UNTOLD"]))
            if who[k] >= people.in_cast:
                fixed.append((k, INDEX["OUTSIDER" if who[k] in people.introduced else "OUTSIDER:DEF"]))
            if people.group[who[k]]:
                fixed.append((k, INDEX["GROUP"]))
            if who[k] == people.narrator:
                fixed.append((k, INDEX["TELLER"]))
        for t in range(len(self.conversation.turns)):
            for k, name in fixed:
                self.add(t, k, name)

    def _cues(self, t: int, turn: Turn) -> None:
        for place, ref in turn.cues:
            self.spread(t, place, ref)

    def spread(self, t: int, place: int, ref: Ref) -> None:
        """Give every candidate what a cue says for or against them."""
        base = place * _BASE
        if ref.form == Form.NAME:
            k = self.place.get(ref.who)
            if k is not None:
                self.add(t, k, base)
        elif ref.form == Form.I:
            k = self.place.get(self.people.narrator)
            if k is not None:
                self.add(t, k, base + 6)
        elif ref.form == Form.NOM and not self.vague and self.people.is_vague(ref.who):
            self._fit(t, base, ref, 7, 8, 7)
        elif ref.form == Form.NOM:
            self._fit(t, base, ref, 11, 12, 11)
            k = self.place.get(ref.who)
            if k is not None:
                self.add(t, k, base + (10 if ref.who in self.people.introduced else 1))
        elif ref.form == Form.EPITHET:
            self._fit(t, base, ref, 7, 8, 7)
            k = self.place.get(self.near.get(ref.mention, (-1, 0.0))[0])
            if k is not None:
                self.add(t, k, base + 9)
        elif ref.form in (Form.HE, Form.THEY):
            self._fit(t, base, ref, 2, 4, 3)
            who, lead = self.near.get(ref.mention, (-1, 0.0))
            k = self.place.get(who)
            if k is not None:
                self.add(t, k, base + (13 if lead >= HERE else 5))

    def _fit(self, t: int, base: int, ref: Ref, match: int, clash: int, maybe: int) -> None:
        """By gender."""
        who = self.conversation.who
        for k in range(self.count):
            if who[k] == ref.who:
                continue
            gender = self.people.gender[who[k]]
            if gender == ref.gender:
                self.add(t, k, base + match)
            elif gender == Gender.UNKNOWN or ref.gender == Gender.UNKNOWN:
                self.add(t, k, base + (maybe if match == 2 else match))  # noqa: PLR2004
            else:
                self.add(t, k, base + clash)

    def _near_turns(self, t: int, count: int) -> tuple[int, int]:
        """Positions of the turns right before and after, -1 where there is none close."""
        turns = self.conversation.turns
        before = t - 1 if t > 0 and turns[t].gap <= 2 else -1  # noqa: PLR2004
        after = t + 1 if t + 1 < count and turns[t + 1].gap <= 2 else -1  # noqa: PLR2004
        return before, after

    def _address(self, t: int, turn: Turn, count: int) -> None:
        """Names called, people told."""
        before, after = self._near_turns(t, count)
        for quote in turn.quotes:
            start, end = self.layout.spans[quote]
            gender = honoured(self.layout.text, start, end)
            if gender:
                self._honour(before, gender)
                self._honour(after, gender)
            for ref in self.layout.inside[quote]:
                k = self.place.get(ref.who, -1) if ref.form <= Form.NOM else -1
                if k < 0:
                    continue
                use = use_of(self.layout.text, start, end, ref)
                if use == Use.CALLED:
                    self._relate(t, k, before, after, "CALLED")
                elif use == Use.SELF:
                    self.add(t, k, INDEX["INTRO:SELF"])
                elif use == Use.NAMED:
                    self.add(t, k, INDEX["NAMED:SELF"])
                    if after >= 0:
                        self.add(after, k, INDEX["NAMED:NEXT"])
        for ref in turn.told:
            k = self.place.get(self.person(ref), -1)
            if k >= 0:
                self._relate(t, k, before, after, "TOLD")
        for ref in turn.others:
            k = self.place.get(self.person(ref), -1)
            if k >= 0:
                self._relate(t, k, before, after, "OTHER")

    def _honour(self, t: int, gender: int) -> None:
        """Who is called "sir" speaks next to the one who says it."""
        if t < 0:
            return
        for k in range(self.count):
            other = self.people.gender[self.conversation.who[k]]
            if other in (Gender.HE, Gender.SHE):
                self.add(t, k, INDEX["SIR:MATCH" if other == gender else "SIR:CLASH"])

    def _relate(self, t: int, k: int, before: int, after: int, name: str) -> None:
        self.add(t, k, INDEX[f"{name}:SELF"])
        if after >= 0:
            self.add(after, k, INDEX[f"{name}:NEXT"])
        if before >= 0:
            self.add(before, k, INDEX[f"{name}:PREV"])

    def _recent(self, turns: list[Turn]) -> None:
        """The last three subjects before each turn."""
        order: list[int] = []
        layout = self.layout

        def see(ref: Ref) -> None:
            if ref.role:
                k = self.place.get(self.person(ref), -1)
                if k >= 0:
                    if k in order:
                        order.remove(k)
                    order.insert(0, k)

        for ref in self.early:
            see(ref)
        at = turns[0].paragraph
        for t, turn in enumerate(turns):
            for paragraph in range(at, turn.paragraph):
                for ref in layout.refs[paragraph]:
                    see(ref)
            at = max(at, turn.paragraph)
            if turn.gap >= 0:
                for rank, k in enumerate(order[:3]):
                    self.add(t, k, INDEX[f"RECENT:{rank}"])
