"""What tells whether a name is somebody of the cast, no second name of another and nobody met in passing: features."""

from __future__ import annotations

import math

from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene, anchors, answered
from underneath.infer.lexicon import is_common
from underneath.infer.lexicon.titles import KIN

FEATURES = (
    "bias", "times", "once", "told", "untold", "acts", "never acts", "calls", "talked of", "office", "kin",
    "kin and name", "title and name", "full", "given", "common word", "others told", "others in sight", "nobody else",
    "long", "long untold", "long once", "long never acts", "owned", "pronouns", "the", "teller", "others untold called",
    "both sexes in sight", "untold given", "untold title", "like in sight", "passing", "introduced", "answered",
)  # fmt: skip

# The weights were fitted on tales of 150 to 1,500 words; longer ones, and larger casts, count as the longest of these.
_SHORT, _LONGEST, _MANY = 5.3, 2.0, 12


def features(person: Person, scene: Scene) -> list[float]:
    """Return one number for each of `FEATURES`."""
    told = len(set(person.told))
    calls = sum(len(form.calls) for form in person.forms)
    heard = sum(form.quoted for form in person.forms)
    words = [word for parts in person.parts for word in parts.words]
    given = any(is_given(word) for word in words)
    at = anchors(person)
    sight = [scene.in_sight(p, person) for p in at]
    others = sum(map(len, sight)) / max(1, len(sight))
    untold, never, once = not told, not person.acts, person.weight == 1
    kin = bool(person.titles & KIN)
    office = not words
    long = min(_LONGEST, max(0.0, scene.words - _SHORT))
    alike = sum(any(o.sex is None or person.sex is None or o.sex == person.sex for o in here) for here in sight)
    row = {
        "bias": 1.0,
        "times": math.log(max(1, person.weight)),
        "once": once,
        "told": math.log1p(told),
        "untold": untold,
        "acts": math.log1p(len(person.acts)),
        "never acts": never,
        "calls": math.log1p(calls),
        "talked of": math.log1p(heard - calls),
        "office": office and not kin,
        "kin": office and kin,
        "kin and name": kin and not office,
        "title and name": bool(person.titles) and not office and not kin,
        "full": person.full,
        "given": given,
        "common word": bool(words) and not given and not person.titles and is_common(words[0]),
        "others told": math.log1p(min(_MANY, scene.named - bool(told))),
        "others in sight": math.log1p(others),
        "nobody else": others == 0,
        "long": long,
        "long untold": long * untold,
        "long once": long * once,
        "long never acts": long * never,
        "owned": sum(form.owned for form in person.forms) / max(1, person.weight),
        "pronouns": math.log1p(sum(sum(form.near.values()) for form in person.forms)),
        "the": any(surface.lower().startswith("the ") for form in person.forms for surface in form.surface),
        "teller": person.narrator,
        "others untold called": math.log1p(min(_MANY, scene.only_called)),
        "both sexes in sight": len({o.sex for here in sight for o in here if o.sex}) > 1,
        "untold given": untold and given and not person.titles,
        "untold title": untold and bool(person.titles) and not office,
        "like in sight": alike / max(1, len(sight)),
        "answered": answered(person, scene) if untold and calls else 0.0,
        "passing": untold and not calls,
        "introduced": any(form.intros for form in person.forms),
    }
    return [float(row[name]) for name in FEATURES]
