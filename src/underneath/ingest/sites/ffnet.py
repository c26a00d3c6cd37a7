"""FanFiction.net: stories saved from the browser, and the header line, which other tools keep."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from underneath.ingest.markup.roles import BYLINE, HEADING, METADATA, PROSE, SUMMARY, TITLE
from underneath.ingest.sites.site import Marks, Site, Tree, mark, number, prose, texts, words
from underneath.story.story import Metadata

GENRES: Final = (
    "Adventure", "Angst", "Crime", "Drama", "Family", "Fantasy", "Friendship", "General", "Horror", "Humor",
    "Hurt/Comfort", "Mystery", "Parody", "Poetry", "Romance", "Sci-Fi", "Spiritual", "Supernatural", "Suspense",
    "Tragedy", "Western",
)  # fmt: skip
GENRE: Final = "|".join(map(re.escape, GENRES))
GENRE_PAIR: Final = re.compile(rf"({GENRE})(?:/({GENRE}))?")
FIELD: Final = re.compile(
    r"(?:^|\s-\s+|\s{2,})(Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id):\s*(.*?)"
    r"(?=\s+-\s+(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id):|$)"
)
LEAD: Final = re.compile(r"\s*(?:Rated:\s*(?P<rating>.+?)\s+-\s+)(?P<rest>.*)")
BRACKETS: Final = re.compile(r"\[([^\]]*)\]")
LONGEST: Final = 2000  # characters of a header line; real ones stay under 400


def parse_header(line: str) -> Metadata:
    """Read a header line: `Rated: Fiction T - English - Angst/Romance - [Mara V., Tom B.] Ilse - Words: 1,234 - …`.

    Names may hold " - " and genres "/", so known fields are taken from the end and known genres from the front;
    what is left between them is the characters. Names in brackets are a pairing, romantic or not.
    """
    line = " ".join(line[:LONGEST].split())
    fields = dict(FIELD.findall(line))
    first = FIELD.search(line)
    lead = LEAD.match(line[: first.start()] if first else line)
    language, _, rest = (lead["rest"] if lead else "").partition(" - ")
    genres, names = _genres(rest)
    complete = fields.get("Status") == "Complete"
    return Metadata(
        rating=lead["rating"] if lead else None,
        language=language.strip(" -") or None,
        tags=genres,
        relationships=tuple(m.strip() for m in BRACKETS.findall(names) if m.strip()),
        characters=_names(names),
        published=fields.get("Published"),
        updated=fields.get("Updated"),
        completed=(fields.get("Updated") or fields.get("Published")) if complete else None,
        words=number(fields.get("Words")),
        chapters_have=number(fields.get("Chapters")) or (1 if "Words" in fields else None),
        chapters_of=(number(fields.get("Chapters")) or 1) if complete else None,
    )


def _genres(rest: str) -> tuple[tuple[str, ...], str]:
    match = GENRE_PAIR.match(rest)
    if not match or not re.match(r"\s*(?:-\s|$)", rest[match.end() :]):
        return (), rest
    return tuple(g for g in match.groups() if g), rest[match.end() :].lstrip(" -")


def _names(names: str) -> tuple[str, ...]:
    """Characters, in pairings first: the site writes a name as "First L." and puts commas only between names."""
    parts = [part for inside in BRACKETS.findall(names) for part in inside.split(",")]
    parts += BRACKETS.sub(",", names).split(",")
    return tuple(dict.fromkeys(name for part in parts if (name := part.strip(" -"))))


def _marks(tree: Tree) -> Marks:
    marks = mark(
        tree,
        ("body", METADATA),
        ("#profile_top > b", TITLE),
        ("#profile_top > a[href*='/u/']", BYLINE),
        ("#profile_top > div.xcontrast_txt", SUMMARY),
        ("#storytextp, #storytext", PROSE),
    )
    chosen = tree.css_first("#chap_select option[selected]")
    return marks | ({chosen.mem_id: HEADING} if chosen is not None else {})


def _metadata(tree: Tree) -> Metadata:
    top = tree.css_first("#profile_top")
    if top is None:
        return Metadata()
    line = next((text for text in texts(top.css("span")) if text.startswith("Rated:")), "")
    links = tree.css("#pre_story_links a")
    canonical = tree.css_first("link[rel=canonical]")
    return replace(
        parse_header(line),
        title=words(top.css_first("b")),
        authors=texts(top.css("a[href*='/u/']"))[:1],
        summary=prose(top.css_first("div.xcontrast_txt")),
        fandoms=texts(links[-1:]),
        url=_absolute(canonical.attributes.get("href") if canonical is not None else None),
        publisher="FanFiction.net",
    )


def _absolute(url: str | None) -> str | None:
    return f"https:{url}" if url and url.startswith("//") else url or None


FFNET: Final = Site("ffnet", lambda tree: bool(tree.css("#storytext, #storytextp")), _marks, _metadata)
