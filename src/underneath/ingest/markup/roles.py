"""What a stretch of a marked-up document is, as far as its structure tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from underneath.ingest.manuscript import BlockRole
from underneath.story.story import ParatextKind


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a block. `level`: 1–6 for a heading whose part is not yet settled, 0 for all that is final."""

    role: BlockRole = "prose"
    kind: ParatextKind | None = None
    level: int = 0


def paratext(kind: ParatextKind) -> Role:
    """Words around the tale, of one kind."""
    return Role("paratext", kind)


PROSE: Final = Role()
METADATA: Final = Role("metadata")
HEADING: Final = Role("heading")
BREAK: Final = Role("break")
HEADER: Final = paratext("header")
TITLE: Final = paratext("title")
BYLINE: Final = paratext("byline")
SUMMARY: Final = paratext("summary")
AUTHORS_NOTE: Final = paratext("authors_note")
NOTE: Final = paratext("note")
TOC: Final = paratext("toc")
LICENSE: Final = paratext("license")
LEVELS: Final = tuple(Role("heading", level=level) for level in range(7))
HEADER_BOX: Final = Role("metadata", level=9)  # a page's `header`: metadata, but a heading in it is a heading
