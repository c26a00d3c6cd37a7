"""What tells whether a name is somebody of the cast, no second name of another and nobody met in passing: features."""

from __future__ import annotations

import math

from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import Scene, answered
from underneath.infer.lexicon import is_common
from underneath.infer.lexicon.titles import KIN

# Twice as many were tried (times met, length alone, surnames, who is in sight, sexes, turns): over ten folds of the
# training documents they made the cast worse, 0.849 against 0.873 on stories.
FEATURES = (
    "bias", "once", "told", "acts", "never acts", "long never acts", "calls", "talked of", "answered", "office",
    "given", "untold given", "common word", "the", "owned", "pronouns", "others told", "others untold called",
)  # fmt: skip
# The weights were fitted on tales of 150 to 1,500 words; longer ones, and larger casts, count as the longest of these.
_SHORT, _LONGEST, _MANY = 5.3, 2.0, 12


def features(person: Person, scene: Scene) -> list[float]:
    """Return one number for each of `FEATURES`."""
    told = len(set(person.told))
    calls = sum(len(form.calls) for form in person.forms)
    heard = sum(form.quoted for form in person.forms)
    never = not person.acts
    long = min(_LONGEST, max(0.0, scene.words - _SHORT))
    row = {
        "bias": 1.0,
        "once": person.weight == 1,
        "told": math.log1p(told),
        "acts": math.log1p(len(person.acts)),
        "never acts": never,
        "long never acts": long * never,
        "calls": math.log1p(calls),
        "talked of": math.log1p(heard - calls),
        "answered": 0.0 if told or not calls else answered(person, scene),
        "owned": sum(form.owned for form in person.forms) / max(1, person.weight),
        "pronouns": math.log1p(sum(sum(form.near.values()) for form in person.forms)),
        "others told": math.log1p(min(_MANY, scene.named - bool(told))),
        "others untold called": math.log1p(min(_MANY, scene.only_called)),
        **_words(person, untold=not told),
    }
    return [float(row[name]) for name in FEATURES]


def _words(person: Person, *, untold: bool) -> dict[str, float]:
    """Return what the name itself tells."""
    words = [word for parts in person.parts for word in parts.words]
    given = any(is_given(word) for word in words)
    return {
        "office": not words and not person.titles & KIN,
        "given": given,
        "untold given": untold and given and not person.titles,
        "common word": bool(words) and not given and not person.titles and is_common(words[0]),
        "the": any(surface.lower().startswith("the ") for form in person.forms for surface in form.surface),
    }
