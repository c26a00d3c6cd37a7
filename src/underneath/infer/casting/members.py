"""Who belongs to the cast: second names go to whoever bears them, names met in passing are left out."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from underneath.infer.casting import belong, second, standing
from underneath.infer.casting.described import Described
from underneath.infer.casting.forests import load_forests
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene
from underneath.infer.casting.trees import Forest
from underneath.infer.casting.weights import BELONG, SECOND
from underneath.infer.lexicon.titles import KIN

# Chance of being somebody of the cast below which a name is left out: one the narration has, one that only speech has.
_MEMBER, _UNTOLD = 0.3, 0.5
# Chance below which a name that is called goes to another, that of a surname with a title, and the chance of the best
# other from which it does.
_SECOND, _TITLED, _RIGHT = 0.3, 0.5, 0.6
_LONG = 8.5  # log of the words from which only names always answered are taken for second ones: 5,000
_CALLS, _ANSWERED = 2, 0.9  # so many calls, each answered by somebody of another name, prove it whatever the chance
# The same for the trees, best over eight folds of the training documents; of 21 second names merged 14 were right.
# They were fitted on tales of 150 to 1,500 words; on training novels 0.6 is best: F1 0.60; at 0.4 0.56, at 0.75 0.59.
_TREES_MEMBER, _TREES_PAIR, _TREES_LONG = 0.4, 0.6, 0.6
_OF_CAST = [BELONG.get(name, 0.0) for name in belong.FEATURES]
_OF_PAIR = [SECOND.get(name, 0.0) for name in second.FEATURES]


def choose_by_trees(people: list[Person], narration: Narration, described: Described) -> None:
    """As `choose_members`, but by the trained trees."""
    scene, forests = Scene(people, narration), load_forests()
    asked = [person for person in people if person.forms and not person.known and not person.narrator]
    if not asked:
        return
    others = [standing.fits(person, scene) for person in asked]
    rows = [standing.signs(person, scene, described, fits) for person, fits in zip(asked, others, strict=True)]
    for person, chance in zip(asked, forests.member.chances(_array(rows)).tolist(), strict=True):
        person.confidence = chance
    least = _TREES_MEMBER if scene.words <= _LONG else _TREES_LONG
    into = {}
    for person, fits in zip(asked, others, strict=True):
        bearer = _likeliest(person, fits, scene, forests.pair) if person.confidence < least and fits else None
        if bearer is not None:
            into[person] = bearer
    _merge(people, into)
    people[:] = [p for p in people if p.known or p.narrator or p.confidence >= least]


def _likeliest(person: Person, fits: list[Person], scene: Scene, pair: Forest) -> Person | None:
    """Who of those that fit bears this name besides another; in a long story only where every call is answered."""
    if scene.words > _LONG:
        return _bearer(person, scene) if second.may_be_second(person) and _always_answered(person, scene) else None
    chances = pair.chances(_array([standing.pair_signs(person, other, scene, fits) for other in fits]))
    return fits[int(chances.argmax())] if chances.max() >= _TREES_PAIR else None


def _merge(people: list[Person], into: dict[Person, Person]) -> None:
    """Give second names to their bearers; one whose bearer goes to another in turn goes there too."""
    for person, bearer in into.items():
        other = bearer
        while other in into and other is not person:
            other = into[other]
        if other is not person:
            other.absorb(person)
            other.confidence = max(other.confidence, person.confidence)
    people[:] = [p for p in people if p not in into]


def _array(rows: list[list[float]]) -> NDArray[np.float32]:
    return np.array(rows, np.float32)


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
