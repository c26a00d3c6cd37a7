"""Who tells the tale, where it is told as "I"; and who is told of, where it is told as "you"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from underneath.infer.casting.forms import plain
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.titles import KIN

_I = re.compile(r"(?<![\w’'-])(?:I|me|my|myself|My|Me)(?![\w-])")
YOU = re.compile(r"(?<![\w’'-])(?:you|your|yourself|yours)(?![\w-])", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:[Mm]y (?:full |own |Christian |first )?name(?: is|’s|'s| was)|[Cc]all(?:ed)? me|I[’']m|I am) "
    r"((?:[A-Z][\w’'-]+ ?)+)"
)
# Fewest "I"s in narration, and fewest for each of its words: third-person tales stay below half of it.
_FEWEST, _SHARE = 3, 0.012
# Narration may have the teller's own name as a subject in this share of its places, no more ("They called me Pip").
_OWN_NAME = 0.08


# Fewest "you"s outside quotes, for each of its words, and for each "I". Of 2,700 stories and tales that say "you" of
# their hero each has one in 26 words or fewer, and all others one in 49 or more.
_YOUS, _YOU_SHARE, _FOR_AN_I = 8, 1 / 32, 3


def find_narrator(people: list[Person], narration: Narration) -> Person | None:
    """Return who says "I" outside quotes, a new person where nobody says who that is; None where hardly anyone does.

    In a story that says "you" of its hero it is the hero, `addressed`.
    """
    told = [(paragraph, narration.text(paragraph)) for paragraph in range(len(narration))]
    said = sum(len(_I.findall(part)) for _, part in told)
    words = sum(part.count(" ") + 1 for _, part in told)
    if says_you(part for _, part in told):
        return _told(people, told, YOU, Person(name="you", id="you", addressed=True))
    if said < _FEWEST or said < _SHARE * words:
        return None
    return _told(people, told, _I, Person(name="the narrator", id="narrator"))


def says_you(parts: Iterable[str]) -> bool:
    """Whether narration, in parts, tells of its hero as "you"."""
    yous = selves = words = 0
    for part in parts:
        yous += len(YOU.findall(part))
        selves += len(_I.findall(part))
        words += part.count(" ") + 1
    return yous >= max(_YOUS, _YOU_SHARE * words, _FOR_AN_I * selves)


def _told(people: list[Person], told: list[tuple[int, str]], pronoun: re.Pattern[str], nobody: Person) -> Person:
    """The one whom the narration means by `pronoun`: somebody it hardly names, who is called by name; else `nobody`."""
    spots = sorted({paragraph for paragraph, part in told if pronoun.search(part)})
    named = None if nobody.addressed else _self_named(told, people)
    teller = _most_called(people, set(spots), named) or nobody
    teller.narrator, teller.addressed = True, nobody.addressed
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
