"""Words around the tale that are not the tale: notes, disclaimers, warnings, titles, ends, licences.

`labels.py`: what writers write before them. `voice.py`: what they sound like. `titles.py`, `ends.py`: the lines that
open and close. `openings.py`: what opens a text without any of these. `zones.py`: where each is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.paratext.zones import mark_back, mark_front, mark_middle

__all__ = ["mark_paratext", "zones_of"]

_ILLUSTRATION = re.compile(
    r"[\s*_]*\[\s*(?:illustration|picture|image|photo|plate|fig(?:ure)?\.?)s?\b[^\]]{0,2000}\][\s*_]*", re.IGNORECASE
)


def mark_paratext(pieces: Sequence[Piece]) -> None:
    """Label the pieces that are not the tale: before and after it, around each chapter, then in between."""
    for piece in pieces:
        if piece.open and "[" in piece.words[:8] and _ILLUSTRATION.fullmatch(piece.words):
            piece.label("paratext", "note")
    zones = list(zones_of(pieces))
    for n, zone in enumerate(zones):
        opening = n == 0 or not any(p.role == "prose" for z in zones[:1] for p in z)
        mark_front(zone, opening=n == 0 or (n == 1 and opening))
        mark_back(zone, closing=n == len(zones) - 1)
        mark_middle(zone)


def zones_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces parted by chapter headings, which stay out."""
    zone: list[Piece] = []
    for piece in pieces:
        if piece.role == "heading":
            yield zone
            zone = []
        else:
            zone.append(piece)
    yield zone
