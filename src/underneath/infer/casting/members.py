"""Who belongs to the cast: second names go to whoever bears them, names met in passing are left out."""

from __future__ import annotations

import math

from underneath.infer.casting import belong, second
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene
from underneath.infer.casting.weights import BELONG, SECOND
from underneath.infer.lexicon.titles import KIN

# Chance of being somebody of the cast below which a name is left out: one the narration has, one that only speech has.
_MEMBER, _UNTOLD = 0.3, 0.5
# Chance below which a name that is called goes to another, that of a surname with a title, and the chance of the best
# other from which it does.
_SECOND, _TITLED, _RIGHT = 0.3, 0.5, 0.6
_LONG = 8.5  # log of the words from which only names always answered are taken for second ones: 5,000
_CALLS, _ANSWERED = 2, 0.9  # so many calls, each answered by somebody of another name, prove it whatever the chance
_OF_CAST = [BELONG.get(name, 0.0) for name in belong.FEATURES]
_OF_PAIR = [SECOND.get(name, 0.0) for name in second.FEATURES]


def choose_members(people: list[Person], narration: Narration) -> None:
    """Merge second names, drop who is met in passing, and say of all others how sure it is that they belong."""
    scene = Scene(people, narration)
    for person in people:
        if not person.known and person.forms:
            person.confidence = _chance(sum(map(_times, _OF_CAST, belong.features(person, scene))))
    into: dict[Person, Person] = {}
    for person in sorted(people, key=lambda p: -p.weight):
        if second.may_be_second(person) and _is_second(person, scene):
            other = _bearer(person, scene)
            if other is not None:
                into[person] = other
    for person, other in into.items():
        other.absorb(person)
        other.confidence = max(other.confidence, person.confidence)
    people[:] = [p for p in people if p not in into and (p.known or p.narrator or _stays(p))]


def _stays(person: Person) -> bool:
    return person.confidence >= (_MEMBER if person.told else _UNTOLD)


def _is_second(person: Person, scene: Scene) -> bool:
    """Whether the signs are enough to look for the one who bears this name besides another."""
    if person.titles & KIN:
        return False
    if scene.words > _LONG:
        return _always_answered(person, scene)
    if person.titles and person.surnames:
        return person.confidence < _TITLED
    calls = any(form.calls for form in person.forms)
    return calls and (person.confidence < _SECOND or _always_answered(person, scene))


def _always_answered(person: Person, scene: Scene) -> bool:
    calls = {p for form in person.forms for p in form.calls}
    return len(calls) >= _CALLS and second.answered(person, scene) >= _ANSWERED


def _times(a: float, b: float) -> float:
    return a * b


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _bearer(person: Person, scene: Scene) -> Person | None:
    """Return who most likely bears this name besides one that narration has, None where nobody stands out."""
    others = [other for other in second.candidates(person, scene) if other.told]
    scores = [sum(map(_times, _OF_PAIR, second.pair_features(person, other, scene))) for other in others]
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    share = 1 / sum(math.exp(score - scores[best]) for score in scores)
    return others[best] if share >= _RIGHT else None
