"""A change of the cast, laid over a cast that was read already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, count

from underneath.infer.correcting.names import holds, key, only
from underneath.layers.cast import Cast, Character
from underneath.layers.corrections import NOBODY, Corrections


@dataclass(frozen=True, slots=True)
class Recast:
    """The cast after a change.

    `moved`: id → the id it is now, None where it is nobody. `worded`: key of a name → whom mentions of just this name
    mean now, None for nobody.
    """

    cast: Cast
    moved: dict[str, str | None] = field(default_factory=dict)
    worded: dict[str, str | None] = field(default_factory=dict)

    def who(self, id_: str | None) -> str | None:
        """Whom an id of before means now."""
        while id_ is not None and id_ in self.moved:
            id_ = self.moved[id_]
        return id_


def recast(cast: Cast, change: Corrections) -> Recast:
    """Split, merge, rename, give pronouns, bring in who is named; in the order in which a new reading does it."""
    desk = _Desk(cast)
    for name in change.nobodies:
        desk.strike(name)
    for split in change.splits:
        desk.split(split.apart)
    for merge in change.merges:
        desk.merge(merge.people)
    for rename in change.renames:
        desk.change(rename.person, name=rename.name)
    for said in change.pronouns:
        desk.change(said.person, pronouns=said.pronouns)
    for name in dict.fromkeys(_named(change)):
        desk.whoever(name)
    return Recast(replace(cast, characters=tuple(desk.people.values())), desk.moved, desk.worded)


def _named(change: Corrections) -> Iterable[str]:
    for line in change.lines:
        yield from (name for name in (line.speaker, *(line.to or ())) if name and name != NOBODY)
    yield from (meant.person for meant in change.mentions if meant.person != NOBODY)


class _Desk:
    """The people by id, changed one after the other."""

    def __init__(self, cast: Cast) -> None:
        self.people = {person.id: person for person in cast.characters}
        self.taken = {*self.people, *(group.id for group in cast.groups), *(place.id for place in cast.places)}
        self.moved: dict[str, str | None] = {}
        self.worded: dict[str, str | None] = {}

    def owner(self, name: str) -> Character | None:
        """Who has this id, name or alias; else the only one with it in a longer name."""
        wanted = key(name)
        people = list(self.people.values())
        named = [p for p in people if wanted in {key(p.id), key(p.name)}]
        named += [p for p in people if wanted in map(key, p.aliases)]
        if named:
            return named[0]
        every = ((p, n) for p in people for n in (p.name, *p.aliases))
        return only(person for person, full in every if holds(key(full), wanted))

    def whoever(self, name: str) -> Character:
        """Who has this name; somebody new where nobody has."""
        found = self.owner(name)
        return self.new((name,)) if found is None else found

    def new(self, names: tuple[str, ...]) -> Character:
        """Somebody new, by an id that is free."""
        bare = "-".join(key(names[0]).split()) or "someone"
        numbered = (f"{bare}-{number}" for number in count(2))
        id_ = next(id_ for id_ in chain([bare], numbered) if id_ not in self.taken)
        self.taken.add(id_)
        self.people[id_] = Character(id_, names[0], names)
        return self.people[id_]

    def merge(self, names: tuple[str, ...]) -> None:
        """Make one person of all; the first name is shown."""
        found = list(dict.fromkeys(self.whoever(name).id for name in names))
        first = self.people[found[0]]
        for other in (self.people.pop(id_) for id_ in found[1:]):
            self.moved[other.id] = first.id
            first = _absorbed(first, other)
        shown = next((name for name in first.aliases if key(name) == key(names[0])), names[0])
        self.people[first.id] = replace(first, name=shown, confidence=1.0)

    def split(self, apart: tuple[str, ...]) -> None:
        """Take these names away from whoever has them, and make one new person of them."""
        fresh = self.new(apart)
        self.unname(apart, fresh)

    def strike(self, name: str) -> None:
        """A name that is nobody's."""
        self.unname((name,), None)

    def unname(self, names: tuple[str, ...], fresh: Character | None) -> None:
        """Take names away; whoever has no other is `fresh`, or nobody."""
        struck = set(map(key, names))
        new = None if fresh is None else fresh.id
        self.worded |= dict.fromkeys(struck, new)
        for person in [p for p in self.people.values() if p is not fresh]:
            left = tuple(name for name in person.aliases if key(name) not in struck)
            kept = key(person.name) not in struck
            if kept or left:
                self.people[person.id] = replace(person, name=person.name if kept else left[0], aliases=left)
            else:
                del self.people[person.id]
                self.moved[person.id] = new

    def change(self, who: str, *, name: str | None = None, pronouns: str | None = None) -> None:
        """Show somebody by another name, or give them other pronouns."""
        person = self.whoever(who)
        aliases = person.aliases if name is None or name in person.aliases else (*person.aliases, name)
        self.people[person.id] = replace(
            person,
            name=name or person.name,
            aliases=aliases,
            pronouns=pronouns or person.pronouns,
            confidence=1.0,
        )


def _absorbed(first: Character, other: Character) -> Character:
    return replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, first.name, *other.aliases, other.name))),
        pronouns=first.pronouns or other.pronouns,
        roles=tuple(dict.fromkeys((*first.roles, *other.roles))),
        narrator=first.narrator or other.narrator,
    )
