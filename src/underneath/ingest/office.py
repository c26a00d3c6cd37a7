"""What the readers of DOCX and ODT share: XML taken in as it streams, and text handed on to a builder."""

from __future__ import annotations

from typing import Protocol
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import DefusedXMLParser

from underneath.errors import BrokenFile, EmptySource
from underneath.ingest.archive import CHUNK, Archive, local, xml_faults
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markup.builder import MARKED, TextBuilder
from underneath.ingest.markup.headings import settle
from underneath.ingest.markup.roles import NOTE, Role
from underneath.story.story import Metadata, SourceKind


class Target(Protocol):
    """Takes the events of an XML document. Tags come as "{namespace}name"."""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """A tag opens."""

    def end(self, tag: str) -> None:
        """A tag closes."""

    def data(self, data: str) -> None:
        """Text."""

    def close(self) -> None:
        """The document ends."""


def stream(data: bytes, target: Target, name: str, kind: str) -> None:
    """Send a document's events to a target; no tree is built, so that depth and size cost nothing.

    Raises
    ------
    BrokenFile
        It is not XML, or defines entities.
    """
    parser = DefusedXMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    with xml_faults(name, kind, "a whole document"):
        for at in range(0, len(data), CHUNK):
            parser.feed(data[at : at + CHUNK])
        parser.close()


class Writer:
    """Sends text to a builder; what stands in a note is kept until the end, where all notes go."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.in_note = 0
        self._notes: list[tuple[str, MARKED] | None] = []

    def add(self, text: str, role: Role, marked: MARKED, *, linked: bool = False) -> None:
        """Add text at its place."""
        if self.in_note:
            self._notes.append((text, marked))
        else:
            self.builder.add(text, role, marked, linked=linked)

    def line_break(self) -> None:
        """Begin a new line."""
        if self.in_note:
            self._notes.append(("\n", ()))
        else:
            self.builder.line_break()

    def end_block(self, *, paragraph: bool = False) -> None:
        """End a paragraph."""
        if self.in_note:
            self._notes.append(None)
        else:
            self.builder.end_block(paragraph=paragraph)

    def rule(self) -> None:
        """Mark a break between scenes."""
        if not self.in_note:
            self.builder.mark("rule")

    def write_notes(self) -> None:
        """Write the notes kept so far."""
        self.builder.end_block()
        for item in self._notes:
            if item is None:
                self.builder.end_block()
            elif item[0] == "\n":
                self.builder.line_break()
            else:
                self.builder.add(item[0], NOTE, item[1])
        self.builder.end_block()
        self._notes = []

    def manuscript(self, kind: SourceKind, metadata: Metadata) -> Manuscript:
        """The finished text.

        Raises
        ------
        EmptySource
            There is none.
        """
        self.write_notes()
        built = self.builder.built
        if not built.blocks:
            raise EmptySource(f"This {kind.upper()} file holds no text", expected="a story")
        blocks, breaks = settle(built, titled=any(b.role.kind == "title" for b in built.blocks), title=metadata.title)
        return Manuscript("".join(built.parts), kind, None, blocks, breaks, tuple(built.emphasis), metadata)


def properties(archive: Archive, name: str) -> dict[str, list[str]]:
    """A document's properties by local name, in order; none where they are missing or damaged."""
    try:
        root: Element = archive.xml(name)
    except BrokenFile:
        return {}
    out: dict[str, list[str]] = {}
    for element in root.iter():
        text = " ".join((element.text or "").split())
        if text:
            out.setdefault(local(element.tag), []).append(text)
    return out
