"""EPUB → Manuscript: its pages in the order of the spine, as one text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from underneath.errors import BrokenFile, EmptySource, UnknownKind
from underneath.ingest.archive import Archive
from underneath.ingest.decode import decode
from underneath.ingest.html import declared_charset
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markup.builder import TextBuilder
from underneath.ingest.markup.dom import parse
from underneath.ingest.markup.headings import settle
from underneath.ingest.markup.roles import TOC
from underneath.ingest.markup.styles import Style, class_rules
from underneath.ingest.markup.walk import Page, walk
from underneath.ingest.package import Package, read_package
from underneath.ingest.sites import find_site
from underneath.ingest.sites.ao3 import DOWNLOAD, PUBLISHER
from underneath.ingest.sites.generic import GENERIC
from underneath.ingest.sites.site import Marks, Site, Tree, merge
from underneath.settings import Settings
from underneath.story.story import Metadata

FRONT: Final = 30  # pages in which a site shows itself: its title page, or the first chapters


def read_epub(data: bytes, settings: Settings) -> Manuscript:
    """Read a book.

    Parameters
    ----------
    data
        The file's bytes.
    settings
        `max_unpacked` is the most bytes that may be unpacked.

    Returns
    -------
    Manuscript
        Every visible character of the spine's pages once. Pages that are missing or damaged are left out.

    Raises
    ------
    BrokenFile
        The container is damaged or locked, or none of its pages can be read.
    TooLarge
        It unpacks to more than the limit.
    EmptySource
        Its pages show no text.
    """
    archive = Archive(data, "EPUB", settings.max_unpacked)
    package = read_package(archive)
    pages = _pages(archive, package)
    if not pages:
        raise archive.broken("None of this EPUB's pages is in the file, or none is whole", "the pages its spine lists")
    builder = TextBuilder()
    metadata = Metadata()
    site, rules = _site(pages, package), _rules(archive, package)
    for page in pages:
        metadata = merge(metadata, site.metadata(page.tree)) if site is not GENERIC else metadata
        _write(page, site, rules | _own_rules(page.tree), package, builder)
    if not builder.built.blocks:
        raise EmptySource("This EPUB shows no text", expected="a story", advice="check that it is not made of pictures")
    stated = merge(metadata, package.metadata)
    blocks, breaks = settle(builder.built, titled=site.titled, title=stated.title)
    return Manuscript("".join(builder.built.parts), "epub", None, blocks, breaks, tuple(builder.built.emphasis), stated)


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of the book. `name`: its entry in the container."""

    name: str
    tree: Tree


def _pages(archive: Archive, package: Package) -> list[_Page]:
    out = []
    for name in package.pages:
        try:
            data = archive.read(name)
            text, _ = decode(data, declared=declared_charset(data))
        except (BrokenFile, EmptySource, UnknownKind):
            continue  # one damaged page must not cost the reader the rest
        out.append(_Page(name, parse(text, xml=True)))
    return out


def _site(pages: list[_Page], package: Package) -> Site:
    if package.metadata.publisher == PUBLISHER:
        return DOWNLOAD
    known = (find_site(page.tree) for page in pages[:FRONT])
    return next((site for site in known if site is not GENERIC), GENERIC)


def _rules(archive: Archive, package: Package) -> dict[str, Style]:
    rules: dict[str, Style] = {}
    for name in package.sheets:
        with suppress(BrokenFile):  # a book reads well without its looks
            rules |= class_rules(archive.read(name).decode("utf-8", "replace"))
    return rules


def _own_rules(tree: Tree) -> dict[str, Style]:
    return class_rules("\n".join(node.text() for node in tree.css("style")))


def _write(page: _Page, site: Site, rules: dict[str, Style], package: Package, builder: TextBuilder) -> None:
    """Write one page; one that the contents list begins a chapter, with or without a heading."""
    if page.name in package.listed:
        builder.mark("chapter")
    builder.end_block()
    marks: Marks = {} if site is GENERIC else site.marks(page.tree)
    if page.name in package.contents and page.tree.body is not None:
        marks = {page.tree.body.mem_id: TOC} | marks
    if page.tree.root is not None:
        walk(Page(page.tree.root, marks, rules, book=True, pictures=site.pictures), builder)
