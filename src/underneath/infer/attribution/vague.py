"""Descriptions that turn out to mean one of the cast: "the medic" is Ashti where only Ashti can be speaking."""

from __future__ import annotations

from collections import defaultdict, deque

from underneath.infer.attribution.antecedents import fits
from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.decode import marginals, scores, steps
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref
from underneath.infer.attribution.turns import START, Layout
from underneath.infer.attribution.weigh import conversations
from underneath.infer.attribution.weights import WEIGHTS

_SURE = 0.4  # mean chance from which a description is that person; speakers right on train within a point at 0.3-0.5
_LEAD = 0.15  # and by how much it must lead the next
_HERE = 12  # different people of one sentence that are held apart; a bound for endless sentences
_TELLING = (Place.TAG, Place.VOICE, Place.WEAK, Place.LEAD, Place.BEAT)


def settle(
    people: People, refs: list[Ref], layout: Layout, turns: list[Turn], near: dict[int, tuple[int, float]]
) -> bool:
    """Decode once as if such descriptions were open, and give each to whom the turns point; whether any was given."""
    votes = _votes(people, layout, turns, near)
    apart = _apart(refs, people)
    given: dict[int, int] = {}
    for vague, chances in votes.items():
        ranked = sorted(
            (
                (sum(c) / len(c), p)
                for p, c in chances.items()
                if p not in apart[vague] and fits(people.gender[vague], people.gender[p])
            ),
            reverse=True,
        )
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
        if ranked and ranked[0][0] >= _SURE and lead >= _LEAD:
            given[vague] = ranked[0][1]
    for ref in refs:
        if ref.who in given and ref.form == Form.NOM:
            ref.who, ref.form = given[ref.who], Form.NAME
    return bool(given)


def _votes(
    people: People, layout: Layout, turns: list[Turn], near: dict[int, tuple[int, float]]
) -> dict[int, dict[int, list[float]]]:
    """Description → person → their chance in each turn that it marks."""
    votes: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    asked = _asked(people, turns)
    for talk in conversations(layout, people, asked, near, vague=False):
        marked = [
            (t, ref.who)
            for t, turn in enumerate(talk.turns)
            for place, ref in turn.cues
            if _is_marked(people, place, ref)
        ]
        if not marked:
            continue
        chances = marginals(scores(talk, WEIGHTS), *steps(talk, WEIGHTS)).sum(axis=1)
        for t, who in marked:
            for k, p in enumerate(talk.who[:-1]):
                if p < people.in_cast or p == people.narrator:
                    votes[who][p].append(float(chances[t, k]))
    return votes


def _asked(people: People, turns: list[Turn]) -> list[Turn]:
    """The turns of the conversations in which a vague description speaks."""
    kept: list[Turn] = []
    talk: list[Turn] = []
    for turn in [*turns, None]:
        if turn is None or turn.gap == START:
            if any(_is_marked(people, place, ref) for other in talk for place, ref in other.cues):
                kept += talk
            talk = []
        if turn is not None:
            talk.append(turn)
    return kept


def _is_marked(people: People, place: int, ref: Ref) -> bool:
    return place in _TELLING and ref.form == Form.NOM and people.is_vague(ref.who)


def _apart(refs: list[Ref], people: People) -> dict[int, set[int]]:
    """Description → people named in the same sentence of narration: not the same person."""
    apart: dict[int, set[int]] = defaultdict(set)
    here: deque[int] = deque(maxlen=_HERE)
    sentence = -1
    for ref in refs:
        if ref.quote >= 0 or ref.who < 0:
            continue
        if ref.sentence != sentence:
            sentence = ref.sentence
            here.clear()
        if people.is_vague(ref.who):
            apart[ref.who].update(here)
        for other in here:
            if people.is_vague(other):
                apart[other].add(ref.who)
        if ref.who not in here:
            here.append(ref.who)
    return apart
