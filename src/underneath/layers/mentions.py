"""Mentions: every place where the text names, describes or stands in for someone or something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from underneath.story.spans import Span, SpanTable

EntityType = Literal["PER", "FAC", "GPE", "LOC", "ORG", "VEH"]
MentionKind = Literal["PROP", "NOM", "PRON"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name (PROP), a description (NOM) or a pronoun (PRON, possessives included), without saying of whom."""

    span: Span
    type: EntityType
    kind: MentionKind
    confidence: float = 1.0


class Mentions(SpanTable[Mention]):
    """All mentions of a story; may nest ("[[his] sister]"). A mention's index here is its id."""


@dataclass(frozen=True, slots=True)
class NameLinks:
    """Which mentions say by their own words whom they mean: names, titles, fixed epithets; never pronouns.

    `entities[i]` is the id (in `Cast`) of `Mentions[i]`, or None where its words alone do not tell.
    """

    entities: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Coreference:
    """Who or what each mention stands for.

    `entities[i]` is the id (in `Cast`) that `Mentions[i]` refers to; ids joined by `+` for several together;
    None where it is unknown. `confidence[i]` says how sure that is. Both have one entry per mention.
    """

    entities: tuple[str | None, ...]
    confidence: tuple[float, ...]
