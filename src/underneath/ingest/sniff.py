"""What kind of file is this? The content says; the name only breaks ties."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from underneath.errors import BrokenFile, UnknownKind
from underneath.ingest.decode import MARKS

if TYPE_CHECKING:
    from underneath.story.story import SourceKind

HEAD: Final = 2**14  # bytes in which markup shows itself
SAVE_AS: Final = "save it as EPUB, DOCX or text, and read that"
READABLE: Final = "plain text, Markdown, HTML, EPUB, DOCX or ODT"
# How files begin that are not stories in a shape we read, and what each is called.
FOREIGN: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"%!PS-", "a PostScript file"),
    (b"AT&TFORM", "a DjVu scan"),
    (b"ITOLITLS", "a Microsoft Reader book"),
    (b"ITSF", "a Windows help file (.chm)"),
    (b"bplist00", "a Safari web archive"),
    (b"\\documentclass", "a LaTeX source"),
    (b"\xffWPC", "a WordPerfect document"),
)
ARCHIVES: Final = {
    "word/document.xml": "docx",
    "META-INF/container.xml": "epub",
    "content.xml": "odt",
}
OFFICE: Final = {"xl/": "a spreadsheet", "ppt/": "a slide show", "AndroidManifest.xml": "an Android program"}
PROLOGUE: Final = re.compile(rb"(?:\s+|<\?[^>]{0,400}\?>|<!--.{0,4000}?-->)*", re.DOTALL)
HTML_START: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|base|div|p|h[1-6]|br|hr|table|section|article|span|center|font"
    rb"|blockquote|b|i|em|strong|ul|ol|a|style|script)\b[^<]{0,2000}?>",
    re.IGNORECASE,
)
TAG: Final = re.compile(
    rb"</?(?:p|div|br|h[1-6]|body|html|blockquote|span|td|li|hr)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
MARKDOWN_NAME: Final = re.compile(r"\.(?:md|markdown|mdown|mkd|mdx)$", re.IGNORECASE)
HTML_NAME: Final = re.compile(r"\.(?:x?html?|xht)$", re.IGNORECASE)
HEADING: Final = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
FRONT_MATTER: Final = re.compile(
    rb"---[ \t]*\r?\n(?:[\w -]{1,40}:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n){1,200}?---[ \t]*\r?\n"
)
LINK: Final = re.compile(rb"\[[^\]\n]{1,200}\]\((?:https?:|#|/)[^)\n]{0,500}\)")
# Other XML: a root element that is not HTML's, after an XML declaration.
XML: Final = re.compile(rb"\s*<\?xml\b")
ROOT: Final = re.compile(rb"<([A-Za-z][\w.-]{0,60})")
MHTML: Final = re.compile(
    rb"(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n)*){0,20}?Content-Type:\s*multipart/related", re.IGNORECASE
)
JSON: Final = re.compile(
    rb"\s*(?:\{\s*(?:\"[^\"]{0,200}\"\s*:|\})|\[\s*(?:[\[{]|\"[^\"]{0,400}\"\s*[,\]]|-?\d[\d.]*\s*,))"
)
DENSE: Final = 100  # characters of text a tag: HTML without a head has more tags than that


def kind_of(data: bytes, name: str) -> SourceKind:
    """Tell what kind of document this is.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name; looked at only where the content leaves two kinds open.

    Raises
    ------
    UnknownKind
        It is none that we read; the message names what it looks like and what to try.
    BrokenFile
        It begins like a zip container, and is not a whole one.
    """
    if data[:4] in {b"PK\3\4", b"PK\5\6", b"PK\7\x08"}:
        return _zip_kind(data)
    _refuse_foreign(data)
    head = _plain_head(data)
    if _is_html(head, name):
        return "html"
    _refuse_structured(head)
    return "markdown" if _is_markdown(head, name) else "text"


def _unknown(what: str, advice: str = SAVE_AS) -> UnknownKind:
    return UnknownKind(f"This looks like {what}", expected=READABLE, advice=advice)


def _refuse_foreign(data: bytes) -> None:
    for start, what in FOREIGN:
        if data.startswith(start):
            raise _unknown(what, "unpack it first" if "archive" in what else SAVE_AS)
    if data[60:68] in {b"BOOKMOBI", b"TEXtREAd"}:
        raise _unknown("a Kindle book (MOBI/AZW)", "convert it to EPUB, with Calibre for instance")
    if data[:2] == b"MZ" and 0 in data[:HEAD]:
        raise _unknown("a program")
    if data[257:262] == b"ustar":
        raise _unknown("a tar archive", "unpack it first")
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise _unknown("an image or recording")
    if data[4:8] == b"ftyp":
        raise _unknown("a film or recording")


def _refuse_structured(head: bytes) -> None:
    """Refuse text files whose text is not a story's: XML other than HTML, saved mail, JSON."""
    if XML.match(head):
        root = ROOT.search(head)
        name = root[1].decode() if root else "?"
        raise _unknown("a FictionBook (FB2)" if name == "FictionBook" else f"an XML file (<{name}>)")
    if MHTML.match(head):
        raise _unknown("a web archive (MHTML)", "save the page as HTML")
    if JSON.match(head):
        raise _unknown("JSON data")


def _zip_kind(data: bytes) -> SourceKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _packed_kind(archive, frozenset(archive.namelist()))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise BrokenFile(
            f"This begins like an EPUB, DOCX or ODT file but is damaged or cut short ({error})",
            expected="a whole file",
            advice="download or save it again",
        ) from error


def _packed_kind(archive: zipfile.ZipFile, names: frozenset[str]) -> SourceKind:
    mimetype = _mimetype(archive, names)
    if mimetype == b"application/epub+zip":
        return "epub"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise _unknown("an OpenDocument file other than a text")
    for member, kind in ARCHIVES.items():
        if member in names:
            return kind  # type: ignore[return-value]
    for prefix, what in OFFICE.items():
        if any(n.startswith(prefix) for n in names):
            raise _unknown(what)
    raise _unknown("a zip archive of other files", "unpack it first, and give the folder")


def _mimetype(archive: zipfile.ZipFile, names: frozenset[str]) -> bytes:
    if "mimetype" not in names:
        return b""
    with archive.open("mimetype") as member:
        return member.read(200).strip().removeprefix(b"\xef\xbb\xbf")


def _plain_head(data: bytes) -> bytes:
    """The beginning, as UTF-8 or at least with its ASCII readable, without a byte-order mark."""
    head = data[:HEAD]
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    return head.replace(b"\0", b"")  # UTF-16 without its mark


def _is_html(head: bytes, name: str) -> bool:
    prologue = PROLOGUE.match(head)
    body = head[prologue.end() :] if prologue else head
    start = HTML_START.match(body)
    if start and (start[0][1:2] == b"!" or start[0].lower().startswith((b"<html", b"<head", b"<body"))):
        return True
    tags = len(TAG.findall(head))
    if HTML_NAME.search(name):
        return bool(start) or tags > 0
    if MARKDOWN_NAME.search(name):
        return False
    # A page without a head, or pasted from one: it begins with a tag, or is full of paragraph tags.
    return tags >= (2 if start else 6) and tags * DENSE * (10 if start else 3) > len(head)


def _is_markdown(head: bytes, name: str) -> bool:
    if MARKDOWN_NAME.search(name):
        return True
    if FRONT_MATTER.match(head):
        return True
    # Two clear signs: a lone "#" line may be a break mark or a hash tag.
    return len(HEADING.findall(head)) + 2 * len(LINK.findall(head)) >= 2  # noqa: PLR2004
