"""The title and the byline that stand over a tale without a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from underneath.ingest.blocks import Piece
from underneath.ingest.headwords import is_title_case, numeral_of, parse_heading
from underneath.ingest.paratext.ends import is_end

LONGEST = 90  # characters of a title

_BYLINE = re.compile(
    r"[\s*_~(\[-]{0,6}(?:(?:a )?(?:fan ?fic(?:tion)?|fic|story|tale|one-?shot|written|words"
    r"|drabble) )?by:? (?:the )?[\w.@'’-]{2,40}"
    r"(?:(?: (?:and|&)|,)? [A-Z&][\w.'’-]{0,30}){0,4}[\s*_~)\]-]{0,6}",
    re.IGNORECASE,
)
_BYLINE_NAME = re.compile(r"by:? (?:the )?(?P<name>.*)", re.IGNORECASE | re.DOTALL)
_WHEN_OR_WHERE = re.compile(
    r"\d{1,2}[:.]\d\d|\b\d{4}\b|\b[ap]\.?m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january"
    r"|february|march|april|june|july|august|september"
    r"|october|november|december|o['’]clock|dear|dearest)\b|^\W*day \w+\W*$|^to\b.*,$"
    r"|^[A-Z][\w ]{1,30}, [A-Z][\w ]{1,30}$",
    re.IGNORECASE,
)


def is_byline(words: str) -> bool:
    """Whether a line names the writer: `by saltmarsh_heron`, `A fanfic by Ann Lee`."""
    line = words.strip()
    if len(line) > 80 or not _BYLINE.fullmatch(line) or line.endswith((".", ",")):  # noqa: PLR2004
        return False
    name = _BYLINE_NAME.search(line)
    later = name["name"].strip(" *_~()[]-").split()[1:] if name else []
    joins = {"and", "&"}
    pairs = zip(["", *later], later, strict=False)
    return all(w[0].isupper() or not w[0].isalpha() or w in joins or before in joins for before, w in pairs)


def could_be_title(words: str) -> bool:
    """Whether a line has the make of a title: one short line that is no sentence and no speech."""
    line = words.strip()
    return (
        0 < len(line) <= LONGEST
        and "\n" not in line
        and line[0] not in '"“«—–'
        and not (line[0] in "‘'" and (line[-1] not in "’'" or line[-2:-1] in ".,!?…—"))
        and line.rstrip(" *_)")[-1:] not in (".", ",", ";", ":", "”", '"')
        and any(c.isalpha() for c in line)
        and len(line.split()) <= 14  # noqa: PLR2004
        and not is_end(line)
        and parse_heading(line) is None
        and numeral_of(line) is None
    )


def stands_as_title(pieces: Sequence[Piece], i: int) -> bool:
    """Whether piece `i`, of a title's make, is one though nothing but prose follows.

    It must be capitalised as a title, name no date or place, and be followed by real prose: a verse's first line,
    a date line or a shout is part of the tale.
    """
    words = pieces[i].words.strip()
    after = next((p for p in pieces[i + 1 : i + 3] if p.role == "prose"), None)
    if after is None or _WHEN_OR_WHERE.search(words) or words[-1] in "!?…":
        return False
    capital = words.isupper() or is_title_case(words)
    wide = pieces[i + 1].blanks > 1 and after.blanks > _usual_gap(pieces[i + 2 : i + 202])
    runs_on = len(after.words) > 60 or after.words.rstrip()[-1:] in ".!?…\"”’'"  # noqa: PLR2004
    return (capital or wide) and runs_on


def _usual_gap(pieces: Sequence[Piece]) -> int:
    gaps = sorted(p.blanks for p in pieces)
    return gaps[len(gaps) // 2] if gaps else 1
