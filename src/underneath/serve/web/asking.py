"""The address of a list and the query it stands for, there and back: a list can be bookmarked, and sent to oneself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol, get_args
from urllib.parse import urlencode

from underneath.serve.library.answers import Query, Sort, State

SIZE: Final = 50  # stories on a page
LONGEST: Final = 300  # characters of a question; more is nobody's honest search
SORTS: Final[Mapping[str, tuple[str, Sort, bool]]] = {
    "match": ("best match", "match", True),
    "newest": ("newest first", "added", True),
    "oldest": ("oldest first", "added", False),
    "title": ("title", "title", False),
    "author": ("author", "author", False),
    "longest": ("longest first", "words", True),
    "shortest": ("shortest first", "words", False),
}
# Lovers as readers write them: Mara/Odo, Mara & Odo, Mara x Odo.
_PAIR: Final = re.compile(r"\s*/\s*|\s*&\s*|\s+[x×]\s+|\s+and\s+")


class Parameters(Protocol):
    """What of a request's parameters is used here."""

    def get(self, key: str, default: str = "") -> str:
        """The last value given under a key."""
        ...

    def getlist(self, key: str) -> list[str]:
        """All of them."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as asked for.

    `query`: as the library takes it. `fields`: as the form shows it again. `wrong`: what could not be understood, in
    one sentence each.
    """

    query: Query
    fields: Mapping[str, str]
    notes: tuple[str, ...]
    without: tuple[str, ...]
    wrong: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether anything but order and page is asked."""
        return replace(self.query, page=1, sort=None, descending=None) != Query(size=SIZE)

    def address(self, path: str, **changes: str) -> str:
        """The address of this list with other parameters; an empty one is left out."""
        kept = [(key, changes.pop(key, value)) for key, value in self.fields.items()]
        pairs = [*kept, *changes.items()]
        pairs += [("note", note) for note in self.notes] + [("without", other) for other in self.without]
        asked = urlencode([(key, value) for key, value in pairs if value])
        return path + (f"?{asked}" if asked else "")


def asked_of(given: Parameters) -> Asked:
    """Understand a list's parameters; what makes no sense is named and left out."""
    names = ("q", "person", "pairing", "tag", "fandom", "author", "series", "least", "most", "state", "sort")
    fields = {name: words_of(given, name) for name in names}
    notes, without = _several(given, "note"), _several(given, "without")
    wrong: list[str] = []
    order = SORTS.get(fields["sort"])
    if order and order[1] == "match" and not fields["q"]:
        order = None
    query = Query(
        words=fields["q"], person=fields["person"] or None, pairing=_pair(fields["pairing"], wrong),
        tag=fields["tag"] or None, fandom=fields["fandom"] or None, author=fields["author"] or None,
        series=fields["series"] or None, notes=notes, without=without,
        shortest=number(fields["least"], "at least", wrong), longest=number(fields["most"], "at most", wrong),
        state=fields["state"] if fields["state"] in get_args(State) else None,  # type: ignore[arg-type]
        sort=order[1] if order else None, descending=order[2] if order else None,
        page=page_of(given), size=SIZE,
    )  # fmt: skip
    return Asked(query, fields, notes, without, tuple(wrong))


def words_of(given: Parameters, name: str) -> str:
    """A parameter on one line, cut where it is too long; empty where there is none."""
    return " ".join(given.get(name, "").split())[:LONGEST]


def page_of(given: Parameters) -> int:
    """The page asked for; the first where that is no number."""
    return max(1, number(given.get("page", "1"), "page", []) or 1)


def number(text: str, what: str, wrong: list[str]) -> int | None:
    """A whole number as people write it: 10,000 or 10k."""
    plain = re.sub(r"[,.\s_'’]", "", text.lower())
    found = re.fullmatch(r"(\d{1,9})(k?)", plain, re.ASCII)
    if found is None:
        if plain:
            wrong.append(f"“{text}” is no number of words ({what}). Try 10,000 or 10k.")
        return None
    return int(found[1]) * (1000 if found[2] else 1)


def _several(given: Parameters, name: str) -> tuple[str, ...]:
    found = (" ".join(value.split())[:LONGEST] for value in given.getlist(name)[:50])
    return tuple(dict.fromkeys(value for part in found for value in map(str.strip, part.split(",")) if value))


def _pair(text: str, wrong: list[str]) -> tuple[str, str] | None:
    names = [name for name in _PAIR.split(text) if name]
    if len(names) == 2:  # noqa: PLR2004 - a pair
        return names[0], names[1]
    if text:
        wrong.append(f"“{text}” is no pairing. Try two names with a slash between: Mara/Odo.")
    return None
