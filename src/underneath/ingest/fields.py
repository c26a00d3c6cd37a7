"""Rows of labels and values that state a work's metadata: `Rating: T | Category: F/F`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import islice
from typing import Final

from underneath.ingest.blocks import Piece
from underneath.story.story import Metadata, SeriesPart

FRONT: Final = 60  # pieces of paratext that state a work's metadata; the rest are its chapters

_LISTS: Final = frozenset({"warnings", "categories", "fandoms", "relationships", "characters", "tags", "authors"})
_NAMES: Final = {  # each field's labels, in small letters
    "title": "title, story title",
    "authors": "author, authors, by, written by",
    "rating": "rating, rated, content rating",
    "warnings": "archive warning, archive warnings",
    "categories": "category, categories",
    "fandoms": "fandom, fandoms",
    "relationships": "relationship, relationships, pairing, pairings, ship, ships",
    "characters": "character, characters, main characters",
    "tags": "additional tag, additional tags, freeform tags, tags, tag, genre, genres",
    "language": "language",
    "series": "series",
    "published": "published",
    "updated": "updated",
    "completed": "completed",
    "words": "words, word count, wordcount",
    "chapters": "chapters",
    "summary": "summary",
    "url": "story url, url",
    "publisher": "publisher",
}
_FIELD_OF: Final = {label: field for field, labels in _NAMES.items() for label in labels.split(", ")}
# Labels that end the value before them, though no field keeps what they state.
_OTHER: Final = [
    "status",
    "archive",
    "stats",
    "comments",
    "kudos",
    "bookmarks",
    "hits",
    "collection",
    "collections",
    "packaged",
    "author url",
    "warning",
    "warnings",
    "length",
    "pov",
    "feedback",
    "distribution",
    "spoilers",
    "reviews",
    "favs",
    "follows",
    "id",
]
_LABELS: Final = "|".join(re.escape(name) for name in sorted((*_FIELD_OF, *_OTHER), key=len, reverse=True))
FIELD = re.compile(rf"(?<![\w/-])(?P<label>{_LABELS})[*_]{{0,2}}\s?:\s*", re.IGNORECASE)
_FFN = re.compile(r"rated: (?:fiction )?(?P<rating>k\+?|t|m|ma)\s+-\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_GENRES: Final = frozenset(
    [
        "adventure",
        "angst",
        "crime",
        "drama",
        "family",
        "fantasy",
        "friendship",
        "general",
        "horror",
        "humor",
        "hurt/comfort",
        "mystery",
        "parody",
        "poetry",
        "romance",
        "sci-fi",
        "spiritual",
        "supernatural",
        "suspense",
        "tragedy",
        "western",
    ]
)


def fields_in(words: str) -> list[tuple[str, str]]:
    """Labels and values of a row of fields: `Rating: T | Category: F/F` → `[("rating", "T"), ("category", "F/F")]`."""
    found = list(FIELD.finditer(words))
    ends = [match.start() for match in found[1:]] + [len(words)]
    return [
        (m["label"].lower(), words[m.end() : end].strip(" \t\n|•·;*_")) for m, end in zip(found, ends, strict=False)
    ]


def metadata_of(rows: Iterable[tuple[str, str]]) -> Metadata:
    """What rows of labels and values state; several rows of one label add up."""
    singles: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    for label, value in rows:
        name = _FIELD_OF.get(label)
        if name is None or not value:
            continue
        if name in _LISTS:
            lists.setdefault(name, []).extend(_split(value))
        else:
            singles.setdefault(name, value)
    return _build(singles, {name: tuple(dict.fromkeys(values)) for name, values in lists.items()})


def _split(value: str) -> list[str]:
    """Values of a list. Commas part them; "Surname, Given" is not met in these headers."""
    return [part.strip() for part in re.split(r"[,\n]", value) if part.strip()]


def _build(singles: dict[str, str], lists: dict[str, tuple[str, ...]]) -> Metadata:
    plain = {
        k: singles[k]
        for k in ("title", "summary", "rating", "language", "published", "updated", "completed", "url", "publisher")
        if k in singles
    }
    have, of = _counts(singles.get("chapters", ""))
    words = re.match(r"[\d,. ]*\d", singles.get("words", ""))
    part = re.fullmatch(
        r"part (?P<part>\S+) of (?:the )?(?P<name>.+?)(?: series)?", singles.get("series", ""), re.IGNORECASE
    )
    series = (
        (SeriesPart(part["name"], part["part"]),)
        if part
        else (SeriesPart(singles["series"]),)
        if "series" in singles
        else ()
    )
    return Metadata(
        **plain,  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
        words=int(re.sub(r"\D", "", words.group())) if words else None,
        chapters_have=have,
        chapters_of=of,
        series=series,
    )


def _counts(value: str) -> tuple[int | None, int | None]:
    match = re.match(r"(\d{1,5})(?:\s?/\s?(\d{1,5}|\?))?", value)
    if not match:
        return None, None
    return int(match[1]), int(match[2]) if match[2] and match[2].isdigit() else None


def ffn_metadata(words: str) -> Metadata | None:
    """What a FanFiction.net line states: `Rated: Fiction T - English - Angst - Mara, [Ivo, Dace] - Chapters: 2 - …`.

    Names may hold " - " only inside their own field, and genres hold a slash, so fields are read by what they are.
    """
    match = _FFN.match(words.strip())
    if not match:
        return None
    parts = [part.strip() for part in re.split(r"\s+-\s+", " ".join(match["rest"].split()))]
    labelled = metadata_of(row for part in parts for row in fields_in(part))
    plain = [part for part in parts if ":" not in part and part.lower() != "complete"]
    language = plain.pop(0) if plain else None
    genres: tuple[str, ...] = ()
    if plain and all(g in _GENRES for g in _genres(plain[0])):
        genres = tuple(_genres(plain.pop(0), lower=False))
    people = tuple(dict.fromkeys(name for part in plain for name in re.split(r"[,\[\]]\s*", part) if name.strip()))
    pairs = tuple("/".join(_split(pair)) for part in plain for pair in re.findall(r"\[([^\[\]]{1,200})\]", part))
    return replace(
        labelled, rating=match["rating"], language=language, tags=genres, characters=people, relationships=pairs
    )


def _genres(part: str, *, lower: bool = True) -> list[str]:
    found = re.findall(r"hurt/comfort|[^/]+", part, re.IGNORECASE)
    return [g.lower() if lower else g for g in found]


def stated_in(pieces: Iterable[Piece]) -> Metadata:
    """What the labelled headers, title, byline and summary of a text state."""
    out = Metadata()
    stating = (p for p in pieces if p.role == "paratext" and p.kind in {"header", "title", "byline", "summary"})
    for piece in islice(stating, FRONT):
        words = piece.words.strip()
        if piece.kind == "header":
            found = ffn_metadata(words) or metadata_of(fields_in(words))
        elif piece.kind == "byline":
            name = re.sub(r"(?i)^.{0,40}?\b(?:by|authors?|creators?|pen ?name)\b[\s:*_]*", "", words, count=1).strip(
                " *_()"
            )
            found = Metadata(authors=(name,)) if name else Metadata()
        else:
            value = re.sub(
                r"(?i)^[\s*_]*(?:story |chapter |full )?(?:title|summary)[\s*_]*:[\s*_]*", "", words, count=1
            )
            found = Metadata(title=value.strip(" *_~-=#")) if piece.kind == "title" else _summary(out, value)
        out = merged(out, found)
    return out


def _summary(so_far: Metadata, value: str) -> Metadata:
    bare = re.fullmatch(r"(?i)\W*(?:summary)?\W*", value)
    return Metadata() if bare or so_far.summary else Metadata(summary=value.strip())


_NOTHING: Final = Metadata()


def merged(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it leaves unsaid taken from `second`."""
    if second == _NOTHING:
        return first
    gaps = {f.name: getattr(second, f.name) for f in fields(Metadata) if getattr(first, f.name) in (None, ())}
    return replace(first, **gaps)
