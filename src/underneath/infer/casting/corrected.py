"""A person's corrections of the cast, laid over the people gathered so far: they are certain, and stay so."""

from __future__ import annotations

from collections.abc import Iterable

from underneath.infer.casting.forms import Form
from underneath.infer.casting.person import Person
from underneath.infer.correcting.names import holds, key, only
from underneath.layers.corrections import NOBODY, Corrections


def without_nobodies(forms: dict[str, Form], corrections: Corrections) -> dict[str, Form]:
    """The forms of name but those that the person says are nobody's."""
    struck = {key(name) for name in corrections.nobodies}
    return {name: form for name, form in forms.items() if key(name) not in struck} if struck else forms


def correct_people(people: list[Person], corrections: Corrections, text: str) -> None:
    """Split, merge, rename, give pronouns, and bring in whoever a line or a mention is given to; in that order.

    Parameters
    ----------
    people
        Changed in place. Whoever a correction names is `known` after: never merged or dropped by inference.
    corrections
        Names may be names, aliases or ids; one that is not in `text` is left out (a line's speaker is not).
    text
        The story's.
    """
    if not corrections:
        return
    desk = _Desk(people, text)
    for split in corrections.splits:
        desk.split(split.person, split.apart)
    for merge in corrections.merges:
        desk.merge(merge.people)
    for rename in corrections.renames:
        desk.rename(rename.person, rename.name)
    for said in corrections.pronouns:
        for person in filter(None, [desk.whoever(said.person)]):
            person.pronouns = said.pronouns
    for name in dict.fromkeys(_speakers(corrections)):
        if name != NOBODY:
            desk.whoever(name, must=True)


def _speakers(corrections: Corrections) -> Iterable[str]:
    for line in corrections.lines:
        yield from filter(None, [line.speaker, *(line.to or ())])
    for meant in corrections.mentions:
        yield meant.person


class _Desk:
    """The people, looked up by any of their names."""

    def __init__(self, people: list[Person], text: str) -> None:
        self.people = people
        self.text = " ".join(text.casefold().split())

    def owner(self, name: str) -> Person | None:
        """Who has this name and is mentioned by it most, else the only one with it in a longer name; None: nobody."""
        wanted = key(name)
        held = [(_times(person, wanted), -i) for i, person in enumerate(self.people)]
        best = max(held, default=(-1, 0))
        if best[0] >= 0:
            return self.people[-best[1]]
        return only(p for p in self.people if any(holds(key(form.key), wanted) for form in p.forms))

    def whoever(self, name: str, *, must: bool = False) -> Person | None:
        """Who has this name; someone new where the text has it and nobody does, or where someone `must` be there."""
        person = self.owner(name)
        if person is None and (must or " ".join(name.casefold().split()) in self.text):
            person = Person([], name, also=[name])
            self.people.append(person)
        if person is not None:
            person.known, person.confidence, person.kept = True, 1.0, True
        return person

    def split(self, name: str, apart: tuple[str, ...]) -> None:
        """Take the names in `apart` away from whoever has them, and make one new person of them."""
        struck = {key(other) for other in apart}
        self.whoever(name)
        fresh = Person([], apart[0], also=list(apart))
        for person in self.people:
            fresh.forms += [form for form in person.forms if key(form.key) in struck]
            person.hold(
                [form for form in person.forms if key(form.key) not in struck],
                [other for other in person.also if key(other) not in struck],
            )
        self.people[:] = [p for p in self.people if p.forms or p.also or p.narrator or p.known]
        if fresh.forms or any(" ".join(other.casefold().split()) in self.text for other in apart):
            fresh.known, fresh.confidence, fresh.kept = True, 1.0, True
            self.people.append(fresh)

    def merge(self, names: tuple[str, ...]) -> None:
        """Make one person of all; the first name is shown."""
        found = [person for name in names if (person := self.whoever(name)) is not None]
        first = next(iter(found), None)
        for other in dict.fromkeys(found[1:]):
            if first is not None and other is not first:
                first.absorb(other)
                self.people.remove(other)
        if first is not None:
            first.name = first.name if first.id else _as_met(first, names[0])

    def rename(self, name: str, shown: str) -> None:
        """Show somebody by another name."""
        person = self.whoever(name)
        if person is not None:
            person.name = shown
            person.also.append(shown)


def _times(person: Person, wanted: str) -> int:
    """How often somebody is met by this name: 0 where they have it but not in the story, -1 where they have it not."""
    met = [form.n for form in person.forms if key(form.key) == wanted]
    if met:
        return max(met)
    others = {key(other) for other in (person.name, person.id or "", *person.also)} - {""}
    return 0 if wanted in others else -1


def _as_met(person: Person, name: str) -> str:
    """A name as the story writes it, where it was given as an id."""
    if name != name.lower():
        return name
    return next((form.key for form in person.forms if key(form.key) == key(name)), name)
