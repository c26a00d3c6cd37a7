"""What speaks for whom: each candidate's features in each turn of a conversation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from underneath.infer.attribution.address import Use, honoured, use_of
from underneath.infer.attribution.antecedents import HERE
from underneath.infer.attribution.candidates import Nearby, person_of
from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.grammar import Form, Gender
from underneath.infer.attribution.people import People, Ref
from underneath.infer.attribution.turns import START, Layout

GAPS = ("S", "0", "0N", "1", "2", "3")


class Outcome(IntEnum):
    """What a cue means for one candidate."""

    NAME = 0  # it names them
    SELF = 1  # it is the description they are known by, out of the blue
    MATCH = 2  # a pronoun of their gender
    MAYBE = 3  # a pronoun, gender unknown
    CLASH = 4  # a pronoun of another gender
    NEAR = 5  # the pronoun's nearest antecedent
    TELLER = 6  # "I", and they tell the story
    EPI = 7  # an epithet that may fit
    EPICLASH = 8
    EPINEAR = 9  # the epithet's nearest antecedent
    SELFNEW = 10  # a description they came in by ("a guard")
    NOM = 11  # another's description that may fit
    NOMCLASH = 12
    HERE = 13  # the pronoun's antecedent, in the same paragraph


FEATURES: list[str] = [f"{place.name}:{outcome.name}" for place in Place for outcome in Outcome]
FEATURES += [
    "CALLED:SELF", "CALLED:NEXT", "CALLED:PREV", "NAMED:SELF", "NAMED:NEXT", "NAMED:PREV", "INTRO:SELF",
    "TOLD:SELF", "TOLD:NEXT", "TOLD:PREV", "OTHER:SELF", "OTHER:NEXT", "OTHER:PREV", "SIR:MATCH", "SIR:CLASH",
    "RECENT:0", "RECENT:1", "RECENT:2", "SHARE:0", "SHARE:1", "SHARE:2", "SHARE:3", "SHARE:ZERO",
    "SAYS:0", "SAYS:1", "SAYS:2", "UNTOLD", "STAR:0", "STAR:1", "STAR:2", "STAR:3",
    "OUTSIDER", "OUTSIDER:DEF", "GROUP", "TELLER", "NOBODY",
    "IN:CALLED", "IN:CALLED2", "IN:NAMED", "IN:NAMED2", "BEAST", "MUTE",
    *(f"{name}:{gap}" for name in ("SAME", "SAMEQ", "BACK", "BACK3") for gap in GAPS),
]  # fmt: skip
INDEX = {name: i for i, name in enumerate(FEATURES)}
_BASE = len(Outcome)
_APART = 60  # characters between two quotations that a plain tag fills; more is narration
_OFTEN = 5  # mentions in the narration from which never being marked as speaking tells
_MARKS = (Place.TAG, Place.VOICE, Place.LEAD, Place.WEAK, Place.BEAT)
_LONGEST = 400  # turns decoded at once; nobody talks longer without a pause


def gap_class(turn: Turn) -> int:
    """Position in `GAPS`: same paragraph, next one, next one but with narration at its edge, then by paragraphs."""
    if turn.gap < 0:
        return 0
    if turn.gap == 0:
        return 1 if turn.apart <= _APART else 2
    return 3 if turn.gap == 1 else 4 if turn.gap <= 3 else 5  # noqa: PLR2004


def same_weight(turn: Turn, before: Turn) -> int:
    """Number of the feature that fires where one person has both turns."""
    return INDEX["SAMEQ:S" if before.asks else "SAME:S"] + gap_class(turn)


def back_weight(conversation: Conversation, t: int) -> int:
    """Number of the feature that fires where turns t-2 and t have one speaker."""
    turns = conversation.turns
    gap = max(gap_class(turns[t - 1]), gap_class(turns[t]))
    return INDEX["BACK3:S" if conversation.crowd else "BACK:S"] + gap


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
    crowd: bool = False  # more than two people are marked as speaking or called


def conversations(
    layout: Layout,
    people: People,
    turns: list[Turn],
    near: dict[int, tuple[int, float]],
    *,
    vague: bool = True,
    wide: bool = False,
) -> list[Conversation]:
    """Split turns into conversations and weigh each; `wide`: with more candidates."""
    out: list[Conversation] = []
    first = 0
    for i in range(1, len(turns) + 1):
        if i < len(turns) and turns[i].gap != START and i - first < _LONGEST:
            continue
        out.append(_Weigher(layout, people, turns[first:i], near, vague=vague, wide=wide).conversation)
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
        *,
        vague: bool,
        wide: bool,
    ) -> None:
        self.vague = vague
        self.layout, self.people, self.near = layout, people, near
        nearby = Nearby(layout, people, near, turns)
        self.seen, self.early = nearby.seen, nearby.early
        who = nearby.candidates(vague=vague, wide=wide)
        self.conversation = Conversation(turns, [*who, -1], [], [], [])
        self.place = {p: k for k, p in enumerate(who)}
        self.count = len(who)
        self.uses: list[tuple[int, int]] = []
        self._prior(who)
        for t, turn in enumerate(turns):
            self._cues(t, turn)
            self._address(t, turn, len(turns))
        self._recent(turns)
        self._party(turns)

    def add(self, turn: int, candidate: int, name: int) -> None:
        """One feature fires."""
        c = self.conversation
        c.turn.append(turn)
        c.candidate.append(candidate)
        c.feature.append(name)

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
            if self.layout.says[who[k]] == 0 and who[k] not in self.layout.voiced:
                if who[k] in self.layout.beasts:
                    fixed.append((k, INDEX["BEAST"]))
                elif self.layout.told_often[who[k]] >= _OFTEN:
                    fixed.append((k, INDEX["MUTE"]))
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
                self.add(t, k, base + Outcome.TELLER)
        elif ref.form == Form.NOM and not self.vague and self.people.is_vague(ref.who):
            self._fit(t, base, ref, Outcome.EPI, Outcome.EPICLASH, Outcome.EPI)
        elif ref.form == Form.NOM:
            self._fit(t, base, ref, Outcome.NOM, Outcome.NOMCLASH, Outcome.NOM)
            k = self.place.get(ref.who)
            if k is not None:
                self.add(t, k, base + (Outcome.SELFNEW if ref.who in self.people.introduced else Outcome.SELF))
        elif ref.form == Form.EPITHET:
            self._fit(t, base, ref, Outcome.EPI, Outcome.EPICLASH, Outcome.EPI)
            k = self.place.get(self.near.get(ref.mention, (-1, 0.0))[0])
            if k is not None:
                self.add(t, k, base + Outcome.EPINEAR)
        elif ref.form in (Form.HE, Form.THEY):
            self._fit(t, base, ref, Outcome.MATCH, Outcome.CLASH, Outcome.MAYBE)
            who, lead = self.near.get(ref.mention, (-1, 0.0))
            k = self.place.get(who)
            if k is not None:
                self.add(t, k, base + (Outcome.HERE if lead >= HERE else Outcome.NEAR))

    def _fit(self, t: int, base: int, ref: Ref, match: int, clash: int, maybe: int) -> None:
        """By gender."""
        who = self.conversation.who
        for k in range(self.count):
            if who[k] == ref.who:
                continue
            gender = self.people.gender[who[k]]
            if gender == ref.gender:
                self.add(t, k, base + match)
            elif Gender.UNKNOWN in (gender, ref.gender):
                self.add(t, k, base + maybe)
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
                if k >= 0:
                    self._use(t, k, before, after, use_of(self.layout.text, start, end, ref))
        for ref in turn.told:
            k = self.place.get(person_of(ref, self.people, self.near), -1)
            if k >= 0:
                self._relate(t, k, before, after, "TOLD")
        for ref in turn.others:
            k = self.place.get(person_of(ref, self.people, self.near), -1)
            if k >= 0:
                self._relate(t, k, before, after, "OTHER")

    def _use(self, t: int, k: int, before: int, after: int, use: Use | None) -> None:
        """A name inside a quotation."""
        if use == Use.SELF:
            self.add(t, k, INDEX["INTRO:SELF"])
        elif use is not None:
            self.uses.append((use, k))
            self._relate(t, k, before, after, use.name)

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

    def _party(self, turns: list[Turn]) -> None:
        """Who takes part: those called, or only spoken of, anywhere in the conversation."""
        called = Counter(k for use, k in self.uses if use == Use.CALLED)
        named = Counter(k for use, k in self.uses if use == Use.NAMED)
        fixed = [
            (k, INDEX[f"{name}2" if n > 1 else name])
            for name, count in (("IN:CALLED", called), ("IN:NAMED", named))
            for k, n in count.items()
        ]
        self.conversation.crowd = len(self._marked(turns) | called.keys()) > 2  # noqa: PLR2004
        for t, turn in enumerate(turns):
            if turn.tag is None:
                for k, feature in fixed:
                    self.add(t, k, feature)

    def _marked(self, turns: list[Turn]) -> set[int]:
        """Candidates whom tags or beats point to."""
        found = {
            self.place.get(person_of(ref, self.people, self.near), -1)
            for turn in turns
            for place, ref in turn.cues
            if place in _MARKS
        }
        return found - {-1}

    def _recent(self, turns: list[Turn]) -> None:
        """The last three subjects before each turn."""
        order: list[int] = []
        layout = self.layout

        def see(ref: Ref) -> None:
            if ref.role:
                k = self.place.get(person_of(ref, self.people, self.near), -1)
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
