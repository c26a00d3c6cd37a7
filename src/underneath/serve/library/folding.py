"""What two ways of writing one thing share: names, tags, addresses as keys to look them up by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

LAST: Final = "\U0010ffff"  # after every key that begins alike
_MOST_WORDS = 8  # of a name that are looked up by; a longer one is a sentence

_PARTED: Final = re.compile(r"\s*[/&]\s*|\s+(?:x|×|and)\s+|\s*[,+]\s*")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

# Archives whose addresses number the work in the path; what follows (a chapter, the title) and any query is not the
# work's.
_WORK: Final = re.compile(
    r"(?:archiveofourown\.(?:org|gay|com)|ao3\.org)/(?:collections/[^/]+/)?(works/\d+)"
    r"|(?:fanfiction\.net|fictionpress\.com)/(s/\d+)"
    r"|wattpad\.com/(story/\d+)|royalroad\.com/(fiction/\d+)|gutenberg\.org/(ebooks/\d+)"
)
# Of other addresses these parts of a query say how to show the work, not which it is.
_SHOWING: Final = re.compile(r"utm_\w+|view_\w+|chapter|page|ageconsent|warning|ref|fbclid", re.IGNORECASE)


def fold(words: str) -> str:
    """Case, accents and spacing aside: "Kiyô  Tanaka" and "kiyo tanaka" are one key."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def endings(name: str) -> tuple[str, ...]:
    """The key of a name and of its last words: "mara quill", "quill": it is found by the beginning of any word."""
    words = fold(name).split()[:_MOST_WORDS]
    return tuple(" ".join(words[i:]) for i in range(len(words)))


def span_of_keys(start: str) -> tuple[str, str]:
    """Least key and upper bound of the keys that begin with `start`, folded."""
    key = fold(start)
    return key, key + LAST


def parties(relationship: str) -> tuple[str, ...]:
    """Who is in a relationship as authors state it: `A/B`, `A & B`, `[A, B]`, `A x B`; what is in brackets is left."""
    bare = _ASIDE.sub(" ", relationship) if not relationship.startswith("[") else relationship.strip("[] ")
    return tuple(filter(None, (part.strip() for part in _PARTED.split(bare))))


def address_of_work(url: str | None) -> str | None:
    """The part of an address that tells one work from another; None where there is no address."""
    parts = urlsplit((url or "").strip()) if _splits(url or "") else None
    if parts is None or not parts.netloc:
        return None
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.").rpartition("@")[2]
    path = parts.path.rstrip("/")
    known = _WORK.match(host + path)
    if known:
        return f"{host}/{next(filter(None, known.groups()))}"
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _SHOWING.fullmatch(pair[0])))
    return host + path + (f"?{query}" if query else "")


def _splits(url: str) -> bool:
    try:
        return bool(urlsplit(url.strip()).netloc)
    except ValueError:  # "[" in the host
        return False
