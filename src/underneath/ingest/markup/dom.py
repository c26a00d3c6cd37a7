"""Markup → tree, safely: whatever the markup, time and memory stay linear in its length."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from underneath.errors import TooLarge
from underneath.ingest.markup.nesting import MOST_TAGS, tame

SURROGATE: Final = re.compile("[\ud800-\udfff]")
# The name is matched once and for all (by way of a look-ahead): else a long one is tried in all its lengths.
SELF_CLOSED: Final = re.compile(r"""<(?=([A-Za-z][\w:.-]*))\1((?:[^<>"']|"[^"<]*"|'[^'<]*')*)/>""")
VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
XHTML: Final = re.compile(r"\s*<\?xml\s|.{0,2000}?<html[^>]{0,500}\bxmlns\s*=", re.DOTALL | re.IGNORECASE)


def parse(text: str, *, xml: bool = False) -> LexborHTMLParser:
    """Make a tree of HTML or XHTML.

    Parameters
    ----------
    text
        The page.
    xml
        It is XHTML whatever it looks like, as all pages of an EPUB are.

    Raises
    ------
    TooLarge
        It has millions of tags.
    """
    if text.count("<") > MOST_TAGS:
        raise TooLarge(
            f"This page has more than {MOST_TAGS:,} tags",
            expected="the page of a story",
            advice="split it, or save it as plain text",
        )
    text = SURROGATE.sub("\ufffd", text)
    if xml or XHTML.match(text):
        text = as_html(text)
    return LexborHTMLParser(tame(text))


def as_html(text: str) -> str:
    """Write what only XML has as HTML: `<a/>` as `<a></a>`, CDATA sections as text."""
    if "<![CDATA[" in text and "]]>" in text:
        text = CDATA.sub(lambda m: m[1].replace("&", "&amp;").replace("<", "&lt;"), text)
    return SELF_CLOSED.sub(lambda m: m[0] if m[1].lower() in VOID else f"<{m[1]}{m[2]}></{m[1]}>", text)
