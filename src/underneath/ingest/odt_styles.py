"""The styles of an OpenDocument text: how they look and what they are based on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from underneath.ingest.archive import local
from underneath.story.story import EmphasisKind

DEEPEST: Final = 20  # styles based on styles


@dataclass(slots=True)
class Style:
    """A style as it is written: what it is based on, and what it sets."""

    name: str = ""
    parent: str = ""
    on: tuple[EmphasisKind, ...] = ()
    off: tuple[EmphasisKind, ...] = ()
    hidden: bool = False
    page: bool = False
    line: bool = False

    def set(self, attrs: dict[str, str]) -> None:
        """Take in the properties of text or of a paragraph."""
        given = {local(name): value for name, value in attrs.items()}
        looks: dict[EmphasisKind, str | None] = {
            "italic": given.get("font-style"),
            "bold": given.get("font-weight"),
            "underline": given.get("text-underline-style"),
            "strike": given.get("text-line-through-style"),
        }
        self.on += tuple(kind for kind, value in looks.items() if value not in {None, "normal", "none"})
        self.off += tuple(kind for kind, value in looks.items() if value in {"normal", "none"})
        self.hidden |= given.get("display") == "none"
        self.page |= given.get("break-before") == "page"
        self.line |= given.get("border-bottom", "none") != "none"


class Styles:
    """All styles, by family and name."""

    def __init__(self) -> None:
        self._all: dict[str, Style] = {}

    def take(self, root: Element) -> None:
        """Take in the styles of a document's `styles.xml`."""
        for element in root.iter():
            if local(element.tag) == "style":
                style = self.open({**element.attrib})
                for part in element:
                    style.set({**part.attrib})

    def open(self, attrs: dict[str, str]) -> Style:
        """Begin a style."""
        given = {local(name): value for name, value in attrs.items()}
        style = Style(given.get("display-name", given.get("name", "")), given.get("parent-style-name", ""))
        self._all[given.get("name", "")] = style
        return style

    def line(self, name: str) -> list[Style]:
        """A style and those it is based on."""
        out: list[Style] = []
        while name in self._all and len(out) < DEEPEST:
            out.append(self._all[name])
            name = out[-1].parent
        return out
