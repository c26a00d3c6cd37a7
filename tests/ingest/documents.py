"""Documents of every kind, built in code: small stories of our own in the shapes that archives and programs give them."""

from __future__ import annotations

import io
import zipfile
from html import escape

TALE = (
    "<p>Mara set the lantern on the sill. &ldquo;He is late,&rdquo; she said.</p>"
    "<p>&ldquo;He is <em>always</em> late,&rdquo; said Tobin.</p><hr/>"
    "<p>In the morning the sill was empty.</p>"
)
SECOND = "<p>Rain came. Nobody spoke of the lantern.</p><p>&nbsp;</p><p>&nbsp;</p><p>Ilse spoke of it at last.</p>"


def zipped(files: dict[str, str | bytes], *, packed: bool = True) -> bytes:
    """A zip container of these files, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as box:
        for name, data in files.items():
            box.writestr(name, data)
    return out.getvalue()


# --- Archive of Our Own -----------------------------------------------------------------------------------------

AO3_TAGS = """<dl class="tags">
<dt>Rating:</dt><dd><a href="http://archiveofourown.org/tags/t">Teen And Up Audiences</a></dd>
<dt>Archive Warning:</dt><dd><a href="#">Creator Chose Not To Use Archive Warnings</a></dd>
<dt>Categories:</dt><dd><a href="#">F/M</a>, <a href="#">Gen</a></dd>
<dt>Fandom:</dt><dd><a href="#">The Salt Road - P. Varn</a></dd>
<dt>Relationships:</dt><dd><a href="#">Mara Venn/Tobin Hale</a>, <a href="#">Mara Venn &amp; Ilse</a></dd>
<dt>Characters:</dt><dd><a href="#">Mara Venn</a>, <a href="#">Tobin Hale</a></dd>
<dt>Additional Tags:</dt><dd><a href="#">Slow Burn, but not very</a>, <a href="#">Lighthouses</a></dd>
<dt>Language:</dt><dd>English</dd>
<dt>Series:</dt><dd>Part 2 of
<a href="#">Lamps</a>, Part 1 of <a href="#">Salt</a></dd>
<dt>Stats:</dt><dd>
 Published: 2021-03-04
 Updated: 2022-05-06
 Words: 7,526
 Chapters: 2/?
</dd></dl>"""
AO3_MESSAGE = """<p class="message"><b>The Lantern on the Sill</b><br/>Posted originally on the
<a href="http://archiveofourown.org/">Archive of Our Own</a> at
<a href="http://archiveofourown.org/works/123">http://archiveofourown.org/works/123</a>.</p>"""
AO3_FRONT = """<h1>The Lantern on the Sill</h1>
<div class="byline">by <a rel="author" href="#">saltwife</a>, <a rel="author" href="#">venn</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A lamp goes missing.</p><p>So does a man.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>For my sister.</p></blockquote>
<div class="endnote-link">See the end of the work for more <a href="#endnotes">notes</a></div>"""


def _ao3_chapter(number: int, title: str, text: str, userstuff: str = "userstuff") -> str:
    return f"""<div class="meta group"><h2 class="heading">Chapter {number}: {title}</h2>
<p>Chapter Summary</p><blockquote class="userstuff"><p>What happens in {number}.</p></blockquote>
<p>Chapter Notes</p><blockquote class="userstuff"><p>Be kind to {number}.</p></blockquote></div>
<!--chapter content--><div class="{userstuff}">{text}</div><!--/chapter content-->
<div class="meta" id="endnotes{number}"><p>Chapter End Notes</p><blockquote class="userstuff"><p>More of {number} soon.</p>
</blockquote></div>"""


AO3_BACK = """<div id="afterword"><h2 class="toc-heading">Afterword</h2>
<div class="meta"><div id="endnotes"><p>End Notes</p><blockquote class="userstuff"><p>Thanks for reading.</p></blockquote>
</div><dl><dt>Works inspired by this one</dt><dd><a href="#">Dark Sill</a> by <a href="#">gull</a></dd></dl></div>
<p class="message">Please <a href="#">drop by the Archive and comment</a> to let the creator know.</p></div>"""


