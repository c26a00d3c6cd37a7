"""ODT → Manuscript: the documents of LibreOffice and its kin, read as they would print."""

from __future__ import annotations

from typing import Final

from underneath.errors import BrokenFile
from underneath.ingest.archive import Archive, local
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markup.builder import MARKED
from underneath.ingest.markup.roles import LEVELS, PROSE, TITLE, TOC, Role
from underneath.ingest.odt_styles import Style, Styles
from underneath.ingest.office import Writer, properties, stream
from underneath.settings import Settings
from underneath.story.story import Metadata

MANIFEST: Final = "META-INF/manifest.xml"
# Deletions are kept apart from the text; comments, scripts and what describes pictures are not part of it.
UNSEEN: Final = frozenset({
    "tracked-changes", "annotation", "forms", "script", "note-citation", "sequence-decls",
    "variable-decls", "user-field-decls", "hidden-text", "hidden-paragraph",
})  # fmt: skip
SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
PARAGRAPHS: Final = frozenset({"p", "h"})
MOST_SPACES: Final = 100  # in one `text:s`, whatever number it claims


def read_odt(data: bytes, settings: Settings) -> Manuscript:
    """Read an OpenDocument text.

    Parameters
    ----------
    data
        The file's bytes.
    settings
        `max_unpacked` is the most bytes that may be unpacked.

    Returns
    -------
    Manuscript
        The body's text with tracked insertions, without deletions, comments and hidden text; notes at the end.

    Raises
    ------
    BrokenFile
        The container or the document in it is damaged or locked with a password.
    TooLarge
        It unpacks to more than the limit.
    EmptySource
        It holds no text.
    """
    archive = Archive(data, "ODT", settings.max_unpacked)
    if archive.find(MANIFEST) is not None and b"encryption-data" in archive.read(MANIFEST):
        raise BrokenFile(
            "This ODT file is locked with a password",
            expected="an open document",
            advice="open it in LibreOffice and save it without a password",
        )
    writer = Writer()
    reader = _Reader(writer)
    if archive.find("styles.xml") is not None:
        reader.styles.take(archive.xml("styles.xml"))
    stream(archive.read("content.xml"), reader, "content.xml", "ODT")
    return writer.manuscript("odt", _metadata(archive))


def _metadata(archive: Archive) -> Metadata:
    stated = properties(archive, "meta.xml")
    first = {name: values[0] for name, values in stated.items()}
    return Metadata(
        title=first.get("title"),
        authors=tuple(stated.get("initial-creator") or stated.get("creator") or ()),
        summary=first.get("description"),
        tags=tuple(stated.get("keyword", ())),
        language=first.get("language"),
        published=first.get("creation-date"),
        updated=first.get("date"),
    )


class _Reader:
    """Takes the events of a document's content: its own styles first, then its text."""

    def __init__(self, writer: Writer) -> None:
        self.styles = Styles()
        self._out = writer
        self._unseen = 0
        self._style: Style | None = None
        self._open: list[tuple[str, Role, MARKED, bool]] = []  # paragraphs and spans: name, role, marks, hidden
        self._empty: list[bool] = []  # of each open paragraph, whether it shows an empty line
        self._contents = 0
        self._linked = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """A tag opens."""
        name = local(tag)
        if self._unseen or name in UNSEEN or tag.startswith(SVG):
            self._unseen += 1
        elif name == "style":
            self._style = self.styles.open(attrs)
        elif name in {"text-properties", "paragraph-properties"} and self._style is not None:
            self._style.set(attrs)
        elif name in PARAGRAPHS:
            self._begin_paragraph(name, attrs)
        elif name == "span":
            self._push(name, _get(attrs, "style-name"))
        else:
            self._begin_other(name, attrs)

    def _begin_paragraph(self, name: str, attrs: dict[str, str]) -> None:
        self._out.end_block()
        style = _get(attrs, "style-name")
        known = self.styles.line(style)
        self._empty = [False] * len(self._empty) + [True]  # a paragraph with a text box in it is not empty
        if known and known[0].page:
            self._out.rule()
        self._push(name, style, _role(name, attrs, [style, *(s.name for s in known)], contents=self._contents > 0))

    def _begin_other(self, name: str, attrs: dict[str, str]) -> None:
        if name == "s":
            count = _get(attrs, "c")
            self._write(" " * min(int(count) if count.isdecimal() else 1, MOST_SPACES))
        elif name == "tab":
            self._write(" ")
        elif name == "line-break" and self._open:
            self._out.line_break()
        elif name == "a":
            self._linked = _get(attrs, "href").startswith("#")
        elif name == "note-body":
            self._out.in_note += 1
        elif name == "table-of-content":
            self._contents += 1
        elif name == "image":
            self._out.builder.picture()

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._unseen:
            self._unseen -= 1
            return
        name = local(tag)
        if name == "style":
            self._style = None
        elif name in PARAGRAPHS:
            self._end_paragraph()
        elif name == "span" and self._open:
            self._open.pop()
        elif name == "a":
            self._linked = False
        elif name == "note-body":
            self._out.end_block()
            self._out.in_note -= 1
        elif name == "table-of-content":
            self._contents -= 1

    def _end_paragraph(self) -> None:
        style = self._open.pop()[0] if self._open else ""
        lined = any(s.line for s in self.styles.line(style))
        empty = self._empty.pop() if self._empty else False
        self._out.end_block(paragraph=empty and not lined)
        if lined:
            self._out.rule()

    def data(self, data: str) -> None:
        """Text."""
        if not self._unseen:
            self._write(data)

    def close(self) -> None:
        """The document ends."""

    def _push(self, name: str, style: str, role: Role | None = None) -> None:
        """Open a paragraph or span: its looks are laid over those around it, if it is a span."""
        _, outer, marked, hidden = self._open[-1] if self._open and name == "span" else ("", PROSE, (), False)
        kinds = list(marked)
        known = self.styles.line(style)
        for part in reversed(known):
            kinds = [kind for kind in kinds if kind not in part.off] + list(part.on)
            hidden = hidden or part.hidden
        self._open.append((style, role or outer, tuple(dict.fromkeys(kinds)), hidden))

    def _write(self, text: str) -> None:
        if self._open:
            _, role, marked, hidden = self._open[-1]
            if not hidden:
                self._out.add(text, role, marked, linked=self._linked)


def _get(attrs: dict[str, str], name: str) -> str:
    return next((value for key, value in attrs.items() if local(key) == name), "")


def _role(name: str, attrs: dict[str, str], styles: list[str], *, contents: bool) -> Role:
    if contents:
        return TOC
    if name == "h":
        level = _get(attrs, "outline-level")
        return LEVELS[min(max(int(level), 1), 6)] if level.isdecimal() else LEVELS[1]
    return TITLE if {"Title", "Subtitle"} & set(styles) else PROSE
