"""Whether two people gathered so far may be one, by their names alone: a score, 0 for no."""

from __future__ import annotations

from underneath.infer.casting.nameparts import Parts, shortens
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.titles import KIN


def clash(a: Person, b: Person) -> bool:
    """Whether one is a he and the other a she, or one a Mrs and the other a Miss."""
    if a.sex and b.sex and a.sex != b.sex and min(abs(a.lean), abs(b.lean)) >= 2:
        return True
    married = {parts.married for person in (a, b) for parts in person.parts} - {None}
    return len(married) > 1


def full_score(a: Person, b: Person) -> float:
    """Two full names: one surname, and given names that are equal, shortened or initials."""
    if clash(a, b):
        return 0
    return max((_full(x, y) for x in a.parts for y in b.parts if x.full and y.full), default=0)


def _full(a: Parts, b: Parts) -> float:
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return 0
    x, y = a.words[0], b.words[0]
    if a.words[-1] != b.words[-1]:
        # "Mary Ann" and "Mary Ann Quill"; a name changed by marriage is not seen.
        return 2 if len(a.words) != len(b.words) and a.words[:2] == b.words[:2] else 0
    if x == y:
        return 4
    if min(len(x), len(y)) <= 2 and x[0] == y[0]:
        return 2
    return 3 if shortens(x, y) or shortens(y, x) else 0


def titled_score(one: Person, other: Person) -> float:
    """A title and one word ("Captain Vey", "Sir Walter") against anyone."""
    mine = one.forms[0].parts
    if not mine.words or clash(one, other) or _two_titles(mine, other):
        return 0
    word = mine.words[-1]
    if word in other.surnames:
        return 4 if set(mine.titles) & other.titles else 3
    return 2 if word in other.firsts else 0


def _two_titles(mine: Parts, other: Person) -> bool:
    """Mr and Sir, Aunt and Uncle …: kin words never share a bearer with another kin word of one generation."""
    kin = set(mine.titles) & KIN
    return bool(kin) and bool(other.titles & KIN) and not kin & other.titles


def single_score(one: Person, other: Person) -> float:
    """A single word against anyone: a given name, a surname, a pet form of a given name."""
    mine = one.forms[0].parts
    if not mine.words:
        return 0
    word = mine.words[0]
    differ = clash(one, other)
    if word in other.firsts:
        return 0 if differ and abs(one.lean) > 4 else 5
    if differ:
        return 0
    if word in other.surnames:
        return 4
    firsts = other.firsts
    if any(shortens(word, first) or shortens(first, word) for first in firsts):
        return 2
    return 0


def role_score(one: Person, other: Person) -> float:
    """A title alone ("the Captain", "Mother") against those who bear it."""
    titles = one.forms[0].parts.titles
    return 3 if titles and titles[-1] in other.titles and not clash(one, other) else 0