def ao3_html(*, chapters: int = 2) -> bytes:
    """A work downloaded as HTML."""
    if chapters == 1:
        body = f'<h2 class="toc-heading">The Lantern on the Sill</h2><div class="userstuff">{TALE}</div>'
    else:
        body = _ao3_chapter(1, "Festival", TALE) + _ao3_chapter(2, "Rain", SECOND)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>The Lantern on the Sill - saltwife, venn - The Salt Road</title>
<style type="text/css">p.message {{ text-align: center; }} .toc-heading {{ display: none; }}</style></head><body>
<div id="preface"><h2 class="toc-heading">Preface</h2>{AO3_MESSAGE}<div class="meta">{AO3_TAGS}{AO3_FRONT}</div></div>
<div id="chapters" class="userstuff">{body}</div>{AO3_BACK}</body></html>""".encode()


def _xhtml(body: str, title: str = "page") -> str:
    return f"""<?xml version='1.0' encoding='utf-8'?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title>
<link rel="stylesheet" type="text/css" href="stylesheet.css"/></head>{body}</html>"""


CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def epub(pages: dict[str, str], *, opf: str = "content.opf", meta: str = "", ncx: tuple[str, ...] = (), nav: str = "",
         extra: dict[str, str | bytes] | None = None, spine: tuple[str, ...] = ()) -> bytes:  # fmt: skip
    """An EPUB of these pages (name → body), read in the order given or in that of `spine`.

    `ncx` names the pages its table of contents lists; `nav` is the name of the page that is the navigation document.
    """
    base = opf.rpartition("/")[0]
    base += "/" if base else ""
    order = spine or tuple(pages)
    items = "".join(
        f'<item id="id{i}" href="{name}" media-type="application/xhtml+xml"{" properties=" + chr(34) + "nav" + chr(34) if name == nav else ""}/>'
        for i, name in reversed(list(enumerate(order)))
    )
    refs = "".join(f'<itemref idref="id{i}"/>' for i in range(len(order)))
    points = "".join(
        f'<navPoint id="n{i}"><navLabel><text>{i}</text></navLabel><content src="{name}"/></navPoint>'
        for i, name in enumerate(ncx)
    )
    package = f"""<?xml version='1.0' encoding='utf-8'?><package xmlns="http://www.idpf.org/2007/opf" version="2.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{meta}</metadata>
