"""DOCX → Manuscript."""

from __future__ import annotations

from underneath.errors import UnknownKind
from underneath.ingest.manuscript import Manuscript
from underneath.settings import Settings


def read_docx(data: bytes, settings: Settings) -> Manuscript:
    """Read the document."""
    del data, settings
    raise UnknownKind("DOCX files cannot be read yet", advice="save it as HTML or plain text")
