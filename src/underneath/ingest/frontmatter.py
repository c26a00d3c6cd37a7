"""The block of `key: value` lines between two `---` that may open a Markdown file: a small, forgiving reader."""

from __future__ import annotations

import re
from typing import Final, Literal

from underneath.story.story import Metadata, SeriesPart

Key = Literal[
    "title", "authors", "summary", "rating", "warnings", "categories", "fandoms", "relationships", "characters",
    "tags", "language", "series", "published", "updated", "completed", "words", "chapters", "url", "publisher",
]  # fmt: skip
NAMES: Final[dict[Key, str]] = {
    "title": "title|name",
    "authors": "author|authors|by|creator|creators|writer|pseud",
    "summary": "summary|description|blurb|abstract|excerpt",
    "rating": "rating|rated",
    "warnings": "warning|warnings|archive warning|archive warnings|content warning|content warnings|cw|tw",
    "categories": "category|categories",
    "fandoms": "fandom|fandoms",
    "relationships": "relationship|relationships|pairing|pairings|ship|ships",
    "characters": "character|characters",
    "tags": "tag|tags|additional tags|freeform|freeforms|keywords|genre|genres",
    "language": "language|lang",
    "series": "series",
    "published": "published|date|posted|created",
    "updated": "updated|modified|lastmod",
    "completed": "completed|finished",
    "words": "words|word count|wordcount",
    "chapters": "chapters|chapter count",
    "url": "url|link|source|permalink",
    "publisher": "publisher|archive|site",
}
FIELDS: Final = {name: key for key, names in NAMES.items() for name in names.split("|")}
ENTRY: Final = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.*)$")
# One member of a [list]: in quotes, or up to the next comma.
MEMBER: Final = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[^,]+)(?:,|$)")
COUNT: Final = re.compile(r"(\d+)(?:\s*(?:/|of)\s*(\d+|\?))?")


def read_front_matter(lines: list[str]) -> Metadata:
    """Read the lines between the two `---`.

    Parameters
    ----------
    lines
        Without their ends. Whatever is not understood is passed over.

    Returns
    -------
    Metadata
        The values as written; lists are `[a, b]` or `- a` lines.
    """
    stated: dict[Key, list[str]] = {}
    for name, values in _entries(lines):
        key = FIELDS.get(re.sub(r"[\s_-]+", " ", name).strip().lower())
        if key and key not in stated and any(values):
            stated[key] = [value for value in values if value]
    return _metadata(stated)


def _entries(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Group the lines: a key, and its value, members or further lines."""
    entries: list[tuple[str, list[str]]] = []
    folded = False
    for line in lines:
        entry, item = ENTRY.match(line), ITEM.match(line)
        if entry:
            value = (entry[2] or "").strip()
            folded = value in {"|", ">", "|-", ">-", "|+", ">+"}
            entries.append((entry[1], [] if folded or not value else _members(value)))
        elif item and entries and not folded:
            entries[-1][1].append(_bare(item[1]))
        elif entries and line.strip():
            _append(entries[-1][1], _bare(re.sub(r"^\w+:\s+", "", line.strip())))
    return entries


def _append(values: list[str], more: str) -> None:
    """Add a further line to the last value: text that runs on."""
    if values:
        values[-1] = f"{values[-1]} {more}"
    else:
        values.append(more)


def _members(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_bare(m[1]) for m in MEMBER.finditer(value[1:-1])]
    return [_bare(value)]


def _bare(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _metadata(stated: dict[Key, list[str]]) -> Metadata:
    def one(key: Key) -> str | None:
        return ", ".join(stated[key]) if key in stated else None

    def many(key: Key) -> tuple[str, ...]:
        return tuple(stated.get(key, ()))

    have, of = _chapters(one("chapters"))
    return Metadata(
        title=one("title"),
        authors=many("authors"),
        summary=one("summary"),
        rating=one("rating"),
        warnings=many("warnings"),
        categories=many("categories"),
        fandoms=many("fandoms"),
        relationships=many("relationships"),
        characters=many("characters"),
        tags=many("tags"),
        language=one("language"),
        series=tuple(SeriesPart(name) for name in many("series")),
        published=one("published"),
        updated=one("updated"),
        completed=one("completed"),
        words=_number(one("words")),
        chapters_have=have,
        chapters_of=of,
        url=one("url"),
        publisher=one("publisher"),
    )


def _number(value: str | None) -> int | None:
    digits = (value or "").replace(",", "").replace("_", "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None  # noqa: PLR2004 - sane


def _chapters(value: str | None) -> tuple[int | None, int | None]:
    m = COUNT.match(value or "")
    return (_number(m[1]), _number(m[2])) if m else (None, None)
