"""A person's corrections: what a reader has set right by hand, and how that applies to a text as it is read now.

`Corrections` is what the person said, in names and words, so that it outlives a new reading and small edits of the
text. `Fixed` is the same in ids and indices of one reading; stages that infer take it as certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

NOBODY: Final = "nobody"
"""As a speaker: nobody who is known says it."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Merge:
    """These names or ids are one person's; the first is the one to show."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Of the names of `person`, those in `apart` are someone else's; the first of them is that one's name."""

    person: str
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """The person known by this name, alias or id is to be shown as `name`."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class PronounsOf:
    """The person's pronouns, as "she/her"."""

    person: str
    pronouns: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is true of one quotation.

    `says`: its words, or the first of them. `at`: where it began when the correction was made; `before`: the last words
    before it then. Both only help to find it among several of the same words.
    `speaker`: a name or id, `NOBODY`, or None where it stays as inferred. `to`: its hearers, likewise; `()` for none.
    `quote`: False where it is no quotation at all.
    """

    says: str
    at: int | None = None
    before: str | None = None
    speaker: str | None = None
    to: tuple[str, ...] | None = None
    quote: bool = True


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom one mention means: where it says `says`, near `at` and after the words `before`, it means `person`."""

    says: str
    person: str
    at: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a person has set right in one story; empty where nothing was. It wins over inference.

    `nobodies`: names that are no person's at all.
    """

    nobodies: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    renames: tuple[Rename, ...] = ()
    pronouns: tuple[PronounsOf, ...] = ()
    lines: tuple[Line, ...] = ()
    mentions: tuple[Meant, ...] = ()

    def __bool__(self) -> bool:
        return self != Corrections()


NO_CORRECTIONS: Final = Corrections()


def _nothing() -> Mapping[int, V]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Fixed:
    """What is certain in this reading because a person said so. Stages look here before they infer.

    `speakers`: index of a quote → id in `Cast`, or None for nobody known. `addressees`: index of a quote → ids.
    `mentions`: index of a mention → id, or None. `people`: ids of the characters that were corrected.
    `lost`: one sentence for each correction that found nothing to apply to; it is kept all the same.
    """

    speakers: Mapping[int, str | None] = field(default_factory=_nothing)
    addressees: Mapping[int, tuple[str, ...]] = field(default_factory=_nothing)
    mentions: Mapping[int, str | None] = field(default_factory=_nothing)
    people: frozenset[str] = frozenset()
    lost: tuple[str, ...] = ()


NOTHING_FIXED: Final = Fixed()