<manifest>{items}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="stylesheet.css" media-type="text/css"/></manifest><spine toc="ncx">{refs}</spine></package>"""
    files: dict[str, str | bytes] = {"mimetype": "application/epub+zip"}
    files |= {base + name: _xhtml(body) for name, body in reversed(list(pages.items()))}
    files |= {
        "META-INF/container.xml": CONTAINER.format(opf),
        opf: package,
        base + "toc.ncx": f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>',
        base + "stylesheet.css": ".calibre7 { font-style: italic }\n.bold1, p.x { font-weight: bold }",
    }
    return zipped(files | (extra or {}))


AO3_META = """<dc:title>The Lantern on the Sill</dc:title><dc:creator opf:role="aut">saltwife</dc:creator>
<dc:publisher>Archive of Our Own</dc:publisher><dc:subject>Fanworks</dc:subject><dc:subject>Gen</dc:subject>
<dc:date>2022-05-06T00:00:00+00:00</dc:date><dc:identifier opf:scheme="uuid">urn:uuid:1</dc:identifier>
<meta name="calibre:series" content="Lamps"/><meta name="calibre:series_index" content="2"/>"""


def ao3_epub() -> bytes:
    """A work downloaded as EPUB: Calibre has split it and renamed its classes."""
    chapters = {
        f"Lantern_split_00{n + 1}.xhtml": f'<body class="calibre"><div id="chapters" class="userstuff1">{text}</div></body>'
        for n, text in enumerate(
            (_ao3_chapter(1, "Festival", TALE, "userstuff2"), _ao3_chapter(2, "Rain", SECOND, "userstuff2")), 1
        )
    }
    pages = {
        "Lantern_split_000.xhtml": f'<body class="calibre"><div id="preface"><h2 class="toc-heading" id="p">Preface</h2>{AO3_MESSAGE}'
        f'<div class="calibre2">{AO3_TAGS}</div></div></body>',
        "Lantern_split_001.xhtml": f'<body class="calibre"><div id="preface" class="calibre1">{AO3_FRONT}</div>'
        '<div id="chapters" class="userstuff1"></div></body>',
        **chapters,
        "Lantern_split_004.xhtml": f'<body class="calibre">{AO3_BACK}</body>',
    }
    return epub(pages, meta=AO3_META, ncx=tuple(name for name in pages if name != "Lantern_split_001.xhtml"))


AO3_PAGE = """<!DOCTYPE html><html lang="en"><head><title>The Lantern on the Sill - saltwife</title></head><body class="logged-out">
<div id="outer"><ul id="skiplinks"><li><a href="#main">Main Content</a></li></ul>
<header id="header" class="region"><h1 class="heading"><a href="/">Archive of Our Own</a></h1>
<nav id="greeting"><a href="/login">Log In</a></nav></header>
<div id="main" class="works-show region"><ul class="work navigation actions"><li class="share"><a href="/works/123/share">Share</a></li></ul>
<h3 class="landmark heading">Work Header</h3><div class="wrapper"><dl class="work meta group">
<dt class="rating tags">Rating:</dt><dd class="rating tags"><ul><li><a class="tag" href="#">Mature</a></li></ul></dd>
<dt class="warning tags"><a href="#">Archive Warning</a>:</dt><dd class="warning tags"><ul><li><a class="tag" href="#">No Archive Warnings Apply</a></li></ul></dd>
<dt class="relationship tags">Relationships:</dt><dd class="relationship tags"><ul><li><a class="tag" href="#">Mara Venn/Tobin Hale</a></li><li><a class="tag" href="#">Mara Venn &amp; Ilse</a></li></ul></dd>
<dt class="freeform tags">Additional Tags:</dt><dd class="freeform tags"><ul><li><a class="tag" href="#">Storms, mostly</a></li></ul></dd>
<dt class="language">Language:</dt><dd class="language" lang="en">English</dd>
<dt class="series">Series:</dt><dd class="series"><span class="series"><a class="previous" href="#">&larr; Previous Work</a><span class="divider"> </span><span class="position">Part 2 of <a href="#">Lamps</a></span></span></dd>
<dt class="stats">Stats:</dt><dd class="stats"><dl class="stats"><dt class="published">Published:</dt><dd class="published">2021-03-04</dd>
<dt class="status">Completed:</dt><dd class="status">2022-05-06</dd><dt class="words">Words:</dt><dd class="words">7,526</dd>
<dt class="chapters">Chapters:</dt><dd class="chapters">2/2</dd><dt class="kudos">Kudos:</dt><dd class="kudos">41</dd></dl></dd></dl></div>
<div id="workskin"><div class="preface group"><h2 class="title heading">The Lantern on the Sill</h2>
<h3 class="byline heading"><a rel="author" href="#">saltwife</a></h3>
<div class="summary module"><h3 class="heading">Summary:</h3><blockquote class="userstuff"><p>A lamp goes missing.</p></blockquote></div>
<div class="notes module"><h3 class="heading">Notes:</h3><blockquote class="userstuff"><p>For my sister.</p></blockquote>
<p class="jump">(See the end of the work for <a href="#work_endnotes">more notes</a>.)</p></div></div>
<div id="chapters" role="article">
<div class="chapter" id="chapter-1"><div class="chapter preface group"><h3 class="title"><a href="/works/123/chapters/1">Chapter 1</a>: Festival</h3>
<div id="notes" class="notes module"><h3 class="heading">Notes:</h3><blockquote class="userstuff"><p>Be kind.</p></blockquote></div></div>
<div class="userstuff module" role="article"><h3 class="landmark heading" id="work">Chapter Text</h3>TALE</div>
<div class="chapter preface group"><div class="end notes module" id="chapter_1_endnotes"><h3 class="heading">Notes:</h3>
<blockquote class="userstuff"><p>More soon.</p></blockquote></div></div></div>
<div class="chapter" id="chapter-2"><div class="chapter preface group"><h3 class="title"><a href="#">Chapter 2</a>: Rain</h3></div>
<div class="userstuff module" role="article"><h3 class="landmark heading">Chapter Text</h3>SECOND</div></div></div>
<div class="afterword preface group"><div class="end notes module" id="work_endnotes"><h3 class="heading">Notes:</h3><blockquote class="userstuff"><p>Thanks for reading.</p></blockquote></div></div></div>
<div id="feedback" class="feedback"><h3 class="landmark heading">Actions</h3><ul class="actions"><li><a href="#">Kudos</a></li></ul>
<div id="comments_placeholder"><ol class="thread"><li class="comment"><h4 class="heading byline"><a href="#">gull</a></h4><blockquote class="userstuff"><p>&ldquo;Lovely,&rdquo; said I.</p></blockquote></li></ol></div></div></div>
<footer id="footer"><p>Terms of Service</p></footer></div></body></html>"""


def ao3_page() -> bytes:
    """A work saved from the browser."""
    return AO3_PAGE.replace("TALE", TALE).replace("SECOND", SECOND).encode()


# --- other sites ------------------------------------------------------------------------------------------------

FFNET = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>The Lantern Chapter 2: Rain, a salt road fanfic | FanFiction</title>
<link rel="canonical" href="//www.fanfiction.net/s/55/2/The-Lantern"></head><body>
<div id="top"><form><input type="text" name="q">Search</form></div><div id="content_parent"><div id="content_wrapper"><div id="content_wrapper_inner">
<div id="pre_story_links"><span class="lc-left"><a class="xcontrast_txt" href="/book/">Books</a><span> &raquo; </span><a href="#">Salt Road</a></span></div>
<div id="profile_top" style="min-height:112px;"><span class="c"><img class="cimage" src="a.jpg" width="75" height="100"></span>
<button class="btn" type="button">Follow/Fav</button><b class="xcontrast_txt">The Lantern</b> <span class="xcontrast_txt"><div class="icon"></div>By:</span>
<a class="xcontrast_txt" href="/u/9/saltwife">saltwife</a> <span class="icon"></span>
<div style="margin-top:2px" class="xcontrast_txt">A lamp goes missing. So does a man.</div>
<span class="xgray xcontrast_txt">Rated: <a href="#">Fiction  T</a> - English - Hurt/Comfort/Romance -  [Mara V., Tobin H.] Ilse - Chapters: 22   - Words: 114,414 - Reviews: <a href="#">9</a> - Favs: 3 - Updated: <span data-xutime="1">Jan 3, 2015</span> - Published: <span>Jun 1, 2012</span> - Status: Complete - id: 55 </span></div>
<span style="float:right;"><select id="chap_select" title="Chapter Navigation" name="chapter"><option value="1">1. Festival<option value="2" selected>2. Rain<option value="3">3. Sill</select></span>
<div class="storytextp" id="storytextp" align="center"><div class="storytext xcontrast_txt nocopy" id="storytext">
<p>Mara ran. &ldquo;Wait,&rdquo; said Tobin.</p><p>She did <em>not</em> wait.</p><hr size="1" noshade><p>Rain came.</p></div></div>
<div id="review"><div>Review: The author would like to thank you.</div></div></div></div></div><div id="p_footer">Terms</div></body></html>"""


