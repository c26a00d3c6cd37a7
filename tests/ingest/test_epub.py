import re

import documents
import pytest
from documents import epub, zipped
from test_html import UNSEEN, visible

from underneath.errors import BrokenFile, EmptySource, TooLarge
from underneath.ingest.epub import read_epub
from underneath.settings import Settings
from underneath.story.story import SeriesPart

ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>"""


def read(data, settings=None):
    return read_epub(data, settings or Settings())


def pages(**bodies):
    return {f"{name}.xhtml": f"<body>{body}</body>" for name, body in bodies.items()}


def roles(data):
    manuscript = read(data)
    return [(b.kind or b.role, b.span.of(manuscript.text)) for b in manuscript.blocks]


def test_pages_are_read_in_the_order_of_the_spine_whatever_that_of_the_container():
    assert read(epub(pages(z="<p>One.</p>", a="<p>Two.</p>", m="<p>Three.</p>"))).text == "One.\n\nTwo.\n\nThree."


def test_the_package_may_lie_in_a_folder_and_pages_in_another():
    data = epub({"text/one two.xhtml": "<body><p>One.</p></body>"}, opf="OEBPS/content.opf")
    assert read(data).text == "One."


def test_a_page_named_twice_is_read_once():
    assert (
        read(epub(pages(a="<p>One.</p>", b="<p>Two.</p>"), spine=("a.xhtml", "b.xhtml", "a.xhtml"))).text
        == "One.\n\nTwo."
    )


def test_the_encoding_is_fixed_by_the_format():
    assert (read(epub(pages(a="<p>One.</p>"))).encoding, read(epub(pages(a="<p>One.</p>"))).kind) == (None, "epub")


def test_class_rules_of_the_book_s_style_sheet_give_emphasis():
    manuscript = read(epub(pages(a='<p>He is <span class="calibre7">late</span>.</p>')))
    assert [(e.kind, e.span.of(manuscript.text)) for e in manuscript.emphasis] == [("italic", "late")]


def test_a_page_that_the_contents_list_begins_a_chapter_without_a_heading():
    data = epub(pages(a="<p>One.</p>", b="<p>Two.</p>", c="<p>Three.</p>"), ncx=("a.xhtml", "c.xhtml"))
    assert [(b.kind, b.span) for b in read(data).breaks] == [("chapter", (10, 12))]


def test_a_page_with_a_heading_needs_no_other_mark_of_its_chapter():
    data = epub(pages(a="<h2>I</h2><p>One.</p>", b="<h2>II</h2><p>Two.</p>"), ncx=("a.xhtml", "b.xhtml"))
    assert read(data).breaks == ()


def test_the_navigation_page_in_the_spine_is_a_table_of_contents():
    data = epub(
        pages(
            nav='<nav epub:type="toc"><h1>Inside</h1><ol><li><a href="a.xhtml">One</a></li></ol></nav>',
            a="<p>Mara ran.</p>",
        ),
        nav="nav.xhtml",
    )
    assert roles(data) == [("toc", "Inside"), ("toc", "One"), ("prose", "Mara ran.")]


def test_footnotes_are_notes():
    data = epub(pages(a='<p>Mara ran.</p><aside epub:type="footnote"><p>To the quay.</p></aside>'))
    assert roles(data)[1] == ("note", "To the quay.")


def test_a_heading_in_a_header_of_a_chapter_is_its_heading():
    data = epub(pages(a="<section><header><h1>Chapter 1</h1></header><p>Mara ran.</p></section>"))
    assert roles(data)[0] == ("heading", "Chapter 1")


def test_a_paragraph_whose_class_says_so_is_a_chapter_s_heading():
    data = epub(
        pages(
            a='<p class="chapter-title">The Quay</p><p>Mara ran.</p>',
            b='<p class="chapter-title">Rain</p><p>It fell.</p>',
        )
    )
    assert [role for role, _ in roles(data)] == ["heading", "prose", "heading", "prose"]


def test_the_package_states_metadata():
    meta = """<dc:title>The Lantern</dc:title><dc:creator opf:role="aut">P. Varn</dc:creator><dc:creator opf:role="ill">Q. Ink</dc:creator>
    <dc:language>en</dc:language><dc:subject>Lamps, and salt</dc:subject><dc:subject>Storms</dc:subject><dc:publisher>Gull</dc:publisher>
    <dc:date opf:event="publication">2020-01-02</dc:date><dc:date opf:event="modification">2021-01-02</dc:date>
    <dc:description>A lamp.</dc:description><dc:source>https://example.org/1</dc:source>
    <meta name="calibre:series" content="Lamps"/><meta name="calibre:series_index" content="2"/>"""
    stated = read(epub(pages(a="<p>Mara ran.</p>"), meta=meta)).metadata
    assert (stated.title, stated.authors, stated.language, stated.tags, stated.publisher, stated.published) == (
        "The Lantern", ("P. Varn",), "en", ("Lamps, and salt", "Storms"), "Gull", "2020-01-02",
    )  # fmt: skip
    assert (stated.updated, stated.summary, stated.url, stated.series) == (
        "2021-01-02", "A lamp.", "https://example.org/1", (SeriesPart("Lamps", "2"),),
    )  # fmt: skip


@pytest.mark.parametrize("make", documents.EPUB_MAKERS)
def test_every_visible_character_of_a_book_is_in_the_text_once(make):
    import io
    import zipfile

    data = make()
    box = zipfile.ZipFile(io.BytesIO(data))
    shown = "".join(visible(box.read(name).decode()) for name in box.namelist() if name.endswith(".xhtml"))
    assert sorted(UNSEEN.sub("", read(data).text)) == sorted(shown)


# --- damaged and hostile books ----------------------------------------------------------------------------------


def test_a_missing_page_is_skipped_and_the_rest_read():
    assert (
        read(epub(pages(a="<p>One.</p>", c="<p>Three.</p>"), spine=("a.xhtml", "b.xhtml", "c.xhtml"))).text
        == "One.\n\nThree."
    )


def test_a_damaged_page_is_skipped_and_the_rest_read():
    data = epub(pages(a="<p>One.</p>"), spine=("a.xhtml", "b.xhtml"), extra={"b.xhtml": bytes(range(32)) * 50})
    assert read(data).text == "One."


def test_a_book_without_any_of_its_pages_is_broken():
    with pytest.raises(BrokenFile, match="None of this EPUB's pages"):
        read(epub({}, spine=("a.xhtml", "b.xhtml")))


def test_a_book_of_pictures_is_empty():
    with pytest.raises(EmptySource, match="shows no text"):
        read(epub(pages(a='<img src="a.png"/>')))


def test_a_book_without_a_package_is_broken():
    with pytest.raises(BrokenFile, match="no package file"):
        read(zipped({"mimetype": "application/epub+zip"}))


def test_a_package_is_found_without_a_container_file():
    data = epub(pages(a="<p>One.</p>"), extra={"META-INF/container.xml": "<container/>"})
    assert read(data).text == "One."


def test_a_locked_book_is_said_to_be_locked():
    lock = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(BrokenFile, match="DRM"):
        read(epub(pages(a="<p>One.</p>"), extra={"META-INF/encryption.xml": lock}))


def test_scrambled_fonts_are_no_lock():
    lock = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert read(epub(pages(a="<p>One.</p>"), extra={"META-INF/encryption.xml": lock})).text == "One."


def test_a_damaged_table_of_contents_costs_nothing_else():
    assert read(epub(pages(a="<p>One.</p>"), extra={"toc.ncx": "<ncx"})).text == "One."


def test_a_missing_style_sheet_costs_nothing_else():
    data = epub(pages(a="<p>One.</p>"))
    assert read(re.sub(rb"stylesheet\.css", b"stylesheet.cs_", data)).text == "One."


def test_a_page_that_climbs_out_of_the_container_is_not_found():
    with pytest.raises(BrokenFile):
        read(epub({}, spine=("../../../../etc/passwd",)))


def test_entities_of_a_package_are_refused():
    bomb = '<!DOCTYPE package [<!ENTITY a "ha">]><package>&a;</package>'
    with pytest.raises(BrokenFile, match="entities"):
        read(epub(pages(a="<p>One.</p>"), extra={"content.opf": bomb}))


def test_entities_that_a_page_defines_are_not_expanded():
    page = '<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One &a; &b;.</p></body></html>'
    text = read(epub(pages(a=""), extra={"a.xhtml": page})).text
    assert ("haha" in text, "root:" in text, "One &a; &b;." in text) == (False, False, True)


def test_a_bomb_is_too_large():
    data = epub(pages(a="<p>One.</p>"), extra={"a.xhtml": "<p>" + "x" * 3_000_000})
    with pytest.raises(TooLarge):
        read(data, Settings(max_unpacked=1_000_000))


def test_a_bomb_that_no_page_leads_to_is_never_unpacked():
    data = epub(pages(a="<p>One.</p>"), extra={"bomb.bin": b"\0" * 3_000_000})
    assert read(data, Settings(max_unpacked=1_000_000)).text == "One."


def test_a_spine_of_ten_thousand_rows_is_read_in_good_time():
    assert read(epub(pages(a="<p>One.</p>"), spine=("a.xhtml",) * 10_000)).text == "One."
