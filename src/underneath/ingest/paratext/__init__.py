"""Words around the tale that are not the tale: notes, disclaimers, warnings, titles, ends, licences."""

from __future__ import annotations

from collections.abc import Sequence

from underneath.ingest.blocks import Piece

__all__ = ["mark_paratext"]


def mark_paratext(pieces: Sequence[Piece]) -> None:
    """Label the pieces that are not the tale."""
