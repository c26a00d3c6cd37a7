"""The named styles of a Word document: what their paragraphs are and how they look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from underneath.ingest.archive import Archive, local
from underneath.ingest.markup.roles import LEVELS, PROSE, TITLE, TOC, Role
from underneath.story.story import EmphasisKind

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOGGLES: Final[dict[str, EmphasisKind]] = {
    "i": "italic", "iCs": "italic", "b": "bold", "bCs": "bold", "u": "underline", "strike": "strike",
    "dstrike": "strike",
}  # fmt: skip
LATIN_ONLY: Final = frozenset({"iCs", "bCs"})  # these speak of Arabic and Hebrew runs only
OFF: Final = frozenset({"0", "false", "off", "none"})
DEEPEST: Final = 20  # styles based on styles; Word allows 11


@dataclass(slots=True)
class Format:
    """What a style or a run says of its looks. `on`: emphasis switched on or off; `hidden`: not shown."""

    on: dict[EmphasisKind, bool] = field(default_factory=dict)
    hidden: bool | None = None

    def set(self, tag: str, value: str) -> None:
        """Take in one property."""
        if tag in TOGGLES and tag not in LATIN_ONLY:
            self.on[TOGGLES[tag]] = value not in OFF
        elif tag == "vanish":
            self.hidden = value not in OFF

    def over(self, base: Format) -> Format:
        """Lay this format over another."""
        return Format(base.on | self.on, base.hidden if self.hidden is None else self.hidden)


@dataclass(slots=True)
class Style:
    """A named style: its looks with those it is based on, and the role of a paragraph in it."""

    name: str = ""
    based: str = ""
    looks: Format = field(default_factory=Format)
    role: Role = PROSE


def read_styles(archive: Archive) -> dict[str, Style]:
    """Read `word/styles.xml`: styles by id, with what they are based on worked in."""
    if archive.find("word/styles.xml") is None:
        return {}
    raw: dict[str, Style] = {}
    for element in archive.xml("word/styles.xml").iter(f"{WORD}style"):
        style = Style()
        for part in element.iter():
            tag, value = local(part.tag), part.get(f"{WORD}val", "")
            style.looks.set(tag, value)
            if tag == "name":
                style.name = value.lower()
                style.role = _role(style.name)
            elif tag == "basedOn":
                style.based = value
            elif tag == "outlineLvl" and style.role == PROSE:
                style.role = outline(value)
        raw[element.get(f"{WORD}styleId", "")] = style
    return {id_: _resolved(id_, raw) for id_ in raw}


def _role(name: str) -> Role:
    """The role of a built-in style, whose name is English in every language's Word."""
    if name in {"title", "subtitle"}:
        return TITLE
    if name.startswith("toc"):
        return TOC
    level = name.removeprefix("heading ")
    return LEVELS[min(int(level), 6)] if level != name and level.isdecimal() and level != "0" else PROSE


def outline(value: str) -> Role:
    """The role of a paragraph with an outline level, which Word counts from 0."""
    return LEVELS[int(value) + 1] if value in {"0", "1", "2", "3", "4", "5"} else PROSE


def _resolved(id_: str, raw: dict[str, Style]) -> Style:
    style = raw[id_]
    looks, role, based = style.looks, style.role, style.based
    for _ in range(DEEPEST):
        below = raw.get(based)
        if below is None:
            break
        looks, based = looks.over(below.looks), below.based
        role = below.role if role == PROSE else role
    return Style(style.name, style.based, looks, role)
