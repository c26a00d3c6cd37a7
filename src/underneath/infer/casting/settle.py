"""The last touches: which name to show, which pronouns, which roles."""

from __future__ import annotations

from collections import Counter

from underneath.infer.casting.forms import Form
from underneath.infer.casting.nameparts import gender
from underneath.infer.casting.person import Person
from underneath.infer.casting.styles import style
from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import HE_NOUNS, SHE_NOUNS
from underneath.infer.lexicon.titles import ALL, MARRIED, UNMARRIED

_SETS = {"he": "he/him", "she": "she/her", "they": "they/them", "xe": "xe/xem", "ze": "ze/hir"}
_PLAIN = MARRIED | UNMARRIED | {"mr", "ms", "mx", "sir", "madam", "st"}
_OFTEN = 60  # a form met once is then a slip or a joke ("Mithter Wemmick")
_CERTAIN = 10
_GIVEN = 1.5  # what a well-known given name is worth against pronouns that follow
_VAGUE = bag("""man woman boy girl fellow child person lady gentleman lad guy young old people other others""")


def settle(person: Person) -> None:
    """Set name, pronouns, roles where nobody has set them."""
    if not person.name:
        least = 2 if person.weight > _OFTEN else 1
        best = max(person.forms, key=lambda form: _fullness(form, least))
        person.name = shown(best)
    if person.pronouns is None:
        person.pronouns = _pronouns(person)
    titles = [t for t in dict.fromkeys(t for f in person.forms for t in f.parts.titles) if t in ALL and t not in _PLAIN]
    roles = [role for role in person.roles if role.split()[-1] not in _VAGUE]
    person.roles = list(dict.fromkeys([*roles, *titles]))


def shown(form: Form) -> str:
    """The form as the text mostly has it, fond words off: "the Warden", "Captain Vey"."""
    the = sum(n for surface, n in form.surface.items() if surface.lower().startswith("the "))
    return f"the {form.key}" if the > form.n / 2 else form.key


def _fullness(form: Form, least: int) -> tuple[bool, bool, int, int, int]:
    """Sort key: whole names first, but no shouts and, of people often named, no slips of the tongue."""
    parts = form.parts
    odd = any(word.isupper() and len(word) > len("II") for word in form.key.split()) or form.n < least or style(form)
    return (not odd, bool(parts.words), min(len(parts.words), 2), -len(parts.honorific), form.n)


def _pronouns(person: Person) -> str | None:
    near: Counter[str] = Counter()
    for form in person.forms:
        near.update(form.near)
    if abs(person.lean) > _CERTAIN:  # a title has spoken
        near["he" if person.lean > 0 else "she"] += _CERTAIN
    for epithet in person.also:
        word = epithet.split()[-1].lower()
        near["he"] += 2 * (word in HE_NOUNS)
        near["she"] += 2 * (word in SHE_NOUNS)
    guess = next((g for form in person.forms if (g := gender(form.key))), None)
    if guess:
        near[guess] += _GIVEN  # type: ignore[assignment]
    best = max(_SETS, key=lambda key: near[key])
    return _SETS[best] if near[best] > 0 else None
