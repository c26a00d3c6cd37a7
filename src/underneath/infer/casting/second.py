"""What tells whether a name is but another name of somebody in sight: the features of a pair.

“Tammarin.” / “Since the ice step,” Ilke told the rafters. The narration never says Tammarin; whoever calls her is named
in the paragraph of the call, and she in those around it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable

from underneath.infer.casting.compat import clash
from underneath.infer.casting.nameparts import is_given, is_role, shortens
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.casting.turns import Places, find_turns
from underneath.infer.lexicon.titles import KIN

NEARBY = 8  # paragraphs around that count as the same scene
_CROWD = 12  # most who may be named in one paragraph; where more are, it tells nothing and costs much
_MOST_ANCHORS = 40  # calls looked at for one name

FEATURES = (
    "bias", "turns", "hears", "says", "told at call", "sex of turns", "sight", "alone", "most acts", "called near",
    "heard together", "heard not called", "never called", "calls", "their told", "teller", "both given",
    "given to surname", "surname to given",
    "their full", "office", "title and surname", "alike", "pet", "kin", "they are called", "same sex", "other sex",
    "words", "introduced", "rank",
)  # fmt: skip
# By distance in paragraphs from the call: the caller is in its own, the one called answers next; turns alternate.
_VOTES = {-3: 0.3, -2: -0.3, -1: 1.0, 0: -1.5, 1: 1.5, 2: -0.3, 3: 0.3}


class Scene:
    """Who is named, who acts and who is called in each paragraph."""

    def __init__(self, people: list[Person], narration: Narration) -> None:
        self.narration = narration
        self.told = _by_paragraph(people, lambda p: p.told)
        self.acts = _by_paragraph(people, lambda p: p.acts)
        self.calls = _by_paragraph(people, lambda p: [c for form in p.forms for c in form.calls])
        self.heard = _by_paragraph(people, lambda p: [c for form in p.forms for c in form.heard])
        self.turns = find_turns(self.acts, self.told, narration)
        self.named = sum(bool(p.told) for p in people)
        self.only_called = sum(not p.told and any(form.calls for form in p.forms) for p in people)
        ranked = sorted(people, key=lambda p: -len(p.told))
        self.rank = {person: 1 / (1 + i) for i, person in enumerate(ranked)}
        self.words = math.log(1 + narration.words)

    def in_sight(self, paragraph: int, but: Person, reach: int = NEARBY) -> set[Person]:
        """Everyone named around a paragraph, one excepted."""
        near = range(paragraph - reach, paragraph + reach + 1)
        return {p for at in near for p in self.told.get(at, ()) if p is not but}


def _by_paragraph(people: list[Person], places: Callable[[Person], list[int]]) -> Places:
    out: Places = defaultdict(set)
    for person in people:
        for paragraph in places(person):
            out[paragraph].add(person)
    return {paragraph: here for paragraph, here in out.items() if len(here) <= _CROWD}


def anchors(person: Person) -> list[int]:
    """Return the paragraphs to look around: where somebody is called, else talked of, else told of."""
    calls = sorted({p for form in person.forms for p in form.calls})
    heard = sorted({p for form in person.forms for p in form.heard})
    return (calls or heard or sorted(set(person.told)))[:_MOST_ANCHORS]


def may_be_second(person: Person) -> bool:
    """Whether somebody may prove to be another already known: never told of by this name."""
    return not (person.known or person.narrator or not person.forms or person.told)


def candidates(person: Person, scene: Scene) -> list[Person]:
    """Return who may bear this name besides another: in sight, not at odds with it, never the caller; by name."""
    found: set[Person] = set()
    for at in anchors(person):
        found |= scene.in_sight(at, person, 2 * NEARBY)
    fits = [other for other in found if _allowed(person, other) and not _calls(other, person, scene)]
    return sorted(fits, key=lambda p: p.label)


def _calls(other: Person, person: Person, scene: Scene) -> bool:
    """Whether the other is tagged as speaker of a call: nobody calls himself."""
    return any(_says(other, p, scene) == 1 for form in person.forms for p in form.calls[:_MOST_ANCHORS])


def _allowed(person: Person, other: Person) -> bool:
    if clash(person, other) or (person.full and other.full):
        return False
    if person.titles:
        return not (person.surnames and other.surnames)
    words = {word for parts in person.parts for word in parts.words}
    return not (any(map(is_given, words)) and any(map(is_given, other.firsts)))


def pair_features(person: Person, other: Person, scene: Scene) -> list[float]:
    """Return one number for each of `FEATURES`: what speaks for `person` being a second name of `other`."""
    at = anchors(person)
    n = len(at)
    row: dict[str, float] = {"bias": 1.0}
    acts = scene.acts
    row["turns"] = sum(worth * sum(other in acts.get(p + step, ()) for p in at) for step, worth in _VOTES.items()) / n
    row["says"] = sum(_says(other, p, scene) for p in at) / n
    row["hears"] = sum(max(_says(other, p - 1, scene), _says(other, p + 1, scene)) for p in at) / n
    row["told at call"] = sum(other in scene.told.get(p, ()) and other not in acts.get(p, ()) for p in at) / n
    row["sex of turns"] = sum(w * _by_sex(other, p + s, scene) for p in at for s, w in ((-1, 0.7), (0, -1), (1, 1))) / n
    sights = [scene.in_sight(p, person) for p in at]
    row["sight"] = sum(other in here for here in sights) / n
    hearers = [here - acts.get(p, set()) for p, here in zip(at, sights, strict=True)]
    row["alone"] = sum(here == {other} for here in hearers) / n
    row["most acts"] = sum(_busiest(other, p, scene, here) for p, here in zip(at, hearers, strict=True)) / n
    row["called near"] = sum(other in scene.calls.get(p + s, ()) for p in at for s in (-1, 0, 1)) / n
    heard = sorted({p for form in person.forms for p in form.heard})[:_MOST_ANCHORS]
    row["heard together"] = sum(other in scene.heard.get(p, ()) for p in heard) / max(1, len(heard))
    calls = sum(len(form.calls) for form in person.forms)
    row["heard not called"] = math.log1p(sum(form.quoted for form in person.forms) - calls)
    row["never called"] = calls == 0
    row["calls"] = math.log1p(calls)
    row["their told"] = math.log1p(len(other.told))
    row["teller"] = other.narrator
    row |= _names(person, other)
    row["they are called"] = any(form.calls for form in other.forms)
    row["same sex"] = bool(person.sex and person.sex == other.sex)
    row["other sex"] = bool(person.sex and other.sex and person.sex != other.sex)
    row["words"] = scene.words - 6
    row["introduced"] = sum(other in acts.get(p, ()) for form in person.forms for p in form.intros)
    row["rank"] = scene.rank.get(other, 0)
    return [float(row[name]) for name in FEATURES]


def answered(person: Person, scene: Scene) -> float:
    """How clearly somebody of another name speaks next to each call and never calls: 0 not at all, 1 each time."""
    at = anchors(person)
    score: dict[Person, float] = defaultdict(float)
    for p in at:
        caller = scene.turns.get(p)
        near = {turn[0]: turn[1] for s in (-1, 1) if (turn := scene.turns.get(p + s)) is not None}
        for other, weight in near.items():
            if caller is None or other is not caller[0]:
                score[other] += weight * (1 if caller else 0.5)
        if caller is not None:
            score[caller[0]] -= caller[1]
    fits = [n for other, n in score.items() if other is not person and _allowed(person, other)]
    return max(0.0, max(fits, default=0.0)) / len(at)


def _says(other: Person, paragraph: int, scene: Scene) -> float:
    turn = scene.turns.get(paragraph)
    return turn[1] if turn is not None and turn[0] is other else 0.0


def _by_sex(other: Person, paragraph: int, scene: Scene) -> float:
    """+1 where a "he said" or "she nodded" in a paragraph that names nobody fits, -1 where it does not."""
    if other.sex is None or scene.told.get(paragraph):
        return 0
    sex = scene.narration.subject(paragraph)
    return 0 if sex is None else 1 if sex == other.sex else -1


def _busiest(other: Person, paragraph: int, scene: Scene, here: set[Person]) -> bool:
    if other not in here:
        return False
    near = range(paragraph - NEARBY, paragraph + NEARBY + 1)
    mine = sum(other in scene.told.get(p, ()) for p in near)
    return all(sum(one in scene.told.get(p, ()) for p in near) < mine for one in here if one is not other)


def _names(person: Person, other: Person) -> dict[str, float]:
    words = {word for parts in person.parts for word in parts.words}
    theirs = {word for parts in other.parts for word in parts.words}
    given = any(is_given(word) for word in words)
    their_given = any(is_given(word) for word in other.firsts)
    office = bool(person.titles) and not words
    return {
        "both given": given and their_given and not person.titles,
        "given to surname": given and not person.titles and not their_given and bool(theirs),
        "surname to given": bool(words) and not given and their_given and not other.full,
        "their full": other.full and bool(words),
        "office": (office or all(is_role(form.key) for form in person.forms)) and not person.titles & KIN,
        "title and surname": bool(person.titles) and bool(words) and not other.surnames,
        "alike": any(a[:2] == b[:2] for a in words for b in theirs),
        "pet": any(shortens(a, b) or shortens(b, a) for a in words for b in other.firsts),
        "kin": bool(person.titles & KIN),
    }
