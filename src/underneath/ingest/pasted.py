"""Metadata that stands in the text itself: headers pasted from archives' pages and downloaders' files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Final

from underneath.ingest.blocks import Piece
from underneath.story.spans import Span
from underneath.story.story import Metadata, SeriesPart

FRONT: Final = 300  # pieces at most that a pasted header takes; the longest tag lists stay below

_LISTS: Final = frozenset({"warnings", "categories", "fandoms", "relationships", "characters", "tags", "authors"})
_FIELD_OF: Final = {
    "title": "title", "story title": "title", "author": "authors", "authors": "authors", "by": "authors", "written by": "authors",
    "rating": "rating", "rated": "rating", "content rating": "rating", "archive warning": "warnings", "archive warnings": "warnings",
    "category": "categories", "categories": "categories", "fandom": "fandoms", "fandoms": "fandoms",
    "relationship": "relationships", "relationships": "relationships", "pairing": "relationships", "pairings": "relationships",
    "ship": "relationships", "ships": "relationships", "character": "characters", "characters": "characters",
    "main characters": "characters", "additional tag": "tags", "additional tags": "tags", "freeform tags": "tags", "tags": "tags",
    "tag": "tags", "genre": "tags", "genres": "tags", "language": "language", "series": "series", "published": "published",
    "updated": "updated", "completed": "completed", "words": "words", "word count": "words", "wordcount": "words",
    "chapters": "chapters", "summary": "summary", "story url": "url", "url": "url", "publisher": "publisher", "status": "status",
}  # fmt: skip
_OTHER: Final = (
    "archive", "stats", "comments", "kudos", "bookmarks", "hits", "collection", "collections", "packaged", "author url", "warning",
    "warnings", "length", "pov", "feedback", "distribution", "spoilers", "reviews", "favs", "follows", "id",
)  # fmt: skip
_LABELS: Final = "|".join(re.escape(name) for name in sorted((*_FIELD_OF, *_OTHER), key=len, reverse=True))
_FIELD = re.compile(rf"(?<![\w/-])(?P<label>{_LABELS})[*_]{{0,2}}\s?:\s*", re.IGNORECASE)
_TAG_LINE = re.compile(
    r"[ \t*_]*(?P<label>rating|archive warnings?|category|categories|fandoms?|relationships?|characters?|additional tags?|language"
    r"|series|collections?|stats|published|updated|completed|words|chapters|comments|kudos|bookmarks|hits)[ \t*_]*:[ \t*_]*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_STATS: Final = frozenset(
    {"stats", "published", "updated", "completed", "words", "chapters", "comments", "kudos", "bookmarks", "hits"}
)
_STAT_VALUE = re.compile(r"\d[\d,./?-]*|\d{4}-\d\d-\d\d")
_WORK_HEADER = re.compile(r"\W*work header\W*", re.IGNORECASE)
_WORK_TEXT = re.compile(r"\W*(?:work|chapter) text\W*", re.IGNORECASE)
_SECTION = re.compile(r"\W*(?P<kind>summary|notes?|chapter summary|chapter notes)\b[\s:]*", re.IGNORECASE)
_DOWNLOADED = re.compile(r"\W*(?:story url|packaged)\s*:", re.IGNORECASE)
_FFN = re.compile(r"rated: (?:fiction )?(?P<rating>k\+?|t|m|ma)\s+-\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_FFN_SITE = re.compile(r"rated: fiction ", re.IGNORECASE)
_GENRES = frozenset(
    "adventure angst crime drama family fantasy friendship general horror humor hurt/comfort mystery parody poetry romance sci-fi spiritual"
    " supernatural suspense tragedy western".split()
)


def mark_pasted(pieces: list[Piece]) -> Metadata:
    """Label a header pasted from an archive's page, and give what it states.

    Known: the AO3 page ("Work Header" … "Work Text:"), the FanFiction.net page ("Rated: Fiction T - …"), FanFicFare's TXT
    ("Story URL: …"). The lines of fields become stated metadata; title, byline, summary and notes become paratext.
    """
    front = [piece for piece in pieces[:FRONT] if not piece.final]
    for i, piece in enumerate(front):
        if _WORK_TEXT.fullmatch(piece.words):
            _part_title(pieces, piece)
            return _ao3_page(pieces[: pieces.index(piece) + 1])
        if _FFN_SITE.match(piece.words) and i <= 6:  # noqa: PLR2004
            return _ffn_page(front[: i + 1])
        if _DOWNLOADED.match(piece.words):
            return _downloaded(front)
    return Metadata()


def _ao3_page(pieces: Sequence[Piece]) -> Metadata:
    start = next((i for i, p in enumerate(pieces) if _WORK_HEADER.fullmatch(p.words)), 0)
    rows: list[tuple[str, str]] = []
    i = start
    open_label: str | None = None
    while i < len(pieces):
        piece = pieces[i]
        if _WORK_HEADER.fullmatch(piece.words):
            piece.label("paratext", "header")
        elif len(_FIELD.findall(piece.words.split("\n")[0])) > 1 and open_label is None:
            piece.label("paratext", "header")
            rows += fields_in(piece.words)
        elif _takes(piece, open_label):
            open_label = _take_rows(piece, open_label, rows)
            piece.label("metadata")
        elif open_label or rows:
            break
        i += 1
    _label_preface(pieces[i:-1])
    pieces[-1].label("paratext", "header")
    return metadata_of(rows)


def _part_title(pieces: list[Piece], text_label: Piece) -> None:
    """Part the title from the byline on the line below it, pasted without a blank line between them."""
    for i, piece in enumerate(pieces):
        if piece is text_label:
            return
        lines = piece.words.split("\n")
        if len(lines) == 2 and pieces[i - 1].words.strip()[-1:].isdigit() and not _TAG_LINE.match(piece.words):  # noqa: PLR2004
            cut = piece.span.start + len(lines[0].rstrip())
            low = piece.span.end - len(lines[1].lstrip())
            pieces[i : i + 1] = [
                replace(piece, span=Span(piece.span.start, cut), words=lines[0].rstrip()),
                replace(piece, span=Span(low, piece.span.end), words=lines[1].lstrip(), blanks=0, joined=True),
            ]
            return


def _takes(piece: Piece, open_label: str | None) -> bool:
    """Whether a piece belongs to the list of tags: a label, or the value of the one before."""
    if _TAG_LINE.match(piece.words):
        return True
    if open_label is None or _SECTION.match(piece.words):
        return False
    return bool(_STAT_VALUE.match(piece.words)) if open_label in _STATS else open_label != "done"


def _take_rows(piece: Piece, open_label: str | None, rows: list[tuple[str, str]]) -> str:
    label = open_label or ""
    for line in piece.words.splitlines():
        if match := _TAG_LINE.fullmatch(line):
            label = match["label"].lower()
            rows += fields_in(line) if label in _STATS else [(label, match["value"].strip())]
            if label == "language" and match["value"].strip():
                label = "done"
        elif line.strip():
            rows.append((label, line.strip()))
            label = "done" if label == "language" else label
    return label


def _label_preface(pieces: Sequence[Piece]) -> None:
    """Title, byline, summary and notes between the tags and the text."""
    kind: str | None = None
    for n, piece in enumerate(p for p in pieces if p.open):
        section = _SECTION.match(piece.words)
        if section:
            kind = "summary" if "summary" in section["kind"].lower() else "note"
        if kind:
            piece.label("paratext", "summary" if kind == "summary" else "note")
        elif n < 2 and len(piece.words) < 300:  # noqa: PLR2004
            piece.label("paratext", "byline" if n else "title")


def _ffn_page(pieces: Sequence[Piece]) -> Metadata:
    *before, stats = pieces
    titled = False
    for piece in before:
        words = piece.words.strip()
        if re.fullmatch(r"follow/fav.{0,10}|private message|\+ ?-|full 3/4 1/2.{0,20}", words, re.IGNORECASE):
            piece.label("paratext", "header")
        elif re.match(r"by:", words, re.IGNORECASE):
            piece.label("paratext", "byline")
        else:
            piece.label("paratext", "summary" if titled else "title")
            titled = True
    stats.label("paratext", "header")
    return Metadata()


def _downloaded(front: Sequence[Piece]) -> Metadata:
    """FanFicFare's TXT: title, "by …", lines of fields, then chapters."""
    rows: list[tuple[str, str]] = []
    for n, piece in enumerate(front):
        match = _FIELD.match(piece.words)
        if match and match["label"].lower() == "summary":
            piece.label("paratext", "summary")
        elif match:
            rows += fields_in(piece.words)
            piece.label("metadata")
        elif piece.joined and rows:  # a long value runs on
            piece.label(front[n - 1].role, front[n - 1].kind)
        elif n < 2 and not rows and len(piece.words) < 200:  # noqa: PLR2004
            piece.label("paratext", "byline" if piece.words.lower().startswith("by ") else "title")
        elif rows:
            break
    return metadata_of(rows)


def fields_in(words: str) -> list[tuple[str, str]]:
    """Labels and values of a row of fields: `Rating: T | Category: F/F` → `[("rating", "T"), ("category", "F/F")]`."""
    found = list(_FIELD.finditer(words))
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
        **lists,
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
    """What a FanFiction.net line states: `Rated: Fiction T - English - Hurt/Comfort - Mara, [Ivo, Dace] - Chapters: 2 - …`.

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
    for piece in pieces:
        if piece.role != "paratext" or piece.kind not in {"header", "title", "byline", "summary"}:
            continue
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
            found = Metadata(title=value.strip(" *_")) if piece.kind == "title" else _summary(out, value)
        out = merged(out, found)
    return out


def _summary(so_far: Metadata, value: str) -> Metadata:
    bare = re.fullmatch(r"(?i)\W*(?:summary)?\W*", value)
    return Metadata() if bare or so_far.summary else Metadata(summary=value.strip())


def merged(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it leaves unsaid taken from `second`."""
    gaps = {f.name: getattr(second, f.name) for f in fields(Metadata) if getattr(first, f.name) in (None, ())}
    return replace(first, **gaps)
