"""Ids of the cast as XML ids. Ids of other things hold a dot (`p.3`, `q.7`), so that none is taken twice."""

from __future__ import annotations

import re

from underneath.layers.cast import Cast, Character, Group, Place

NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]")


def xml_ids(cast: Cast) -> dict[str, str]:
    """An XML id for each id of the cast: the same wherever XML allows it."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    rows: tuple[Character | Group | Place, ...] = (*cast.characters, *cast.groups, *cast.places)
    for row in rows:
        name = NOT_IN_IDS.sub("_", row.id)
        name = name if name[:1].isalpha() else f"_{name}"
        while name in taken:
            name += "_"
        taken.add(name)
        out[row.id] = name
    return out


def pointers(ids: dict[str, str], *wanted: str | None) -> str | None:
    """`#mara #tobin` for ids (also joined by `+`) that are in the cast; None where none is."""
    parts = [part for one in wanted if one for part in one.split("+")]
    return " ".join(f"#{ids[part]}" for part in dict.fromkeys(parts) if part in ids) or None