def ffnet() -> bytes:
    """A chapter saved from FanFiction.net."""
    return FFNET.encode()


FFF_ENTRIES = (
    ("Category", "Salt Road"), ("Genre", "Angst, Romance"), ("Characters", "Mara V., Tobin H."), ("Language", "English"),
    ("Published", "2012-06-01"), ("Updated", "2015-01-03"), ("Rating", "T"), ("Chapters", "2"), ("Words", "1,234"),
    ("Publisher", "www.fanfiction.net"), ("Series", "Lamps [2]"), ("Summary", "A lamp goes missing."),
)  # fmt: skip


def fanficfare_epub(*, table: bool = False) -> bytes:
    """A story as FanFicFare writes it to EPUB."""
    form = "<tr><td><b>{}:</b></td><td>{}</td></tr>" if table else "<b>{}:</b> {}<br />"
    rows = "".join(form.format(label, escape(value)) for label, value in FFF_ENTRIES)
    rows = f'<table class="full">{rows}</table>' if table else f"<div>{rows}</div>"
    pages = {
        "title_page.xhtml": f'<body class="fff_titlepage"><h3><a href="https://www.fanfiction.net/s/55/1/">The Lantern</a> by '
        f'<a href="#">saltwife</a></h3>{rows}</body>',
        "toc_page.xhtml": '<body class="fff_tocpage"><div><h3>Table of Contents</h3><a href="file0001.xhtml">Festival</a><br />'
        '<a href="file0002.xhtml">Rain</a><br /></div></body>',
        "file0001.xhtml": '<body class="fff_chapter"><h3 class="fff_chapter_title">1. Festival</h3>'
        f'<div class="fff_chapter_notes fff_head_notes"><b>Author\'s Note:</b><blockquote><p>For my sister.</p></blockquote></div>{TALE}</body>',
        "file0002.xhtml": f'<body class="fff_chapter"><h3 class="fff_chapter_title">2. Rain</h3>{SECOND}</body>',
        "log_page.xhtml": '<body class="fff_logpage"><h3>Update Log</h3><p class="log_entry"><b>Words:</b> 1,234</p></body>',
    }
    meta = (
        '<dc:title>The Lantern</dc:title><dc:creator opf:role="aut">saltwife</dc:creator><dc:language>en</dc:language>'
    )
    return epub(pages, opf="OEBPS/content.opf", meta=meta, ncx=tuple(pages))


