"""Who may be speaking in a conversation: those mentioned in it and just before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref
from underneath.infer.attribution.turns import LEADS, Layout

_LIMIT = 10  # candidates in a conversation; they hold the speaker in 91 % of turns of train stories, 93 % of dev
_FEW = 6  # where fewer are mentioned nearby, the story's leads fill up: pages of bare dialogue name nobody
_WIDE = 12  # both bounds for the trained scorer: they hold the speaker in 96 % of turns of stories, 6 points more
_BACK = 12  # paragraphs before the first turn that are looked at
_CHARACTERS = 20_000  # and characters, lest one endless paragraph be read again for each of its conversations
_OUTSIDE = 0.4  # an outsider's mentions count less: most never speak
_TELLING = (Place.TAG, Place.VOICE, Place.LEAD, Place.BEAT)


def person_of(ref: Ref, people: People, near: dict[int, tuple[int, float]]) -> int:
    """Who a narration mention most likely is, or -1."""
    if ref.form == Form.I:
        return people.narrator
    if ref.form in (Form.HE, Form.EPITHET):
        return near.get(ref.mention, (-1, 0.0))[0]
    return ref.who


class Nearby:
    """Mentions in and before a conversation.

    `seen`: narration mentions by person. `early`: mentions before the first turn, in order.
    """

    def __init__(self, layout: Layout, people: People, near: dict[int, tuple[int, float]], turns: list[Turn]) -> None:
        self.layout, self.people, self.near, self.turns = layout, people, near, turns
        self.seen: Counter[int] = Counter()
        self.early: list[Ref] = []
        first = turns[0].paragraph
        start = layout.spans[turns[0].quotes[0]].start - _CHARACTERS
        stop = layout.spans[turns[-1].quotes[-1]].end + _CHARACTERS
        for paragraph in self._reach():
            refs = layout.refs[paragraph]
            low, high = (bisect_left(refs, at, key=lambda ref: ref.start) for at in (start, stop))
            for ref in refs[low:high]:
                person = person_of(ref, people, near)
                if person >= 0:
                    self.seen[person] += 1
                    if paragraph < first:
                        self.early.append(ref)

    def _reach(self) -> range:
        """The paragraphs looked at."""
        scene_of = self.layout.scene_of
        first = start = self.turns[0].paragraph
        while start > 0 and first - start < _BACK and scene_of[start - 1] == scene_of[first]:
            start -= 1
        return range(start, min(self.turns[-1].paragraph + 2, len(scene_of)))

    def candidates(self, *, vague: bool, wide: bool = False) -> list[int]:
        """Numbers of those who may speak, likeliest first; `vague`: also those never brought in; `wide`: more."""
        must, weak = Counter(self._marked()), Counter(self._named())
        people = self.people
        score = {
            p: (1.0 if p < people.in_cast else _OUTSIDE) * (3 * must[p] + self.seen[p] + 0.3 * weak[p])
            for p in {*must, *self.seen, *weak}
            if vague or not people.is_vague(p)
        }
        if people.narrator >= 0:
            score.setdefault(people.narrator, 1.0)
        ranked = sorted(score, key=lambda p: (-score[p], p))[: _WIDE if wide else _LIMIT]
        leads = self.layout.leads if wide else self.layout.leads[:LEADS]
        fill = [p for p in leads if p not in score]
        room = max(0, (_WIDE if wide else _FEW) - len(ranked))
        return list(dict.fromkeys([*ranked, *fill[:room], *self._fixed()]))

    def _fixed(self) -> Iterator[int]:
        """Those whom a person named as speakers, however far from here they are mentioned."""
        for turn in self.turns:
            yield from (p for quote in turn.quotes if (p := self.layout.fixed.get(quote, -1)) >= 0)

    def _marked(self) -> Iterator[int]:
        """Those whom tags and beats point to."""
        for turn in self.turns:
            for place, ref in turn.cues:
                person = person_of(ref, self.people, self.near) if place in _TELLING else -1
                if person >= 0:
                    yield person

    def _named(self) -> Iterator[int]:
        """Those named inside quotations."""
        for turn in self.turns:
            for quote in turn.quotes:
                for ref in self.layout.inside[quote]:
                    if ref.who >= 0 and ref.form == Form.NAME:
                        yield ref.who
