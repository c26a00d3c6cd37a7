"""Names that only speech uses, and the one who is called by them.

“Tammarin.” / “Since the ice step,” Ilke told the rafters. The narration never says Tammarin; whoever calls her is named in
the paragraph of the call, and she in those around it. The votes of all calls decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from underneath.infer.casting.compat import clash
from underneath.infer.casting.nameparts import given_gender, is_given
from underneath.infer.casting.person import Person
from underneath.story.story import Story

# Share of a name's places that narration may hold, and the votes and lead that a merger takes: tuned on stories.
_TOLD, _VOTES, _LEAD = 0.0, 1.0, 1.5


def merge_called(story: Story, people: list[Person]) -> None:
    """Merge each name that is only ever called into the person it calls, where the votes are clear."""
    called = [p for p in people if not p.known and not p.narrator and _only_called(p)]
    if not called:
        return
    named = _by_paragraph([p for p in people if p not in called and p.told])
    for person in sorted(called, key=lambda p: -p.weight):
        other = _elect(person, named)
        if other is not None:
            other.absorb(person)
            people.remove(person)
    _ = story


def _only_called(person: Person) -> bool:
    told = sum(len(form.told) for form in person.forms)
    return told <= _TOLD * person.weight and any(form.calls for form in person.forms)


def _by_paragraph(people: list[Person]) -> dict[int, list[Person]]:
    out: dict[int, list[Person]] = defaultdict(list)
    for person in people:
        for paragraph in set(person.told):
            out[paragraph].append(person)
    return out


def _elect(person: Person, named: dict[int, list[Person]]) -> Person | None:
    """Return who gets the votes: +1 beside a call, −1 in its own paragraph, where the caller is named."""
    votes: Counter[Person] = Counter()
    for form in person.forms:
        for paragraph in form.calls:
            for other in named.get(paragraph, ()):
                votes[other] -= 1
            for other in {*named.get(paragraph - 1, ()), *named.get(paragraph + 1, ())}:
                votes[other] += 1
    ranked = [(n, other) for other, n in votes.most_common() if _may(person, other)]
    if not ranked or ranked[0][0] < _VOTES:
        return None
    if len(ranked) > 1 and ranked[0][0] < ranked[1][0] + _LEAD:
        return None
    return ranked[0][1]


def _may(person: Person, other: Person) -> bool:
    """Whether the other may bear this name as well: no second given name, no second surname."""
    if clash(person, other):
        return False
    words = {word for parts in person.parts for word in parts.words}
    if not words:
        return True
    if other.full and not other.narrator:
        return any(word[:3] == mine[:3] for mine in words for word in other.firsts | other.surnames)
    if any(is_given(word) for word in words) and any(is_given(word) for word in other.firsts):
        return False
    return not (person.titles and other.surnames)


_ = given_gender
