"""Plain text → Manuscript: the text exactly as decoded, and the words its author set apart with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from underneath.ingest.decode import decode
from underneath.ingest.emphasis import find_emphasis
from underneath.ingest.manuscript import Manuscript

if TYPE_CHECKING:
    from underneath.settings import Settings


def read_plain(data: bytes, settings: Settings) -> Manuscript:  # noqa: ARG001 - every reader takes them
    """Read a plain-text file.

    Parameters
    ----------
    data
        The whole file.
    settings
        How to read; nothing in it matters to plain text.

    Returns
    -------
    Manuscript
        `text` is the decoded file, character for character. No blocks: white space decides those later.

    Raises
    ------
    EmptySource, UnknownKind
        As `decode` does.
    """
    text, encoding = decode(data)
    return Manuscript(text, "text", encoding, emphasis=find_emphasis(text))
