"""An EPUB's package: what its OPF, NCX and navigation say of its pages, their order and the book."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from underneath.errors import BrokenFile
from underneath.ingest.archive import Archive, local
from underneath.story.story import Metadata, SeriesPart

CONTAINER: Final = "META-INF/container.xml"
ENCRYPTION: Final = "META-INF/encryption.xml"
FONTS: Final = frozenset(  # scrambled fonts are no hindrance to reading
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)
PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document", ""})
ATTRIBUTE: Final = "{http://www.idpf.org/2007/opf}"


@dataclass(frozen=True, slots=True)
class Package:
    """What an EPUB says of itself.

    `pages`: entry names in reading order. `listed`: pages that the table of contents names. `contents`: pages
    that are the table of contents. `sheets`: style sheets.
    """

    pages: tuple[str, ...]
    listed: frozenset[str]
    contents: frozenset[str]
    sheets: tuple[str, ...]
    metadata: Metadata


def read_package(archive: Archive) -> Package:
    """Read an EPUB's package.

    Raises
    ------
    BrokenFile
        It is locked by DRM, or nothing says which pages it has.
    """
    _refuse_locked(archive)
    path = _package_path(archive)
    root = archive.xml(path)
    base = posixpath.dirname(path)
    items = {i.get("id", ""): i for i in root.iter() if local(i.tag) == "item"}
    paths = {id_: _path(archive, base, item.get("href", "")) for id_, item in items.items()}
    spine = [ref.get("idref", "") for ref in root.iter() if local(ref.tag) == "itemref"]
    # A page named twice is read once, or a spine of a million rows would read one page a million times.
    pages = dict.fromkeys(paths[id_] for id_ in spine if id_ in items and (items[id_].get("media-type") or "") in PAGES)
    navs = [paths[i] for i, item in items.items() if "nav" in (item.get("properties") or "").split()]
    ncx = [paths[i] for i, item in items.items() if item.get("media-type") == "application/x-dtbncx+xml"]
    sheets = [paths[i] for i, item in items.items() if item.get("media-type") == "text/css"]
    return Package(
        tuple(page for page in pages if page),
        _listed(archive, [p for p in ncx if p], "src") | _listed(archive, [p for p in navs if p], "href"),
        frozenset(page for page in navs if page),
        tuple(sheet for sheet in sheets if sheet),
        _metadata(root),
    )


def _refuse_locked(archive: Archive) -> None:
    if archive.find(ENCRYPTION) is None:
        return
    methods = {e.get("Algorithm", "") for e in archive.xml(ENCRYPTION).iter() if local(e.tag) == "EncryptionMethod"}
    if methods - FONTS:
        raise BrokenFile(
            "This EPUB is locked by DRM (its pages are encrypted)",
            expected="an EPUB that is free of DRM",
            advice="get the story from a source that does not lock it",
        )


def _package_path(archive: Archive) -> str:
    if archive.find(CONTAINER) is not None:
        for element in archive.xml(CONTAINER).iter():
            if local(element.tag) == "rootfile" and archive.find(element.get("full-path", "")):
                return archive.find(element.get("full-path", "")) or ""
    found = archive.find("content.opf") or archive.find("OEBPS/content.opf")
    if found is None:
        raise archive.broken("This EPUB does not say where its pages are (no package file)", CONTAINER)
    return found


def _path(archive: Archive, base: str, href: str) -> str:
    """The entry a link leads to; "" where there is none. It is only ever looked up, never opened on disk."""
    target = href.partition("#")[0]
    joined = posixpath.normpath(posixpath.join(base, target)) if target else ""
    return (archive.find(joined) or archive.find(target) or "") if joined else ""


def _listed(archive: Archive, names: list[str], attribute: str) -> frozenset[str]:
    """The pages that tables of contents lead to; a damaged one lists none."""
    out = set()
    for name in names:
        try:
            root = archive.xml(name)
        except BrokenFile:
            continue
        links = (element.get(attribute) for element in root.iter() if local(element.tag) in {"content", "a"})
        out |= {_path(archive, posixpath.dirname(name), unquote(link)) for link in links if link}
    return frozenset(out - {""})


def _metadata(root: Element) -> Metadata:
    found: dict[str, list[str]] = {}
    for element in root.iter():
        text = " ".join((element.text or "").split())
        if "purl.org/dc/" in str(element.tag) and text:
            found.setdefault(_dublin(element), []).append(text)
    first = {name: values[0] for name, values in found.items()}
    return Metadata(
        title=first.get("title"),
        authors=tuple(found.get("creator", ())),
        summary=first.get("description"),
        language=first.get("language"),
        publisher=first.get("publisher"),
        published=first.get("date") or first.get("publication"),
        updated=first.get("modification"),
        tags=tuple(found.get("subject", ())),
        url=next((v for v in found.get("source", []) + found.get("identifier", []) if v.startswith("http")), None),
        series=_series(root),
    )


def _dublin(element: Element) -> str:
    """The name of a Dublin Core element; of dates, what happened then; of other people than authors, their role."""
    name = local(element.tag).lower()
    if name == "date":
        return element.get(ATTRIBUTE + "event") or name
    role = element.get(ATTRIBUTE + "role", "aut")
    return name if name != "creator" or role == "aut" else f"{name}-{role}"


def _series(root: Element) -> tuple[SeriesPart, ...]:
    metas = {e.get("name"): e.get("content") for e in root.iter() if local(e.tag) == "meta" and e.get("name")}
    name = metas.get("calibre:series")
    return (SeriesPart(name, metas.get("calibre:series_index")),) if name else ()
