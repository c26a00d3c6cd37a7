"""The cast: one person, one entry; likewise groups and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Character:
    """Someone in the story. `aliases`: every name, title and epithet met, `name` included.

    `pronouns` as "she/her", "he/him", "they/them", …, or None where the text does not say.
    `narrator`: tells the story as "I". `addressed`: is the one whom it calls "you" all through. `roles`: ranks,
    offices, trades the text gives.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    roles: tuple[str, ...] = ()
    narrator: bool = False
    confidence: float = 1.0
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A body of people with a name of its own: an order, a team, a house."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place, building or vehicle with a name of its own."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True)
class Cast:
    """Everyone and everything that has an id, most mentioned first."""

    characters: tuple[Character, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Character | Group | Place]:
        rows: tuple[Character | Group | Place, ...] = (*self.characters, *self.groups, *self.places)
        return {row.id: row for row in rows}

    @cached_property
    def _by_name(self) -> dict[str, Character]:
        rows: dict[str, Character] = {}
        for character in self.characters:
            for name in (character.id, character.name, *character.aliases):
                rows.setdefault(name.casefold(), character)
        return rows

    @property
    def told_as_pronoun(self) -> str | None:
        """The id of the one whom the narration calls "I", or "you" all through; None where there is none."""
        return next((c.id for c in self.characters if c.narrator or c.addressed), None)

    def get(self, id: str) -> Character | Group | Place | None:  # noqa: A002 - the contract's word
        """The entry with this id, or None."""
        return self._by_id.get(id)

    def __getitem__(self, name: str) -> Character:
        """Find the character with this id, name or alias (case aside); KeyError names those there are."""
        try:
            return self._by_name[name.casefold()]
        except KeyError:
            known = ", ".join(c.name for c in self.characters[:12]) or "nobody"
            raise KeyError(f"no character called {name!r}; the cast has: {known}") from None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.casefold() in self._by_name


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone the user says is in the story."""

    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class KnownCast:
    """The user's own list of people (`--cast FILE`); empty where none was given. It wins over inference."""

    people: tuple[KnownPerson, ...] = field(default=())
