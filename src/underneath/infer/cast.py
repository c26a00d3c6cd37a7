"""Gathering all names into people, groups and places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from underneath.infer.casting.people import gather_people
from underneath.infer.casting.person import Person
from underneath.layers.cast import Cast, Character, Group, KnownCast, Place
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story


def gather_cast(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    known: KnownCast,
    corrections: Corrections = NO_CORRECTIONS,
) -> Cast:
    """Gather the names met into the people, groups and places they belong to, most mentioned first.

    Parameters
    ----------
    story, quotes
        Tell of whom "he" and "she" follow, and who tells the tale.
    mentions
        The names (PROP) and descriptions (NOM) found.
    known
        People the user names: they exist if they occur, and win over inference.
    corrections
        Merges, splits, new names and pronouns; they win over both.
    """
    return cast_of(story, mentions, gather_people(story, quotes, mentions, known, corrections))


def cast_of(story: Story, mentions: Mentions, people: list[Person]) -> Cast:
    """The people gathered, with ids, and the groups and places that the mentions name."""
    ids = _Ids()
    characters = tuple(_character(person, ids) for person in people)
    groups, places = _things(story, mentions)
    return Cast(
        characters,
        tuple(Group(ids.new(name), name, aliases, 0.6) for name, aliases in groups),
        tuple(Place(ids.new(name), name, aliases, 0.6) for name, aliases in places),
    )


def _character(person: Person, ids: _Ids) -> Character:
    return Character(
        id=person.id or ids.new(person.name),
        name=person.name,
        aliases=_aliases(person),
        pronouns=person.pronouns,
        roles=tuple(person.roles),
        narrator=person.narrator and not person.addressed,
        confidence=person.confidence,
        addressed=person.addressed,
    )


def _aliases(person: Person) -> tuple[str, ...]:
    """Every form met, the name first, then by how often."""
    forms: Counter[str] = Counter()
    for form in person.forms:
        for surface, n in form.surface.items():
            forms[re.sub("^The ", "the ", surface)] += n
    return tuple(dict.fromkeys([person.name, *(form for form, _ in forms.most_common()), *person.also]))


def _things(
    story: Story, mentions: Mentions
) -> tuple[list[tuple[str, tuple[str, ...]]], list[tuple[str, tuple[str, ...]]]]:
    """Names of groups and of places with the forms met, most frequent first."""
    forms: dict[bool, dict[str, Counter[str]]] = {True: defaultdict(Counter), False: defaultdict(Counter)}
    for mention in mentions:
        if mention.kind == "PROP" and mention.type != "PER":
            name = " ".join(mention.span.of(story.text).split())
            forms[mention.type == "ORG"][re.sub(r"^the ", "", name, flags=re.IGNORECASE)][name] += 1

    def listed(table: dict[str, Counter[str]]) -> list[tuple[str, tuple[str, ...]]]:
        rows = sorted(table.values(), key=lambda row: -row.total())
        return [(row.most_common(1)[0][0], tuple(row)) for row in rows]

    return listed(forms[True]), listed(forms[False])


class _Ids:
    """Short ids made from names, never the same twice."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, name: str) -> str:
        stem = re.sub(r"[^\w]+", "-", name.lower().replace("’", "").replace("'", "")).strip("-_") or "someone"
        fresh, n = stem, 1
        while fresh in self._used:
            n += 1
            fresh = f"{stem}-{n}"
        self._used.add(fresh)
        return fresh
