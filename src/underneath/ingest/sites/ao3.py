"""Archive of Our Own: HTML and EPUB downloads, and works saved from the browser."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborNode

from underneath.ingest.markup.roles import (
    AUTHORS_NOTE,
    BYLINE,
    HEADER,
    HEADING,
    METADATA,
    NOTE,
    PROSE,
    SUMMARY,
    TITLE,
    Role,
)  # fmt: skip
from underneath.ingest.sites.site import LABEL, Marks, Site, Tree, chapters, mark, number, prose, texts, words
from underneath.story.story import Metadata, SeriesPart

PUBLISHER: Final = "Archive of Our Own"
# The labels of the tag list, without the s of the plural, and the field each fills.
FIELDS: Final = {
    "rating": "rating", "archive warning": "warnings", "warning": "warnings", "category": "categories",
    "categorie": "categories", "fandom": "fandoms", "relationship": "relationships", "character": "characters",
    "additional tag": "tags", "freeform": "tags",
}  # fmt: skip
LABELS: Final[dict[str, Role]] = {
    "Summary": SUMMARY, "Chapter Summary": SUMMARY, "Notes": AUTHORS_NOTE, "Chapter Notes": AUTHORS_NOTE,
    "Chapter End Notes": AUTHORS_NOTE, "End Notes": AUTHORS_NOTE,
}  # fmt: skip
STAT: Final = re.compile(r"(Published|Updated|Completed|Words|Chapters):\s*(\S+)")
PART: Final = re.compile(r"Part\s+(\S+)\s+of\s*$")

# --- downloads --------------------------------------------------------------------------------------------------


def _download_found(tree: Tree) -> bool:
    return tree.css_first("#preface") is not None and bool(tree.css("dl.tags, #chapters, #afterword"))


def download_marks(tree: Tree) -> Marks:
    """Roles in a download; each page of the EPUB has but a part of what the HTML has in one."""
    marks = mark(
        tree,
        ("#preface, #afterword", METADATA),
        ("#preface .message, #afterword .message", HEADER),
        ("#preface h1", TITLE),
        ("#chapters .toc-heading", TITLE),
        ("#preface .byline, #chapters .byline", BYLINE),
        ("#preface ul, #afterword dl", NOTE),
        ("#chapters .heading, h2.heading", HEADING),
        (".endnote-link", AUTHORS_NOTE),
        ("[id^=endnotes]", AUTHORS_NOTE),
    )
    for label in tree.css("p"):
        role = _label(label)
        following = _next_element(label)
        if role and following is not None:
            marks |= {label.mem_id: role, following.mem_id: role}
    return marks


def _label(node: LexborNode) -> Role | None:
    """The role of a label such as "Chapter Notes", which stands before its quotation."""
    following = _next_element(node)
    if following is None or not (following.tag == "blockquote" or _has_class(following, "endnote-link")):
        return None
    if following.tag == "blockquote" and not _has_class(following, "userstuff"):
        return None
    return LABELS.get(words(node) or "")


def _next_element(node: LexborNode) -> LexborNode | None:
    after = node.next
    while after is not None and not after.is_element_node:
        after = after.next
    return after


def _has_class(node: LexborNode, name: str) -> bool:
    return name in (node.attributes.get("class") or "").split()


def download_metadata(tree: Tree) -> Metadata:
    """What a download's preface states."""
    stated = tag_list(tree.css_first("dl.tags"))
    summary = next((n for n in tree.css("#preface blockquote") if _labelled(n) is SUMMARY), None)
    return replace(
        stated,
        title=words(tree.css_first("#preface h1")),
        authors=texts(tree.css("#preface .byline a")) or _anonymous(words(tree.css_first("#preface .byline"))),
        summary=prose(summary),
        url=_work_url(tree),
        publisher=PUBLISHER,
    )


def _work_url(tree: Tree) -> str | None:
    """The work's address as the message states it, with http in old files."""
    targets = (node.attributes.get("href") or "" for node in tree.css("#preface .message a"))
    return next((target for target in targets if "/works/" in target), None)


