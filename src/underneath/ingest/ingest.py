"""Bytes → Story, step by step: what kind, its reader, the language check, the parts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePath

from underneath.errors import EmptySource
from underneath.ingest.assemble import assemble
from underneath.ingest.docx import read_docx
from underneath.ingest.epub import read_epub
from underneath.ingest.html import read_html
from underneath.ingest.language import check_story
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markdown import read_markdown
from underneath.ingest.odt import read_odt
from underneath.ingest.plain import read_plain
from underneath.ingest.sniff import kind_of
from underneath.settings import Settings
from underneath.story.story import Origin, SourceKind, Story

READERS: dict[SourceKind, Callable[[bytes, Settings], Manuscript]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "epub": read_epub,
    "docx": read_docx,
    "odt": read_odt,
}


def ingest(data: bytes, name: str, settings: Settings) -> Story:
    """Make a story of a file's bytes.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, without folders; the stem becomes the story's id.

    Raises
    ------
    UnreadableSource
        If the bytes are of no kind we read, damaged, empty, or hold no English prose.
    """
    if not data.strip():
        raise EmptySource(f"{name} is empty", expected="a story", advice="check that the download is complete")
    manuscript = READERS[kind_of(data, name)](data, settings)
    origin = Origin(name, manuscript.kind, manuscript.encoding, hashlib.sha256(data).hexdigest())
    story = assemble(manuscript, origin, PurePath(name).stem or "story")
    if settings.language_check:
        check_story(_tale(story))
    return story


def _tale(story: Story) -> str:
    """The tale alone: an English header must not vouch for a foreign text, nor a foreign note condemn it."""
    return "\n\n".join(p.span.of(story.text) for p in story.paragraphs)
