"""The labels that writers put on words around a tale: `Disclaimer:`, `A/N:`, `Rating:`, `Summary` alone on a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from underneath.story.story import ParatextKind


class Label(NamedTuple):
    """A label met at the start of a piece.

    `bare`: nothing follows it, so what it names stands in the pieces after. `weak`: it needs company, for a tale
    may say it too ("Status: nominal."). `anywhere`: it is believed in mid-story.
    """

    kind: ParatextKind
    bare: bool
    weak: bool
    anywhere: bool


_OPEN = r"[\s*_~\[({<#=+|>•-]{0,12}"
_CLOSE = r"[*_\])}>~=]{0,6}"

_AUTHORS = (
    r"a\s?[/\\.]\s?n[s’']{0,2}(?:\s?\#?\d{1,2})?"
    r"|(?:(?:pre|post|end|side|quick|final|last|more|another|little|small|short|brief|long|very|important"
    r"|the)[- ]{1,2}){0,2}"
    r"(?:author|authoress|writer|autor)[’'´`]?s?[’'´`]?\s(?:end\s?|foot\s?|chapter\s|final\s)?"
    r"(?:notes?|rambl(?:ings?|es?)|corner|comments?|babbl(?:e|ings?)|rant|thoughts|message|space|ps)"
    r"|from\s(?:the|your)\sauthor(?:ess)?|(?:a\s)?(?:note|message|word|few\swords)s?\sfrom\s(?:the\s|your\s"
    r"|me,?\s?(?:the\s)?)?(?:author(?:ess)?|writer)"
)
_OTHERS_NOTE = (
    r"[tbe]\s?/\s?n|(?:translat(?:or|ion)|transcriber|editor|beta|podficcer|artist)[’'´`]?s?[’'´`]?\snotes?"
    r"|translations?|glossary|vocabulary|footnotes?"
)
_NOTES = (
    r"(?:(?:end|chapter|beginning|opening|closing|final|story|post|pre|general|quick|important|historical"
    r"|other|some|extra"
    r"|additional|side|small|short|brief|formatting|language|series|fic|posting|background|canon|more|my|the"
    r"|just\sa|a)[- ]{1,2}){0,2}"
    r"(?:end)?notes?(?:\sfor\s(?:the\s)?chapter|\son\sthe\s\w{1,12})?(?:\s?\#?\d)?"
    r"|n\.?b\.?|fyi|prompts?|prompted\sby|inspired\sby|inspiration|dedications?|dedicated\sto|beta(?:s"
    r"|['’]?d\sby|ed\sby|[- ]reader)?"
    r"|(?:many\s|special\s|big\s)?thanks(?:\sto)?|thank\syous?|shout-?outs?|credits?|acknowledge?ments?"
    r"|(?:review|reviewer|comment)s?[’']?\s(?:repl(?:y|ies)|responses?|answers?|corner|thanks)|repl(?:y"
    r"|ies)\sto\sreviewe?r?s"
    r"|responses?\sto\sreviewe?r?s|written\sfor|gift\sfor|recipient|requested\sby|suggested\slistening"
    r"|playlist|cross-?posted|originally\sposted"
    r"|for\sthe\sprompt|challenge|spoiler[- ]free\snote|translator"
)
_WEAK_NOTES = (
    r"update[ds]?|edit(?:ed)?|important|announcement|key|legend|songs?|music|lyrics|soundtrack|setting"
    r"|timeline|time-?line|recap"
    r"|next\s(?:time|chapter|part|up|week)(?:\son\b.{0,30}|\s?preview)?|preview|p\.?p?\.?s\.?|trivia"
    r"|fun\sfacts?|omake|theme|comments|context|occasion"
)
_DISCLAIMERS = (
    r"(?:(?:the|standard|usual|general|legal|obligatory|mandatory|ye\solde|another|same|required|official"
    r"|generic|boring)\s){0,3}(?:dis)?claimers?(?:s\sapply)?|legal(?:\s(?:stuff|notice|bit|crap|jargon))?"
    r"|copyrights?"
)
_WARNINGS = (
    r"(?:(?:content|trigger|chapter|general|further|other|additional|potential|possible|story|fair|spoiler"
    r"|major|some|more|big|language|the|dead\sdove)\s){0,2}"
    r"warnings?(?:[/&\s]{1,3}(?:and\s)?(?:triggers?|notes?|contents?|tags?|spoilers?))?"
    r"|[tc]\.?w\.?s?(?:\s?/\s?[tc]w)?"
    r"|triggers?|content\snotes?|contains|spoilers?(?:\sfor\b.{0,40})?|caution|beware|squicks?|advisory"
    r"|content\sadvisory"
)
_HEADERS = (
    r"work\s(?:header|text)|chapter\stext|(?:content\s)?rating|rated|fandoms?|categor(?:y|ies)|genres?"
    r"|(?:main\s|side\s|background\s|minor\s)?(?:relationships?|pairings?|ships?)"
    r"|(?:additional|freeform|other|ao3)\stags|tags|archive\swarnings?|main\scharacters?|word[- ]?count"
    r"|feedback|distribution"
    r"|crossovers?|stats|story\surl|author\surl|packaged|archived?(?:\sat)?|summary\s&\srating"
)
_WEAK_HEADERS = (
    r"characters?|words|length|chapters?|status|series|language|published|updated|completed|started"
    r"|collections?|type|era|universe"
    r"|verse|date|url|source|link|season|episode|canon|pov|publisher|part|story|category|archive|medium|focus"
    r"|summary\sof\stags|format|wordcount|kudos|hits|bookmarks|id|reviews|favs|follows"
)
_SUMMARIES = (
    r"(?:(?:story|chapter|full|short|brief|complete|fic|work|official|quick|a|better|real"
    r"|the)\s){0,2}(?:summary|synopsis|blurb|tagline)(?:\sfor\s(?:the\s)?chapter)?"
)
_TITLES = r"(?:story\s|fic\s|fanfic\s|chapter\s)?titles?|name\sof\s(?:fic|story)"
_BYLINES = (
    r"by|authors?(?:\sname)?|written\sby|creators?|pen[- ]?name|a\s(?:story|fic|fanfic|tale)\sby|story\sby|fic\sby"
)

_SOURCES: tuple[tuple[ParatextKind, str, bool, bool], ...] = (  # kind, words, weak, anywhere
    ("authors_note", _AUTHORS, False, True),
    ("note", _OTHERS_NOTE, False, True),
    ("disclaimer", _DISCLAIMERS, False, True),
    ("warning", _WARNINGS, False, False),
    ("summary", _SUMMARIES, False, False),
    ("note", _NOTES, False, False),
    ("header", _HEADERS, False, False),
    ("title", _TITLES, True, False),
    ("byline", _BYLINES, True, False),
    ("note", _WEAK_NOTES, True, False),
    ("header", _WEAK_HEADERS, True, False),
)
# A colon, a dash with a space, a closing bracket, or the end of the line must follow.
_LABEL = re.compile(
    rf"{_OPEN}(?:" + "|".join(f"(?P<k{i}>{words})" for i, (_, words, _, _) in enumerate(_SOURCES)) + rf")"
    rf"(?P<after>{_CLOSE}\s{{0,3}}(?:\([^()\n]{{1,40}}\)\s{{0,2}})?(?P<sep>[:;]|[-–—~]{{1,3}}(?=\s|$)|=(?=\s)"
    rf"|(?=\n)|$){_CLOSE}\s*)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"{_OPEN}(?:A/N\b|a/n\b|A\.N\.|N\.B\.|AN ?[-–—:]|AN$|AN (?=[a-zA-Z']+ )|[Dd]isclaimed?\b(?=\W)|TN ?[:–—-]"
    rf"|(?:TW|CW|T/W|C/W)\b\W|Warnings? for |Spoilers? for |Rated [KTMEGRP])"
)
_PART = re.compile(
    r"(?:rating|rated|fandoms?|categor(?:y|ies)|genres?|relationships?|pairings?|ships?|(?:additional )?tags"
    r"|warnings?|words"
    r"|word count|chapters|characters?|status|language|series|published|updated|completed|summary|title|author"
    r"|pov|length"
    r"|archive warnings?|stats|era|verse|setting|spoilers)[*_]{0,2}\s?:",
    re.IGNORECASE,
)
_FIELDS = re.compile(r"\s*[|•·‖]\s*")


@lru_cache(maxsize=256)  # a piece and its neighbours are looked at several times, soon after each other
def read_label(words: str) -> Label | None:
    """The label that a piece begins with, if any. Words in quotation marks are somebody's speech, never a label."""
    match = _LABEL.match(words)
    if match is None:
        return _loose_label(words)
    i = next(i for i in range(len(_SOURCES)) if match[f"k{i}"])
    kind, _, weak, anywhere = _SOURCES[i]
    rest = words[match.end() :]
    bare = not rest.strip(" *_\n")
    if bare and not match["sep"] and kind != "authors_note":
        weak = weak or not words.strip(" *_~#=[]()-")[:1].isupper()
        anywhere = False
    if kind in {"header", "title", "byline"} and len(_PART.findall(words[:600])) > 1:
        kind, weak = "header", False
    return Label(kind, bare, weak, anywhere and not (kind == "note" and bare))


