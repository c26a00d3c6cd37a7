"""Saying whom a name means."""

from __future__ import annotations

from collections.abc import Mapping

from underneath.infer.casting.forms import plain
from underneath.layers.cast import Cast, Character, Group, Place
from underneath.layers.mentions import Mention, Mentions, NameLinks
from underneath.story.story import Story


def link_names(story: Story, mentions: Mentions, cast: Cast) -> NameLinks:
    """Link each name to the entry of the cast that has it as an alias.

    Parameters
    ----------
    story
        Holds the words.
    mentions
        Names (PROP) are linked, and descriptions (NOM) that the cast lists as an alias; pronouns never.
    cast
        Its aliases are looked up, case aside.
    """
    table: dict[str, str] = {}
    rows: tuple[Character | Group | Place, ...] = (*cast.characters, *cast.groups, *cast.places)
    for row in rows:
        for alias in (row.name, *row.aliases):
            table.setdefault(_key(alias), row.id)
    return NameLinks(tuple(_entity(m, m.span.of(story.text), table) for m in mentions))


def _entity(mention: Mention, words: str, table: Mapping[str, str]) -> str | None:
    """Whoever has these words as an alias; of a name also whoever has it without the words around it."""
    if mention.kind == "PRON":
        return None
    found = table.get(_key(words))
    return table.get(_key(plain(words))) if found is None and mention.kind == "PROP" else found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