def fanficfare_html() -> bytes:
    """A story as FanFicFare writes it to HTML."""
    rows = "".join(f"<tr><td><b>{label}:</b></td><td>{escape(value)}</td></tr>" for label, value in FFF_ENTRIES)
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>The Lantern by saltwife</title></head><body>
<h1><a href="https://www.fanfiction.net/s/55/1/">The Lantern</a> by <a href="#">saltwife</a></h1><table class="full">{rows}</table>
<a name="TOCTOP"><h2>Table of Contents</h2></a><p><a href="#section0001">Festival</a><br /><a href="#section0002">Rain</a><br /></p>
<a name="section0001"><h2>1. Festival</h2></a>{TALE}<a name="section0002"><h2>2. Rain</h2></a>{SECOND}</body></html>""".encode()


def gutenberg() -> bytes:
    """A book as Project Gutenberg's HTML has it today."""
    return b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lantern | Project Gutenberg</title></head><body>
<section class="pg-boilerplate pgheader" id="pg-header" lang="en"><h2 id="pg-header-heading">The Project Gutenberg eBook of The Lantern</h2>
<div>This ebook is for the use of anyone anywhere.</div><div id="pg-machine-header"><p><strong>Title</strong>: The Lantern</p>
<p><strong>Author</strong>: Perpetua Varn</p><p><strong>Release date</strong>: May 1, 2008 [eBook #1]</p><p><strong>Language</strong>: English</p></div></section>
<h1>THE LANTERN</h1><h2>By Perpetua Varn</h2><p class="toc"><a href="#c1">CHAPTER I</a><br><a href="#c2">CHAPTER II</a></p>
<h2 id="c1">CHAPTER I</h2><p>Mara set the lantern <span class="pagenum">[Pg 3]</span>on the sill.</p><img src="i.jpg" alt="a lantern"><p>It burned.</p>
<h2 id="c2">CHAPTER II</h2><p>Rain came.</p><section class="pg-boilerplate pgfooter" id="pg-footer"><p>*** END OF THE PROJECT GUTENBERG EBOOK ***</p></section></body></html>"""


ARTICLE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lantern | My blog</title>
<meta name="author" content="Perpetua Varn"><meta property="og:title" content="The Lantern"></head><body>
<header><h1>My blog</h1></header><nav><ul><li><a href="/">Home</a></li><li><a href="/a">About</a></li></ul></nav>
<main><article><header><h1>The Lantern</h1><p>Posted by Perpetua on May 1</p></header>{TALE}{SECOND}</article>
<section id="comments"><article><p>Great post!</p></article></section></main><aside>Ads</aside><footer>2020</footer></body></html>"""


def article() -> bytes:
    """A story on somebody's own site."""
    return ARTICLE.encode()


# --- word processors --------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX_STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="MyHead"><w:name w:val="My Head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Letter"><w:name w:val="Letter"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"""


def w_run(text: str, props: str = "") -> str:
    """A run of text in Word's XML; `props` are its properties."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def w_par(*runs: str, style: str = "", props: str = "") -> str:
    """A paragraph in Word's XML, of runs made by `w_run` or of plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else w_run(run) for run in runs)
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{inside}</w:p>"


def docx(*paragraphs: str, notes: str = "", core: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    """A Word document of these paragraphs."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:mc="urn:mc"><w:body>{"".join(paragraphs)}</w:body></w:document>',
        "word/styles.xml": DOCX_STYLES,
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
    }
    if notes:
        files["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1">{w_par("-----")}</w:footnote>'
            f'<w:footnote w:id="1">{notes}</w:footnote></w:footnotes>'
        )
    return zipped(files | (extra or {}))


def story_docx() -> bytes:
    """A whole story in Word."""
    return docx(
        w_par("The Lantern", style="Titel"),
        w_par("Chapter 1", style="berschrift1"),
        w_par("Mara set the lantern on the sill. “He is late,” she said."),
        w_par("“He is ", w_run("always", "<w:i/>"), " late,” said Tobin."),
        w_par(props='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        w_par("In the morning the sill was empty."),
        w_par("Chapter 2", style="MyHead"),
        w_par("Rain came."),
        notes=w_par("A kind of lamp."),
        core="<dc:title>The Lantern</dc:title><dc:creator>Perpetua Varn</dc:creator><cp:keywords>lamps, salt</cp:keywords>",
    )


ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_SPACES = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
ODT_STYLES = """<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties fo:font-style="normal"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties fo:border-bottom="0.5pt solid"/></style:style>"""


def odt(body: str, *, meta: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text with this body."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0"?><office:document-content {ODT_SPACES}><office:automatic-styles>{ODT_STYLES}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f'<office:document-styles {ODT_SPACES}><office:styles><style:style style:name="Title" style:family="paragraph"/>'
            "</office:styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {ODT_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        }
        | (extra or {})
    )


def story_odt() -> bytes:
    """A whole story in LibreOffice."""
    return odt(
        '<text:p text:style-name="P1">The Lantern</text:p><text:h text:outline-level="1">Chapter 1</text:h>'
        "<text:p>Mara set the lantern on the sill.<text:s text:c='2'/>“He is late,” she said.</text:p>"
        "<text:p>“He is <text:span text:style-name='T1'>always</text:span> late,” said Tobin."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>He is.</text:p></text:note-body></text:note></text:p>"
        "<text:p text:style-name='P3'/><text:p>In the morning the sill was empty.</text:p>"
        '<text:h text:outline-level="1">Chapter 2</text:h><text:p>Rain came.</text:p>',
        meta="<dc:title>The Lantern</dc:title><meta:initial-creator>Perpetua Varn</meta:initial-creator><meta:keyword>lamps</meta:keyword>",
    )


HTML_MAKERS = (ao3_html, ao3_page, ffnet, fanficfare_html, gutenberg, article)
EPUB_MAKERS = (ao3_epub, fanficfare_epub)
