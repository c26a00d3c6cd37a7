"""Any other page: its article where it has one, and what its head states."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborNode

from underneath.ingest.markup.roles import METADATA, PROSE
from underneath.ingest.sites.site import Marks, Site, Tree, words
from underneath.story.story import Metadata

MOST: Final = 0.4  # share of the page's text that its article must hold to be taken for the whole matter


def _marks(tree: Tree) -> Marks:
    body = tree.body
    article = _article(tree)
    if body is None or article is None:
        return {}
    return {body.mem_id: METADATA, article.mem_id: PROSE}


def _article(tree: Tree) -> LexborNode | None:
    """The one element that says it holds the page's own matter: `main`, and in it the one large `article`."""
    body = tree.body
    if body is None:
        return None
    box = body
    for selector in ("main, [role=main]", "article"):
        found = box.css(selector)[:200]  # a forum page may have hundreds of small ones
        sizes = [len(node.text()) for node in found if node.mem_id != box.mem_id]
        if sizes and max(sizes) >= MOST * len(box.text()):
            box = found[sizes.index(max(sizes))]
    return None if box.mem_id == body.mem_id else box


def _metadata(tree: Tree) -> Metadata:
    stated = _stated(tree)
    return Metadata(
        title=stated.get("dc.title") or stated.get("og:title") or words(tree.css_first("head title")),
        authors=_list(stated, "author", "dc.creator"),
        summary=stated.get("description") or stated.get("og:description"),
        language=stated.get("dc.language") or _language(tree),
        tags=_list(stated, "keywords"),
        url=_link(tree) or stated.get("og:url"),
        publisher=stated.get("dc.publisher") or stated.get("og:site_name"),
        published=stated.get("article:published_time"),
        updated=stated.get("article:modified_time"),
    )


def _stated(tree: Tree) -> dict[str, str]:
    """The `meta` tags, first of a name first."""
    out: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        value = (node.attributes.get("content") or "").strip()
        if name and value:
            out.setdefault(name, value)
    return out


def _list(stated: dict[str, str], *names: str) -> tuple[str, ...]:
    return next(((stated[name],) for name in names if name in stated), ())


def _language(tree: Tree) -> str | None:
    return (tree.root.attributes.get("lang") or None) if tree.root is not None else None


def _link(tree: Tree) -> str | None:
    node = tree.css_first("link[rel=canonical]")
    return (node.attributes.get("href") or None) if node is not None else None


GENERIC: Final = Site("page", lambda _: True, _marks, _metadata, titled=False)
