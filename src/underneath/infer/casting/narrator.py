"""Who tells the tale, where it is told as "I"."""

from __future__ import annotations

import re

from underneath.infer.casting.forms import plain
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.titles import KIN

_I = re.compile(r"(?<![\w’'-])(?:I|me|my|myself|My|Me)(?![\w-])")
_NAMED = re.compile(
    r"(?:[Mm]y (?:full |own |Christian |first )?name(?: is|’s|'s| was)|[Cc]all(?:ed)? me|I[’']m|I am) "
    r"((?:[A-Z][\w’'-]+ ?)+)"
)
# Fewest "I"s in narration, and fewest for each of its words: third-person tales stay below half of it.
_FEWEST, _SHARE = 3, 0.012
# Narration may have the teller's own name as a subject in this share of its places, no more ("They called me Pip").
_OWN_NAME = 0.08


def find_narrator(people: list[Person], narration: Narration) -> Person | None:
    """Return who says "I" outside quotes, a new person where nobody says who that is; None where hardly anyone does."""
    told = [(paragraph, narration.text(paragraph)) for paragraph in range(len(narration))]
    said = sum(len(_I.findall(part)) for _, part in told)
    words = sum(part.count(" ") + 1 for _, part in told)
    if said < _FEWEST or said < _SHARE * words:
        return None
    spots = sorted({paragraph for paragraph, part in told if _I.search(part)})
    teller = _most_called(people, set(spots), _self_named(told, people)) or Person(name="the narrator", id="narrator")
    teller.narrator = True
    teller.told_as_i = spots
    return teller


def _self_named(told: list[tuple[int, str]], people: list[Person]) -> Person | None:
    """Who the narration says it is: "My name is Imri Sael"."""
    owner = {form.key: person for person in people for form in person.forms}
    for _, part in told:
        for match in _NAMED.finditer(part):
            person = owner.get(plain(match[1].rstrip("’'")))
            if person is not None and len(person.acts) <= _OWN_NAME * person.weight:
                return person
    return None


def _most_called(people: list[Person], spots: set[int], named: Person | None) -> Person | None:
    """Who is called most where "I" am near, and hardly ever acts by name; `named` unless another is by far."""

    def near(person: Person) -> int:
        calls = [p for form in person.forms for p in form.calls]
        return sum(bool(spots & {p - 1, p, p + 1}) for p in calls)

    shy = [p for p in people if len(p.acts) <= _OWN_NAME * p.weight and not p.titles & KIN]
    ranked = sorted(((near(person), person.weight, i) for i, person in enumerate(shy)), reverse=True)
    if not ranked or ranked[0][0] == 0 or ranked[0][0] < _CALLS * len(spots):
        return named
    best = shy[ranked[0][2]]
    return best if named is None or near(best) > _BY_FAR * max(1, near(named)) else named


# A teller of a long tale is called by name now and then: once in 200 of the paragraphs that say "I".
_CALLS = 0.005
# "Steerforth called me Daisy", and all others Copperfield.
_BY_FAR = 3
