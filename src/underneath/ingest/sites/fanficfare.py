"""FanFicFare: EPUB and HTML made by that downloader from many sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborNode

from underneath.ingest.markup.roles import AUTHORS_NOTE, HEADING, METADATA, TITLE, TOC
from underneath.ingest.sites.site import LABEL, Marks, Site, Tree, chapters, mark, number, prose, texts, words
from underneath.story.story import Metadata, SeriesPart

LISTS: Final = {
    "category": "fandoms", "categories": "fandoms", "fandoms": "fandoms", "fandom": "fandoms", "genre": "tags",
    "genres": "tags", "characters": "characters", "relationships": "relationships", "ships": "relationships",
    "warnings": "warnings", "author": "authors", "authors": "authors",
}  # fmt: skip
SINGLE: Final = {
    "language": "language", "rating": "rating", "published": "published", "updated": "updated",
    "publisher": "publisher", "site": "publisher", "title": "title",
}  # fmt: skip
SERIES: Final = re.compile(r"(.*?)(?:\s*\[(\S+)\])?")
BODIES: Final = "body.fff_titlepage, body.fff_tocpage, body.fff_chapter, body.fff_logpage, body.fff_coverpage"


def _found(tree: Tree) -> bool:
    return bool(tree.css(f"{BODIES}, .fff_chapter_title, a[name=section0001] > h2"))


def _marks(tree: Tree) -> Marks:
    marks = mark(
        tree,
        ("body.fff_titlepage, body.fff_logpage, body.fff_coverpage", METADATA),
        ("body.fff_titlepage > h3", TITLE),
        ("body.fff_tocpage, a[name=TOCTOP]", TOC),
        (".fff_chapter_title, a[name^=section] > h2", HEADING),
        (".fff_chapter_notes, .fff_head_notes, .fff_foot_notes", AUTHORS_NOTE),
    )
    if not tree.css("body[class^=fff_]"):
        marks |= mark(tree, ("body > h1", TITLE), ("body > h1 ~ table.full:not(h2 ~ table)", METADATA))
        marks |= {node.mem_id: TOC for top in tree.css("a[name=TOCTOP]") for node in _after(top)}
    return marks


def _after(top: LexborNode) -> list[LexborNode]:
    """The list that follows the heading of the contents."""
    node = top.next
    while node is not None and not node.is_element_node:
        node = node.next
    return [node] if node is not None and node.tag == "p" else []


def _metadata(tree: Tree) -> Metadata:
    head = tree.css_first("body.fff_titlepage > h3") or tree.css_first("body > h1")
    if head is None:
        return Metadata()
    links = head.css("a")
    known = dict(_entries(tree))
    fields: dict[str, tuple[str, ...]] = {}
    for label, (value, named) in known.items():
        if label in LISTS:
            # Values that are links are told apart by them; the rest this program joins by comma and space.
            fields[LISTS[label]] = named or tuple(part for part in value.split(", ") if part)
    single = {SINGLE[label]: value for label, (value, _) in known.items() if label in SINGLE}
    have, of = chapters(known.get("chapters", ("", ()))[0])
    authors = fields.pop("authors", texts(links[1:]))
    url = (links[0].attributes.get("href") or None) if links else None
    base = Metadata(**fields, **{"title": words(links[0]) if links else None, **single})  # type: ignore[arg-type]
    return replace(
        base,
        authors=authors,
        url=url or known.get("story url", (None, ()))[0],
        summary=known.get("summary", (None, ()))[0],
        series=_series(known.get("series", ("", ()))[0]),
        words=number(known.get("words", ("", ()))[0]),
        chapters_have=have,
        chapters_of=of,
    )


def _series(value: str) -> tuple[SeriesPart, ...]:
    match = SERIES.fullmatch(value[:LABEL])
    return (SeriesPart(match[1], match[2]),) if match and match[1] else ()


def _entries(tree: Tree) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """The title page's entries: label, and the value as text and as the texts of its links."""
    for label in tree.css("body.fff_titlepage b, table.full td > b"):
        name = (words(label) or "").rstrip(": ").lower()
        cell = label.parent if label.parent is not None and label.parent.tag == "td" else None
        nodes = list(_line(label)) or (list(_line(cell)) if cell is not None else [])
        value = " ".join(
            "".join(node.text() if node.is_element_node else node.text_content or "" for node in nodes).split()
        )
        if name and value:
            links = [
                a for node in nodes if node.is_element_node for a in ([node] if node.tag == "a" else node.css("a"))
            ]
            if name == "summary":
                value = (
                    "\n\n".join(filter(None, (prose(node) for node in nodes if node.tag in {"td", "p", "div"})))
                    or value
                )
            yield name, (value, texts(links))


def _line(node: LexborNode) -> Iterator[LexborNode]:
    """What stands after a node up to the line's end."""
    after = node.next
    while after is not None and after.tag not in {"br", "b"}:
        if after.is_element_node or (after.text_content or "").strip():
            yield after
        after = after.next


FANFICFARE: Final = Site("fanficfare", _found, _marks, _metadata)
