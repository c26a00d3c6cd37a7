"""Project Gutenberg: books as HTML or EPUB."""

from __future__ import annotations

import re
from typing import Final

from underneath.ingest.markup.roles import LICENSE, METADATA, TOC
from underneath.ingest.sites.site import Marks, Site, Tree, mark, texts
from underneath.story.story import Metadata

LINE: Final = re.compile(r"\s*(Title|Author|Language|Release [Dd]ate):\s*(.+)")
BOILERPLATE: Final = "#pg-header, #pg-footer, .pg-boilerplate"
FRONT: Final = 5000  # characters in which the header's lines stand


def _found(tree: Tree) -> bool:
    return bool(tree.css(f"{BOILERPLATE}, #pg-machine-header"))


def _marks(tree: Tree) -> Marks:
    return mark(
        tree,
        (f"{BOILERPLATE}, #pg-machine-header", LICENSE),
        (".pagenum, .pageno, .page-number", METADATA),
        (".toc, #toc, table[summary*=ontents]", TOC),
    )


def _metadata(tree: Tree) -> Metadata:
    header = tree.css_first("#pg-header") or tree.css_first("#pg-machine-header")
    lines = (texts(header.css("p")) or header.text()[:FRONT].splitlines()) if header is not None else ()
    found = {m[1]: m[2] for m in map(LINE.match, lines) if m}
    return Metadata(
        title=_clean(found.get("Title")),
        authors=tuple(filter(None, [_clean(found.get("Author"))])),
        language=_clean(found.get("Language")),
        published=_clean(found.get("Release date") or found.get("Release Date")),
        publisher="Project Gutenberg",
    )


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


# Its images are illustrations, not marks between scenes.
GUTENBERG: Final = Site("gutenberg", _found, _marks, _metadata, titled=False, pictures=False)
