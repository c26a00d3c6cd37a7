"""DOCX → Manuscript: Word's documents, read as they would print."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Final

from underneath.errors import BrokenFile
from underneath.ingest.archive import Archive, local
from underneath.ingest.docx_styles import OFF, WORD, Format, Style, outline, read_styles
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markup.builder import MARKED
from underneath.ingest.markup.roles import PROSE, Role
from underneath.ingest.office import Writer, properties, stream
from underneath.settings import Settings
from underneath.story.story import Metadata

OLE: Final = b"\xd0\xcf\x11\xe0"  # old Word files and encrypted new ones begin so
# Deleted text, the old place of moved text, and the second form of what newer programs show otherwise.
UNSEEN: Final = frozenset(
    {"del", "moveFrom", "Fallback", "delText", "instrText", "delInstrText", "rPrChange", "pPrChange"}
)
PRIVATE: Final = range(0xE000, 0xF900)  # where symbol fonts keep their signs


def read_docx(data: bytes, settings: Settings) -> Manuscript:
    """Read a Word document.

    Parameters
    ----------
    data
        The file's bytes.
    settings
        `max_unpacked` is the most bytes that may be unpacked.

    Returns
    -------
    Manuscript
        The body's text with tracked insertions, without deletions and hidden text; foot- and endnotes at the end.

    Raises
    ------
    BrokenFile
        The container or the document in it is damaged, locked, or an old Word file.
    TooLarge
        It unpacks to more than the limit.
    EmptySource
        It holds no text.
    """
    if data.startswith(OLE):
        raise BrokenFile(
            "This is an old Word file (.doc) or one locked with a password",
            expected="DOCX without a password",
            advice="open it in Word or LibreOffice and save it as .docx",
        )
    archive = Archive(data, "DOCX", settings.max_unpacked)
    styles = read_styles(archive)
    writer = Writer()
    stream(archive.read("word/document.xml"), _Reader(writer, styles), "word/document.xml", "DOCX")
    writer.in_note += 1
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if archive.find(name) is not None:
            stream(archive.read(name), _Reader(writer, styles), name, "DOCX")
    return writer.manuscript("docx", _metadata(archive))


def _metadata(archive: Archive) -> Metadata:
    stated = properties(archive, "docProps/core.xml")
    first = {name: values[0] for name, values in stated.items()}
    return Metadata(
        title=first.get("title"),
        authors=tuple(stated.get("creator", ())),
        summary=first.get("description"),
        tags=tuple(stated.get("keywords", ())),
        language=first.get("language"),
        published=first.get("created"),
        updated=first.get("modified"),
    )


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being read. `rule`: a line is drawn under it. `empty`: it shows an empty line."""

    role: Role = PROSE
    looks: Format = field(default_factory=Format)
    rule: bool = False
    empty: bool = True


class _Reader:
    """Takes the events of a document, or of its notes."""

    def __init__(self, writer: Writer, styles: dict[str, Style]) -> None:
        self._out = writer
        self._styles = styles
        self._unseen = 0
        self._paragraphs: list[_Paragraph] = []  # text boxes put paragraphs into paragraphs
        self._run = Format()
        self._in_run = self._in_text = False
        self._linked = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """A tag opens."""
        name = local(tag)
        if self._unseen or name in UNSEEN or self._is_separator(name, attrs):
            self._unseen += 1
            return
        begin = getattr(self, f"_begin_{name}", None)
        if begin is not None:
            begin(attrs)
        elif self._paragraphs:
            self._set(name, attrs.get(f"{WORD}val", ""))

    def _set(self, name: str, value: str) -> None:
        if self._in_run:
            self._run.set(name, value)
        elif name == "outlineLvl" and self._paragraphs[-1].role == PROSE:
            self._paragraphs[-1].role = outline(value)

    def _is_separator(self, name: str, attrs: dict[str, str]) -> bool:
        return name in {"footnote", "endnote"} and attrs.get(f"{WORD}type", "normal") != "normal"

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._unseen:
            self._unseen -= 1
            return
        name = local(tag)
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "hyperlink":
            self._linked = False
        elif name == "p" and self._paragraphs:
            paragraph = self._paragraphs.pop()
            self._out.end_block(paragraph=paragraph.empty and not paragraph.rule)
            if paragraph.rule:
                self._out.rule()

    def data(self, data: str) -> None:
        """Text."""
        if self._in_text and not self._unseen:
            self._write(data)

    def close(self) -> None:
        """The document ends."""

    def _write(self, text: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        looks = self._run.over(paragraph.looks)
        if not looks.hidden:
            paragraph.empty = paragraph.empty and not text.strip()
            marked: MARKED = tuple(kind for kind, on in looks.on.items() if on)
            self._out.add(text, paragraph.role, marked, linked=self._linked)

    def _fill(self) -> None:
        """Note that the open paragraph shows something, be it without words."""
        if self._paragraphs:
            self._paragraphs[-1].empty = False

    # What each tag does when it opens; the names are Word's.

    def _begin_p(self, _: dict[str, str]) -> None:
        self._out.end_block()
        self._fill()
        self._paragraphs.append(_Paragraph())
        self._in_run = False

    def _begin_r(self, _: dict[str, str]) -> None:
        self._in_run, self._run = True, Format()

    def _begin_t(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _begin_pStyle(self, attrs: dict[str, str]) -> None:  # noqa: N802
        style = self._styles.get(attrs.get(f"{WORD}val", ""))
        if style is not None and self._paragraphs:
            self._paragraphs[-1].role = style.role
            self._paragraphs[-1].looks = style.looks

    def _begin_rStyle(self, attrs: dict[str, str]) -> None:  # noqa: N802
        style = self._styles.get(attrs.get(f"{WORD}val", ""))
        if style is not None and self._in_run:
            self._run = self._run.over(style.looks)

    def _begin_tab(self, _: dict[str, str]) -> None:
        if self._in_run:  # in a paragraph's properties it is a tab stop
            self._write(" ")

    def _begin_br(self, attrs: dict[str, str]) -> None:
        kind = attrs.get(f"{WORD}type", "textWrapping")
        if kind == "page":
            self._fill()
            self._out.rule()
        elif kind == "textWrapping":
            self._out.line_break()

    def _begin_cr(self, _: dict[str, str]) -> None:
        self._out.line_break()

    def _begin_pageBreakBefore(self, attrs: dict[str, str]) -> None:  # noqa: N802
        if attrs.get(f"{WORD}val", "") not in OFF:
            self._out.rule()

    def _begin_bottom(self, attrs: dict[str, str]) -> None:
        """A border under a paragraph, which Word draws when one types three hyphens; a table's cell is no paragraph."""
        if self._paragraphs and attrs.get(f"{WORD}val", "") not in {"nil", "none"}:
            self._paragraphs[-1].rule = True

    def _begin_noBreakHyphen(self, _: dict[str, str]) -> None:  # noqa: N802
        self._write("\u2011")

    def _begin_sym(self, attrs: dict[str, str]) -> None:
        try:
            code = int(attrs.get(f"{WORD}char", ""), 16)
        except ValueError:
            return
        self._write("\u2022" if code in PRIVATE or code > sys.maxunicode or not chr(code).isprintable() else chr(code))

    def _begin_hyperlink(self, attrs: dict[str, str]) -> None:
        self._linked = f"{WORD}anchor" in attrs

    def _begin_drawing(self, _: dict[str, str]) -> None:
        self._out.builder.picture()

    def _begin_pict(self, _: dict[str, str]) -> None:
        self._out.builder.picture()
