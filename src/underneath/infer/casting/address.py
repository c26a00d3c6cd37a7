"""Offices without a name (“the Bursar”), and the one who holds them: votes of the calls and of who acts near them."""

from __future__ import annotations

from underneath.infer.casting.compat import clash
from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.titles import KIN

# Votes by distance in paragraphs from the call: the caller is in its own, the one called answers in the next.
# Tuned by hand on the training stories; turns alternate, hence the signs.
_VOTES = {-3: 0.3, -2: -0.3, -1: 1.0, 0: -1.5, 1: 1.5, 2: -0.3, 3: 0.3}
_LEADS = 50  # names an office may belong to
_OFFICE_FEWEST, _OFFICE_LEAD = 1.0, 1.0


def merge_offices(people: list[Person]) -> None:
    """Merge each office without a name ("the Bursar") into the lone name that is called where it acts."""
    names = [p for p in people if not p.full and not p.titles and not p.narrator]
    names = sorted(names, key=lambda p: -p.weight)[:_LEADS]
    for person in [p for p in people if not p.known and not p.narrator and _office_only(p)]:
        ranked = sorted(((_both_ways(person, other), i) for i, other in enumerate(names)), reverse=True)[:2]
        if not ranked or ranked[0][0] < _OFFICE_FEWEST:
            continue
        if len(ranked) == 1 or ranked[0][0] >= ranked[1][0] + _OFFICE_LEAD:
            names[ranked[0][1]].absorb(person)
            people.remove(person)


def _both_ways(office: Person, other: Person) -> float:
    """Votes of the calls of either for the other, less the paragraphs where both act."""
    if not may_be_called(office, other):
        return 0
    acts, theirs = set(office.acts), set(other.acts)
    calls = [call for form in office.forms for call in form.calls]
    called = [call for form in other.forms for call in form.calls]
    return _turns(calls, theirs) + _turns(called, acts) - len(acts & theirs)


def _office_only(person: Person) -> bool:
    return not any(form.parts.words for form in person.forms) and not person.titles & KIN


def _turns(calls: list[int], acts: set[int]) -> float:
    return sum(worth for call in calls for step, worth in _VOTES.items() if call + step in acts)


def may_be_called(person: Person, other: Person) -> bool:
    """Whether the other may bear this name as well: no second given name, no second surname."""
    if clash(person, other) or person.full:
        return False
    words = {word for parts in person.parts for word in parts.words}
    if person.titles & KIN and not other.narrator:
        return False
    if person.titles and other.titles and not person.titles & other.titles:
        return False
    if not words:
        return True
    if other.narrator and other.forms:
        return _alike(words, other)
    if other.full:
        return _alike(words, other)
    if any(is_given(word) for word in words) and any(is_given(word) for word in other.firsts):
        return False
    return not (person.titles and other.surnames)


def _alike(words: set[str], other: Person) -> bool:
    """Whether a word begins as one of theirs does: "Quill" and "Quirrane"."""
    return any(word[:3] == mine[:3] for mine in words for word in other.firsts | other.surnames)