def _loose_label(words: str) -> Label | None:
    """Labels that people leave without a colon: `A/N this is my first fic`."""
    if not (match := _LOOSE.match(words)):
        return None
    said = match.group().strip(" *_~[({<#=+|>•-").upper()
    kind: ParatextKind = "authors_note"
    if said.startswith("DIS"):
        kind = "disclaimer"
    elif said.startswith(("TW", "CW", "T/W", "C/W", "WARN", "SPOIL")):
        kind = "warning"
    elif said.startswith("RATED"):
        kind = "header"
    elif said.startswith(("TN", "N.B")):
        kind = "note"
    return Label(
        kind,
        not words[match.end() :].strip(),
        weak=False,
        anywhere=said.startswith(("A/N", "AN", "A.N", "TN")) and said != "AN",
    )


def is_header(words: str) -> bool:
    """Whether a paragraph is a row of labelled or barred fields: `Original Work | Rated: T | Words: few`."""
    if len(words) > 3000:  # noqa: PLR2004 - the longest tag lists stay below
        return False
    if len(_PART.findall(words)) > 1:
        return True
    fields = _FIELDS.split(words.strip())
    return len(fields) > 2 and all(0 < len(field) <= 60 and field[-1] not in '.!?,”"' for field in fields)  # noqa: PLR2004
