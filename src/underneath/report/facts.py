"""What the source states of the work, as labelled lists for the card above the story."""

from __future__ import annotations

from dataclasses import dataclass

from underneath.story.story import Metadata

LABELS: tuple[tuple[str, str], ...] = (
    ("fandoms", "Fandom"),
    ("rating", "Rating"),
    ("warnings", "Warnings"),
    ("categories", "Category"),
    ("relationships", "Relationships"),
    ("characters", "Characters"),
    ("tags", "Tags"),
    ("language", "Language"),
    ("published", "Published"),
    ("updated", "Updated"),
    ("completed", "Completed"),
    ("publisher", "Publisher"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled statement of the source, raw: `values` are the author's own words."""

    label: str
    values: tuple[str, ...]


def facts_of(metadata: Metadata) -> tuple[Fact, ...]:
    """The facts that are stated, in the order in which a reader asks for them; title, authors, summary stand apart."""
    facts = [Fact(label, _values(getattr(metadata, key))) for key, label in LABELS]
    facts.append(Fact("Series", tuple(s.name + (f", part {s.part}" if s.part else "") for s in metadata.series)))
    facts.append(Fact("Chapters", _chapters(metadata)))
    facts.append(Fact("Source", _values(metadata.url)))
    return tuple(fact for fact in facts if fact.values)


def _values(stated: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if stated is None:
        return ()
    return (stated,) if isinstance(stated, str) else stated


def _chapters(metadata: Metadata) -> tuple[str, ...]:
    if metadata.chapters_have is None:
        return ()
    of = "?" if metadata.chapters_of is None else f"{metadata.chapters_of}"
    return (f"{metadata.chapters_have} of {of}",)
