"""A file's kind is told from its content; the name only breaks ties."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.errors import BrokenFile, UnknownKind, UnreadableSource
from underneath.ingest.sniff import kind_of

PROSE = b"Mara ran. \xe2\x80\x9cWait!\xe2\x80\x9d called Tobin, and the rain came down.\n\nNobody waited.\n"


def packed(**members: str) -> bytes:
    """A zip of these members; two underscores in a name stand for a slash, one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def test_prose_is_text_whatever_it_is_called():
    assert kind_of(PROSE, "story.epub") == "text"


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><body><p>Rain.</p>",
        b'\xef\xbb\xbf\n<?xml version="1.0"?>\n<!-- saved --><html xmlns="x"><p>Rain.</p></html>',
        b"<HTML><BODY>Rain.",
        b"<p>Rain fell.</p>\n<p>Mara ran.</p>",
        b"<div class='a'><i>Rain</i> fell.</div>",
    ],
)
def test_a_page_is_html(page):
    assert kind_of(page, "story.txt") == "html"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_page_in_utf16_is_html(encoding):
    assert kind_of("<!doctype html><p>Rain.</p>".encode(encoding), "x") == "html"


def test_pasted_paragraph_tags_are_html():
    assert kind_of(b"Low Water\n" + b"<p>Mara ran to the pier.</p>\n" * 9, "x") == "html"


def test_prose_that_mentions_a_tag_is_text():
    assert kind_of(b"She typed <b> and then </b>, and sighed at the <p> she had lost. " + PROSE * 9, "x.txt") == "text"


def test_a_fragment_named_html_is_html():
    assert kind_of(b"Rain fell.<br>Mara ran.", "x.HTM") == "html"


def test_a_name_alone_does_not_make_html():
    assert kind_of(PROSE, "x.html") == "text"


def test_a_named_markdown_file_is_markdown():
    assert kind_of(PROSE, "x.md") == "markdown"


def test_a_page_named_markdown_is_html():
    assert kind_of(b"<!doctype html><p>Rain.</p>", "x.md") == "html"


@pytest.mark.parametrize(
    "source",
    [
        b"---\ntitle: Rain\ntags:\n  - wet\n---\n\nMara ran.\n",
        b"# Rain\n\nMara ran.\n\n## Chapter 2\n\nIt rained.\n",
        b"[Part one](https://example.org/1)\n\nMara ran.\n",
    ],
)
def test_clear_signs_make_markdown_without_a_name(source):
    assert kind_of(source, "story") == "markdown"


@pytest.mark.parametrize(
    "source", [b"Mara ran.\n\n#\n\nIt rained.\n\n#\n", b"---\n\nMara ran.\n\n---\n", b"# 1 problem\n\nMara ran."]
)
def test_break_marks_do_not_make_markdown(source):
    assert kind_of(source, "story.txt") == "text"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"mimetype": "application/epub+zip\n"}, "epub"),
        ({"META-INF__container_xml": "<container/>"}, "epub"),
        ({"word__document_xml": "<w/>"}, "docx"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "odt"),
        ({"content_xml": "<office/>"}, "odt"),
    ],
)
def test_a_container_is_told_by_its_members(members, kind):
    assert kind_of(packed(**members), "story.zip") == kind


@pytest.mark.parametrize(
    ("members", "seen"),
    [
        ({"xl__workbook_xml": "<x/>"}, "spreadsheet"),
        ({"ppt__presentation_xml": "<x/>"}, "slide show"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content_xml": ""}, "OpenDocument"),
        ({"a_txt": "rain"}, "zip archive"),
    ],
)
def test_another_container_is_refused_by_name(members, seen):
    with pytest.raises(UnknownKind, match=seen):
        kind_of(packed(**members), "x.zip")


@pytest.mark.parametrize("cut", [4, 30, -10])
def test_a_container_cut_short_is_broken(cut):
    with pytest.raises(BrokenFile, match="damaged or cut short"):
        kind_of(packed(word__document_xml="<w/>" * 50)[:cut], "x.docx")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1\\ansi Rain.}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"old Word document \(\.doc\)"),
        (b"Rain".ljust(60, b"\0") + b"BOOKMOBI" + b"\0" * 40, "MOBI"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image or recording"),
        (b"\0\0\0\x20ftypisom", "film"),
        (b"\x7fELF\2\1", "program"),
        (b"MZ\x90\0\3\0", "program"),
        (b"\x1f\x8b\x08\0", "gzip archive"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"Rar!\x1a\x07\1\0", "RAR"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\0", "tar archive"),
        (b"\\documentclass{book}", "LaTeX"),
        (b'<?xml version="1.0"?>\n<FictionBook xmlns="x"><body/>', "FB2"),
        (b"<?xml version='1.0'?><!-- a --><TEI><text/></TEI>", "an XML file .<TEI>."),
        (b"From: x\r\nSubject: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"),
        (b'{"text": "It rained."}', "JSON"),
        (b'[\n  {"a": 1}]', "JSON"),
    ],
)
def test_what_we_do_not_read_is_named(data, seen):
    with pytest.raises(UnknownKind, match=seen):
        kind_of(data, "story.txt")


def test_the_refusal_says_what_to_do():
    with pytest.raises(UnknownKind, match="save it as EPUB, DOCX or text"):
        kind_of(b"%PDF-1.4", "x.pdf")


@pytest.mark.parametrize(
    "data", [b"[sighs] It rained.", b"{Rain} fell.", b"MZ is how she signed it.", b"[1] It rained."]
)
def test_brackets_do_not_make_data(data):
    assert kind_of(data, "x") == "text"


def kind_or_reason(data: bytes, name: str) -> str:
    try:
        return kind_of(data, name)
    except UnreadableSource as error:
        return error.advice


@given(st.binary(max_size=300), st.sampled_from(["x", "x.md", "x.html", "x.docx"]))
def test_any_bytes_get_a_kind_or_advice(data, name):
    assert kind_or_reason(data, name)


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_container_damaged_anywhere_gets_a_kind_or_advice(noise, at):
    data = packed(mimetype="application/epub+zip", a="b" * 50)
    assert kind_or_reason(data[:at] + noise + data[at + len(noise) :], "x.epub")
