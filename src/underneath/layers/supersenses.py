"""Supersenses: what sort of thing a noun names and what sort of doing a verb tells, in WordNet's 41 sorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.story.spans import Span, SpanTable

# WordNet's lexicographer files of nouns and verbs, in their order there (3-43); BookNLP's names for them.
SUPERSENSES: Final = (
    "noun.Tops", "noun.act", "noun.animal", "noun.artifact", "noun.attribute", "noun.body", "noun.cognition",
    "noun.communication", "noun.event", "noun.feeling", "noun.food", "noun.group", "noun.location", "noun.motive",
    "noun.object", "noun.person", "noun.phenomenon", "noun.plant", "noun.possession", "noun.process", "noun.quantity",
    "noun.relation", "noun.shape", "noun.state", "noun.substance", "noun.time", "verb.body", "verb.change",
    "verb.cognition", "verb.communication", "verb.competition", "verb.consumption", "verb.contact", "verb.creation",
    "verb.emotion", "verb.motion", "verb.perception", "verb.possession", "verb.social", "verb.stative", "verb.weather",
)  # fmt: skip
NOUNS: Final = 26
"""So many of them are nouns'; the rest are verbs'."""


@dataclass(frozen=True, slots=True)
class Supersense:
    """One noun or verb, perhaps of several words, and its sort, one of `SUPERSENSES`; they never overlap."""

    span: Span
    label: str
    confidence: float = 1.0


class Supersenses(SpanTable[Supersense]):
    """All supersenses of a story. Made only when asked for, and not kept in the story JSON."""
