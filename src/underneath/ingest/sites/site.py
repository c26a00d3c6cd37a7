"""What a site's reader tells of a page, and the small tools they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from underneath.ingest.markup.roles import Role
from underneath.story.story import Metadata

Tree = LexborHTMLParser
Marks = dict[int, Role]
SPACE: Final = re.compile(r"\s+")
NUMBER: Final = re.compile(r"\d[\d,. \u00a0]*")
LABEL: Final = 200  # characters of a value worth reading as numbers
CHAPTERS: Final = re.compile(r"(\d[\d,]*)\s*/\s*(\d[\d,]*|\?)")


@dataclass(frozen=True, slots=True)
class Site:
    """One kind of page.

    `found`: whether a tree is of this kind. `marks`: roles of nodes by `mem_id`. `metadata`: what the page
    states. `titled`: its marks show the title. `pictures`: a lone image is a mark between scenes.
    """

    name: str
    found: Callable[[Tree], bool]
    marks: Callable[[Tree], Marks]
    metadata: Callable[[Tree], Metadata]
    titled: bool = True
    pictures: bool = True


def mark(tree: Tree, *rules: tuple[str, Role]) -> Marks:
    """Roles by CSS selector; a later rule outweighs an earlier one."""
    return {node.mem_id: role for selector, role in rules for node in tree.css(selector)}


def words(node: LexborNode | None) -> str | None:
    """The text in a node on one line, or None where there is none."""
    text = SPACE.sub(" ", node.text()).strip() if node is not None else ""
    return text or None


def texts(nodes: Iterable[LexborNode]) -> tuple[str, ...]:
    """The texts of several nodes, empty ones left out."""
    return tuple(text for text in map(words, nodes) if text)


def prose(node: LexborNode | None) -> str | None:
    """The text in a node, its paragraphs parted by blank lines."""
    if node is None:
        return None
    from underneath.ingest.markup.builder import TextBuilder  # noqa: PLC0415
    from underneath.ingest.markup.walk import Page, walk  # noqa: PLC0415

    builder = TextBuilder()
    walk(Page(node), builder)
    return "".join(builder.built.parts) or None


def number(text: str | None) -> int | None:
    """The first whole number in a text, its thousands parted by commas, points or spaces or not at all."""
    match = NUMBER.search(text or "")
    digits = re.sub(r"\D", "", match[0])[:18] if match else ""
    return int(digits) if digits else None


def chapters(text: str | None) -> tuple[int | None, int | None]:
    """Read "3/?" as (3, None) and "22" as (22, None)."""
    match = CHAPTERS.search((text or "")[:LABEL])
    if match:
        return number(match[1]), number(match[2])
    return number(text), None


def merge(first: Metadata, second: Metadata) -> Metadata:
    """What `first` states, and what `second` states where `first` is silent."""
    return Metadata(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Metadata)})