def _labelled(node: LexborNode) -> Role | None:
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return LABELS.get(words(before) or "")


def _anonymous(byline: str | None) -> tuple[str, ...]:
    name = re.sub(r"^by\s+", "", byline or "")
    return (name,) if name else ()


def tag_list(node: LexborNode | None) -> Metadata:
    """Read a `dl` of labels and values."""
    fields: dict[str, tuple[str, ...]] = {}
    found: dict[str, str | None] = {}
    series: list[SeriesPart] = []
    stats = ""
    label = ""
    for value in node.css("dt, dd") if node is not None else []:
        if value.tag == "dt":
            label = _name(value)
        elif label in FIELDS:
            fields[FIELDS[label]] = texts(value.css("a")) or texts([value])
        elif label == "language":
            found["language"] = words(value)
        elif label == "series":
            series += _series(value)
        elif label in {"stat", "stats"}:
            stats = value.text(separator=" ")
    rating = fields.pop("rating", ())
    return _with_stats(Metadata(**fields, **found, rating=", ".join(rating) or None, series=tuple(series)), stats)  # type: ignore[arg-type]


def _name(node: LexborNode) -> str:
    """A label, small, without its colon and the s of the plural."""
    label = (words(node) or "").rstrip(": ").lower()
    return label if label == "series" else label.removesuffix("s")


def _series(value: LexborNode) -> list[SeriesPart]:
    out: list[SeriesPart] = []
    for link in value.css("a"):
        name = words(link)
        before = link.prev
        match = (
            PART.search((before.text_content or "")[-LABEL:]) if before is not None and before.is_text_node else None
        )
        if name and (match or not out) and not _has_class(link, "previous") and not _has_class(link, "next"):
            out.append(SeriesPart(name, match[1] if match else None))
    return out


def _with_stats(known: Metadata, stats: str) -> Metadata:
    found = dict(STAT.findall(" ".join(stats.split())))
    have, of = chapters(found.get("Chapters"))
    return replace(
        known,
        published=found.get("Published"),
        updated=found.get("Updated"),
        completed=found.get("Completed"),
        words=number(found.get("Words")),
        chapters_have=have,
        chapters_of=of,
    )


# --- pages saved from the browser -------------------------------------------------------------------------------


def _page_marks(tree: Tree) -> Marks:
    return mark(
        tree,
        ("body", METADATA),
        ("#workskin .preface", METADATA),
        ("#workskin .preface h2.title", TITLE),
        ("#workskin .byline", BYLINE),
        (".preface .summary", SUMMARY),
        (".preface .notes, #work_endnotes, [id$=_endnotes]", AUTHORS_NOTE),
        ("#children", NOTE),
        ("#chapters, #workskin div.userstuff", PROSE),
        ("#chapters .preface h3.title", HEADING),
        (".landmark", HEADER),
    )


def _page_metadata(tree: Tree) -> Metadata:
    stated = tag_list(tree.css_first("dl.work.meta"))
    own = tree.css_first("dd.stats")
    return replace(
        _with_stats(stated, own.text(separator=" ") if own is not None else ""),
        title=words(tree.css_first("#workskin h2.title")),
        authors=texts(tree.css("#workskin > .preface .byline a")) or texts(tree.css("#workskin > .preface .byline")),
        summary=prose(tree.css_first("#workskin > .preface .summary blockquote")),
        url=_page_url(tree),
        publisher=PUBLISHER,
    )


def _page_url(tree: Tree) -> str | None:
    """The work's address: a saved page has it in its own links, with or without the site's name."""
    for node in tree.css("link[rel=canonical], li.share a, .actions a, h3.title a"):
        match = re.search(r"/works/\d+", node.attributes.get("href") or "")
        if match:
            return f"https://archiveofourown.org{match[0]}"
    return None


DOWNLOAD: Final = Site("ao3-download", _download_found, download_marks, download_metadata)
PAGE: Final = Site("ao3-page", lambda tree: tree.css_first("#workskin") is not None, _page_marks, _page_metadata)
