"""What tells whether a name is but another name of somebody in sight: the features of a pair.

“Tammarin.” / “Since the ice step,” Ilke told the rafters. The narration never says Tammarin; whoever calls her is named
in the paragraph of the call, and she in those around it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable

from underneath.infer.casting.compat import clash
from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.casting.turns import Places, find_turns

NEARBY = 16  # paragraphs around that count as the same scene
_CROWD = 12  # most who may be named in one paragraph; where more are, it tells nothing and costs much
_MOST_ANCHORS = 40  # calls looked at for one name

# Four times as many were tried (votes by distance, sexes, sights, kinds of name, titles): they told nothing more, with
# 33 second names to learn from. Mostly it is whoever the narration names most, and hardly ever one who is called too.
FEATURES = ("their told", "hears", "says", "called near", "heard together", "they are called", "their full")


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
        self.words = math.log(1 + narration.words)
        self.most = max((p.weight for p in people), default=1) or 1

    def in_sight(self, paragraph: int, but: Person) -> set[Person]:
        """Everyone named around a paragraph, one excepted."""
        near = range(paragraph - NEARBY, paragraph + NEARBY + 1)
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
        found |= scene.in_sight(at, person)
    fits = [other for other in found if _allowed(person, other) and not _calls(other, person, scene)]
    return sorted(fits, key=lambda p: p.label)


def _calls(other: Person, person: Person, scene: Scene) -> bool:
    """Whether the other is tagged as speaker of a call: nobody calls himself."""
    return any(says(other, p, scene) == 1 for form in person.forms for p in form.calls[:_MOST_ANCHORS])


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
    heard = sorted({p for form in person.forms for p in form.heard})[:_MOST_ANCHORS]
    row = {
        "their told": math.log1p(len(other.told)),
        "hears": sum(max(says(other, p - 1, scene), says(other, p + 1, scene)) for p in at) / len(at),
        "says": sum(says(other, p, scene) for p in at) / len(at),
        "called near": sum(other in scene.calls.get(p + step, ()) for p in at for step in (-1, 0, 1)) / len(at),
        "heard together": sum(other in scene.heard.get(p, ()) for p in heard) / max(1, len(heard)),
        "they are called": any(form.calls for form in other.forms),
        "their full": other.full and any(parts.words for parts in person.parts),
    }
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


def says(other: Person, paragraph: int, scene: Scene) -> float:
    """How surely somebody speaks in a paragraph: 1 where a name says so, 0 where nothing does."""
    turn = scene.turns.get(paragraph)
    return turn[1] if turn is not None and turn[0] is other else 0.0
