"""Signs of who belongs to the cast, and of who bears a name besides another, for the trained trees.

Those of `belong` and `second`, and more: who is described near a call, how many might be meant, how sure the mentions
are. Over eight folds of the training documents the trees with these reach F1 0.85 on stories, 0.93 on vignettes and
0.92 on sketches. On half of the sketches the logistic models of the rules, fitted anew, were 0.02 behind; without the
sureness of mentions the trees lost 0.01.
"""

from __future__ import annotations

import math
from typing import Final

from underneath.infer.casting import belong, second
from underneath.infer.casting.described import Described
from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene, anchors, candidates, says

SIGNS: Final = (
    *belong.FEATURES,
    "described next", "described near", "described", "anyone described", "nobody fits", "share of fits", "one fits",
    "calls untold", "only talked of", "only talked of, given", "untold title and name", "untold title",
    "title and name",
    "several callers", "twice", "weight", "share of most", "how late", "how long", "words", "words if called",
    "abbreviated", "owned untold", "a full name fits", "mean sureness", "best sureness",
)  # fmt: skip
PAIR_SIGNS: Final = (
    *second.FEATURES,
    "one", "share", "only", "many", "next", "before", "in tag", "ahead", "called", "called, only", "called, next",
    "surname to given", "both given", "given to surname", "office", "title", "teller", "teller called",
    "two letters", "three letters", "same sex", "other sex", "share told", "their title", "never told", "calls",
    "called twice", "share acts", "told", "words", "called by name", "full",
)  # fmt: skip
_ALIKE, _MORE_ALIKE = 2, 3
_TALE = 6  # log of the words of a tale of 400


def signs(person: Person, scene: Scene, described: Described, others: list[Person]) -> list[float]:
    """Return one number for each of `SIGNS`; `others`: who may bear the name besides another."""
    at = anchors(person)
    calls = [call for form in person.forms for call in form.calls]
    never = not person.told
    words = {word for parts in person.parts for word in parts.words}
    sure = [one for form in person.forms for one in form.sure] or [0.5]
    callers = {id(turn[0]) for call in calls if (turn := scene.turns.get(call)) is not None}
    rest = (
        never * described.near(at, 1, 1), never * described.near(at, 0, 2), never * math.log1p(len(described.heads)),
        never and bool(described.heads), never and not others, never / (1 + len(others)),
        never and bool(calls) and len(others) == 1, never * math.log1p(len(set(calls))), never and not calls,
        never and not calls and any(map(is_given, words)), never and bool(person.titles) and bool(words),
        never and bool(person.titles), bool(person.titles) and bool(words), never and len(callers) > 1,
        person.weight == len("ab"), math.log1p(person.weight), person.weight / scene.most,
        never * min(at, default=0) / max(1, len(scene.narration)),
        never * (max(at, default=0) - min(at, default=0)) / max(1, len(scene.narration)),
        never * scene.words, never * bool(calls) * scene.words, any(form.key.endswith(".") for form in person.forms),
        never * math.log1p(sum(form.owned for form in person.forms)), never and any(other.full for other in others),
        sum(sure) / len(sure), max(sure),
    )  # fmt: skip
    return [*belong.features(person, scene), *map(float, rest)]


def pair_signs(person: Person, other: Person, scene: Scene, others: list[Person]) -> list[float]:
    """Return one number for each of `PAIR_SIGNS`: what speaks for `person` being a second name of `other`."""
    at, told = anchors(person), set(other.told)
    calls = {call for form in person.forms for call in form.calls}
    mine = [word for parts in person.parts for word in parts.words]
    theirs = [word for parts in other.parts for word in parts.words]
    given, known = any(map(is_given, mine)), any(map(is_given, theirs))
    after = sum(says(other, p + 1, scene) for p in at) / len(at)
    rivals = [_hears(rival, at, scene) for rival in others if rival is not other]
    alike = max((_common(a, b) for a in mine for b in theirs), default=0)
    rest = (
        1.0, 1 / len(others), len(others) == 1, math.log(len(others)), after,
        sum(says(other, p - 1, scene) for p in at) / len(at), sum(p in told for p in at) / len(at),
        _hears(other, at, scene) - max(rivals, default=0), bool(calls), bool(calls) and len(others) == 1,
        bool(calls) * after, known and not given, given and known, given and not known, not mine, bool(person.titles),
        other.narrator, other.narrator and bool(calls), alike >= _ALIKE, alike >= _MORE_ALIKE,
        person.sex is not None and person.sex == other.sex, bool(person.sex and other.sex) and person.sex != other.sex,
        len(other.told) / max(1, *(len(rival.told) for rival in others)), bool(other.titles), not other.told,
        math.log1p(len(calls)), len(calls) > 1, len(other.acts) / max(1, *(len(rival.acts) for rival in others)),
        bool(person.told), scene.words - _TALE, bool(calls) and bool(other.forms) and bool(other.forms[0].parts.words),
        other.full,
    )  # fmt: skip
    return [*second.pair_features(person, other, scene), *map(float, rest)]


def fits(person: Person, scene: Scene) -> list[Person]:
    """Return who may bear this name besides another; nobody where the narration has it more than once."""
    return [] if len(set(person.told)) > 1 else candidates(person, scene)


def _hears(other: Person, at: list[int], scene: Scene) -> float:
    """How often somebody speaks next to the call and not in it."""
    total = sum(max(says(other, p - 1, scene), says(other, p + 1, scene)) - says(other, p, scene) for p in at)
    return total / len(at)


def _common(a: str, b: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
