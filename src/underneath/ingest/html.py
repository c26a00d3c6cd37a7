"""HTML → Manuscript: pages saved from a browser, downloads, exports."""

from __future__ import annotations

import re
from typing import Final

from underneath.errors import EmptySource
from underneath.ingest.decode import decode
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markup.builder import TextBuilder
from underneath.ingest.markup.dom import parse
from underneath.ingest.markup.headings import settle
from underneath.ingest.markup.styles import class_rules
from underneath.ingest.markup.walk import Page, walk
from underneath.ingest.sites import find_site
from underneath.settings import Settings

HEAD: Final = 4096  # bytes in which a page must declare its charset; the standard says 1024, pages are sloppier
XML_CHARSET: Final = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
META_CHARSET: Final = re.compile(rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def read_html(data: bytes, settings: Settings) -> Manuscript:
    """Read a page.

    Parameters
    ----------
    data
        The file's bytes.
    settings
        Not used yet: a page has no limits of its own.

    Returns
    -------
    Manuscript
        Every visible character of the page once, in `blocks`; encoding as decoded.

    Raises
    ------
    EmptySource
        The page shows no text.
    TooLarge
        It has millions of tags.
    """
    del settings
    text, encoding = decode(data, declared=declared_charset(data))
    tree = parse(text)
    site = find_site(tree)
    root = tree.root
    if root is None:  # pragma: no cover - the parser always makes one
        raise EmptySource("The page holds nothing", expected="a story")
    page = Page(
        root,
        marks=site.marks(tree),
        rules=class_rules("\n".join(node.text() for node in tree.css("style"))),
        pictures=site.pictures,
    )
    builder = TextBuilder()
    walk(page, builder)
    if not builder.built.blocks:
        raise EmptySource("This page shows no text", expected="a story", advice="save the page again, or as plain text")
    metadata = site.metadata(tree)
    blocks, breaks = settle(builder.built, titled=site.titled, title=metadata.title)
    return Manuscript(
        "".join(builder.built.parts),
        "html",
        encoding,
        blocks,
        breaks,
        tuple(builder.built.emphasis),
        metadata,
    )


def declared_charset(data: bytes) -> str | None:
    """The charset that a page's own markup claims, or None."""
    head = data[:HEAD]
    match = XML_CHARSET.match(head) or META_CHARSET.search(head)
    return match[1].decode("ascii") if match else None
