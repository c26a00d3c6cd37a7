"""Make the examples of this folder from the gold stories in `evals/`: `python examples/make.py`.

Each story is put into a shape that stories arrive in. The words are those of the gold, so that what is read from an
example can be compared with the truth.
"""

from __future__ import annotations

import io
import sys
import zipfile
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "evals"))

from goldset import Document, written_here  # noqa: E402

LONG_AGO = (2020, 1, 1, 0, 0, 0)  # the same bytes whenever they are made
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def blocks(document: Document) -> list[str]:
    """Paragraphs, paratext and break marks, in order."""
    return document.text.split("\n\n")


def told(document: Document) -> list[str]:
    """Paragraphs of the tale and its break marks; `<hr>` stands for a mark."""
    paratext = {document.text[row["start"] : row["end"]] for row in document.gold["paratext"]}
    paragraphs = {document.text[row["start"] : row["end"]] for row in document.gold["paragraphs"]}
    return [block if block in paragraphs else "<hr>" for block in blocks(document) if block not in paratext]


def as_paragraphs(document: Document) -> str:
    """The tale as HTML."""
    return "\n".join("<hr/>" if block == "<hr>" else f"<p>{escape(block, quote=False)}</p>" for block in told(document))


def ao3_html(document: Document, author: str, fandom: str, tags: list[str]) -> bytes:
    """In the shape of an archive's HTML download."""
    title = document.gold["title"]
    links = ", ".join(f'<a href="#">{escape(tag)}</a>' for tag in tags)
    words = len(document.text.split())
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>{escape(title)} - {author} - {fandom}</title></head><body>
<div id="preface"><h2 class="toc-heading">Preface</h2>
<p class="message"><b>{escape(title)}</b><br/>Posted originally on the <a href="https://example.org/">Archive</a> at
<a href="https://example.org/works/6">https://example.org/works/6</a>.</p>
<div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="#">Teen And Up Audiences</a></dd>
<dt>Archive Warning:</dt><dd><a href="#">No Archive Warnings Apply</a></dd><dt>Fandom:</dt><dd><a href="#">{fandom}</a></dd>
<dt>Additional Tags:</dt><dd>{links}</dd><dt>Language:</dt><dd>English</dd>
<dt>Stats:</dt><dd>Published: 2026-01-02 Words: {words:,} Chapters: 1/1</dd></dl>
<h1>{escape(title)}</h1><div class="byline">by <a rel="author" href="#">{author}</a></div></div></div>
<div id="chapters" class="userstuff"><h2 class="toc-heading">{escape(title)}</h2><div class="userstuff">
{as_paragraphs(document)}
</div></div>
<div id="afterword"><h2 class="toc-heading">Afterword</h2><p class="message">Please drop by the archive and comment.</p></div>
</body></html>
""".encode()


def zipped(files: dict[str, str]) -> bytes:
    """A zip with the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as box:
        for name, text in files.items():
            box.writestr(zipfile.ZipInfo(name, LONG_AGO), text)
    return out.getvalue()


def epub(document: Document, author: str) -> bytes:
    """A plain book of one chapter."""
    title = escape(document.gold["title"])
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body>{as_paragraphs(document)}</body></html>'
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>en</dc:language></metadata>
<manifest><item id="a" href="story.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "content.opf": package,
            "story.xhtml": page,
        }
    )


def docx(document: Document) -> bytes:
    """A word processor's file: marks between scenes are paragraphs of their own."""
    rows = "".join(f"<w:p><w:r><w:t>{escape(block, quote=False)}</w:t></w:r></w:p>" for block in blocks(document))
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{rows}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": body})


def markdown(document: Document) -> bytes:
    """As a writer keeps it."""
    body = "\n\n".join("***" if block == "<hr>" else block for block in told(document))
    return f"# {document.gold['title']}\n\n{body}\n".encode()


def main() -> None:
    """Write all examples."""
    story = {document.id: document for document in written_here("stories")}
    made = {
        "cold-nose.txt": story["s002"].text.encode(),
        "the-queens-left-side.html": ao3_html(
            story["s006"], "saltmarsh_heron", "Original Work", ["Bodyguards", "Fever Dreams"]
        ),
        "decaf-after-four.epub": epub(story["s017"], "fern"),
        "you-have-been-here-before.docx": docx(story["s030"]),
        "out-of-tune.md": markdown(story["s018"]),
    }
    for name, data in made.items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
