"""What each HTML tag means for the text in it."""

from __future__ import annotations

from typing import Final

from underneath.ingest.markup.roles import HEADER_BOX, LEVELS, METADATA, NOTE, PROSE, TOC, Role
from underneath.story.story import EmphasisKind

BLOCK: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea",
    "tfoot", "th", "thead", "tr", "ul", "xmp", "listing", "plaintext", "video", "audio",
})  # fmt: skip
UNSEEN: Final = frozenset({
    "head", "title", "script", "style", "template", "noscript", "iframe", "object", "embed", "canvas",
    "svg", "datalist", "noembed", "noframes", "rp", "audio", "video", "map",
})  # fmt: skip
KEEP: Final = frozenset({"pre", "textarea", "xmp", "listing", "plaintext"})
IMAGES: Final = frozenset({"img", "image", "picture"})
EMPHASIS: Final[dict[str, EmphasisKind]] = {
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "b": "bold", "strong": "bold", "u": "underline", "ins": "underline",
    "s": "strike", "strike": "strike", "del": "strike",
}  # fmt: skip
ROLES: Final[dict[str, Role]] = {
    **{f"h{level}": LEVELS[level] for level in range(1, 7)},
    **dict.fromkeys(("nav", "footer", "aside", "form", "menu", "select", "button", "dialog", "search"), METADATA),
    "header": HEADER_BOX,
    **dict.fromkeys(("input", "textarea", "label", "fieldset", "legend"), METADATA),
}  # fmt: skip
ARIA: Final[dict[str, Role]] = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert"), METADATA),
    **dict.fromkeys(("doc-footnote", "doc-endnote", "doc-endnotes"), NOTE),
    "doc-toc": TOC,
}
EPUB_TYPES: Final[dict[str, Role]] = {
    **dict.fromkeys(("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"), NOTE),
    **dict.fromkeys(("toc", "landmarks", "page-list", "loi", "lot"), TOC),
    "copyright-page": METADATA,
}
# Ids and class names by which sites built in many ways mark what is not the page's own matter.
AROUND: Final = frozenset({
    "comments", "comment-list", "commentlist", "comments-area", "comment-section", "disqus_thread",
    "respond", "sidebar", "breadcrumb", "breadcrumbs", "navbar", "pagination", "site-header",
    "site-footer", "cookie-banner", "sharedaddy",
})  # fmt: skip
BOOK: Final[dict[str, Role]] = {**ROLES, "aside": NOTE, "nav": TOC, "header": PROSE, "footer": PROSE}  # in an EPUB
