"""Names that only speech uses, and the one who is called by them.

“Tammarin.” / “Since the ice step,” Ilke told the rafters. The narration never says Tammarin; whoever calls her is named
in the paragraph of the call, and she in those around it. The votes of all calls decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from underneath.infer.casting.compat import clash
from underneath.infer.casting.nameparts import is_given
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.titles import KIN

# Votes by distance in paragraphs from the call: the caller is in its own, the one called answers in the next.
# Tuned by hand on the training stories; turns alternate, hence the signs.
_VOTES = {-3: 0.3, -2: -0.3, -1: 1.0, 0: -1.5, 1: 1.5, 2: -0.3, 3: 0.3}
_NEARBY, _IN_SIGHT = 8, 0.2  # paragraphs around that count as the same scene, and what standing there is worth
_BY_SEX = 0.7  # a "he said" or "she nodded" where nobody is named, against a name
_FEWEST, _LEAD = 1.5, 1.5
_CROWD, _LEADS = 12, 50  # most who may act in one paragraph; names an office may belong to
_ONLY_ONE = -0.5  # votes enough for the only he in sight whom a "Mr." may mean
_OFFICE_FEWEST, _OFFICE_LEAD = 1.0, 1.0


def merge_called(people: list[Person], narration: Narration) -> None:
    """Merge each name that is only ever called into the person it calls, where the votes are clear."""
    called = [p for p in people if not p.known and not p.narrator and _only_called(p)]
    named = _by_paragraph([p for p in people if p not in called])
    merged = set()
    for person in sorted(called, key=lambda p: -p.weight):
        other = _elect(person, named, narration)
        if other is not None:
            other.absorb(person)
            merged.add(person)
    people[:] = [person for person in people if person not in merged]


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


def _only_called(person: Person) -> bool:
    calls = sum(len(form.calls) for form in person.forms)
    return calls > 0 and not any(form.told for form in person.forms)


def _by_paragraph(people: list[Person]) -> dict[int, list[Person]]:
    """Who acts in each paragraph; nobody where a crowd does, for that tells nothing and costs much."""
    out: dict[int, list[Person]] = defaultdict(list)
    for person in people:
        for paragraph in set(person.acts):
            out[paragraph].append(person)
    return {paragraph: here for paragraph, here in out.items() if len(here) <= _CROWD}


def _elect(person: Person, named: dict[int, list[Person]], narration: Narration) -> Person | None:
    """Return who gets the votes of all calls, None where it is close."""
    votes: Counter[Person] = Counter()
    for call in (call for form in person.forms for call in form.calls):
        near = range(call - _NEARBY, call + _NEARBY + 1)
        for other in {other for paragraph in near for other in named.get(paragraph, ())}:
            votes[other] += _IN_SIGHT  # type: ignore[assignment]
        for step, worth in _VOTES.items():
            here = named.get(call + step, ())
            for other in here:
                votes[other] += worth  # type: ignore[assignment]
            if not here and abs(step) <= 1 and (sex := narration.subject(call + step)):
                for other in votes:
                    votes[other] += _BY_SEX * worth if other.sex == sex else 0  # type: ignore[assignment]
    ranked = [(n, other) for other, n in votes.most_common() if may_be_called(person, other)]
    if person.titles and person.sex:
        alike = [(n, other) for n, other in ranked if other.sex == person.sex]
        if len(alike) == 1 and alike[0][0] > _ONLY_ONE:
            return alike[0][1]
    if not ranked or ranked[0][0] < _FEWEST:
        return None
    if len(ranked) > 1 and ranked[0][0] < ranked[1][0] + _LEAD:
        return None
    return ranked[0][1]


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
