"""Descriptions of people and places ("the younger ranger", "his sister") and pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import ANIMALS, FACILITIES, LANDS, PEOPLE
from underneath.infer.lexicon.verbs import AUXILIARY, HUMAN, SAY
from underneath.layers.mentions import Mention
from underneath.layers.speech import Quotes
from underneath.story.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from underneath.layers.mentions import EntityType
    from underneath.story.story import Story

_GAP = r"(?:[ ]|\r?\n[ \t]*)"
_NOMINAL = re.compile(
    r"(?<![\w’'-])(?:(?P<det>[Tt]h(?:e|is|at|ese|ose)|[Aa]n?|[Aa]nother|[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir)"
    rf"|(?P<of>[^\W\d_][\w-]*(?:[’']s|s[’'])))(?P<rest>(?:{_GAP}[a-z][\w-]*,?){{1,5}})"
)
_WORD = re.compile(r"[a-z][\w-]*,?")
_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:I(?=[^\w.]|$)|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine|[Yy]ou|[Yy]ours?|[Yy]oursel(?:f|ves)|[Hh]e|[Hh]im|[Hh]is|"
    r"[Hh]imself|[Ss]he|[Hh]ers?|[Hh]erself|[Ww]e|us|Us|[Oo]urs?|[Oo]urselves|[Tt]hey|[Tt]hem|[Tt]heirs?|"
    r"[Tt]hemsel(?:f|ves)|[Xx]e|[Xx]em|[Xx]yrs?|[Zz]e|[Zz]ir|[Hh]ir)(?![\w-])"
)
_SOMEBODY = re.compile(r"(?<![\w’'-])(?:[Ss]ome(?:one|body)|[Ee]very(?:one|body))(?![\w-])(?! else)")
# “Yes, sir.” “Well, my dear, …” “Head down, girl.”
_ADDRESS = re.compile(
    r"(?:(?<=, )|(?<=[“‘\"'—]))((?:my |young |old |dear )*"
    r"(?:[Ss]ir|[Mm]a[’']am|[Mm]adam|[Mm]iss|[Mm]issus|[Mm]istress|[Mm]ister|lad|lass|dear|love|girl|boy|darling|sweetheart|son|mate|lamb|honey|child|friend|"
    r"gentlemen|ladies|milord|milady|my lord|my lady))"
    r"(?=[,.!?…—”’\"'])(?![’']s)"
)
_DOER = 5  # shortest noun taken for a doer: "baker", not "user" nor "her"
_SURE_ENDS = (
    "man",
    "woman",
    "men",
    "women",
    "boy",
    "girl",
    "keeper",
    "maker",
    "master",
    "mistress",
    "smith",
    "monger",
    "wright",
)
_DOER_ENDS = ("er", "or", "ist", "ian", "ess", "eer", "ard")
_NO_PERSON = bag(
    """human woman german roman specimen omen regimen abdomen foremen other number matter water letter paper
    door floor after never under over together rather shoulder finger weather corner power answer order
    winter summer river moor terror horror error mirror colour color flavour odour razor motor anger danger
    hunger silver dinner supper weather thunder ladder laughter chapter counter shutter butter gutter pepper
    leather feather trigger collar cellar pillar sugar lumber timber chamber member december board guard
    hazard wizard business darkness witness illness address dress mess press stress process success list
    mist fist wrist twist"""
)
# The noun is looked for first and what stands before it after: four times as fast as both at once.
_STYLE = re.compile(
    r"(?:Majest(?:y|ies)|Highness|Grace|Excellency|Lordship|Ladyship|Worship|Holiness|Eminence|Reverence|Honou?r)(?![\w-])"
)
_STYLE_LEAD = re.compile(r"(?<![\w’'-])(?:[Yy]our|[Hh]is|[Hh]er|[Tt]heir)\s(?:Royal\s|Imperial\s|Serene\s)?$")
_LONGEST_LEAD = len("their Imperial ")
# Words no description runs across.
_STOP = bag(
    """a an the and or but nor of in on at to for from with by as if than that which who whom whose when where
    while this these those is was are were be been being am had has have do does did not no he she it they
    we you i his her him them my your its our their up down out off over under into onto upon through back
    away again too very so such then there here all"""
) | SAY - {"cry", "note", "call", "state", "sign"}
_PLURALS: dict[str, EntityType] = {
    "men": "PER", "women": "PER", "children": "PER", "people": "PER", "wives": "PER", "ladies": "PER",
    "gentlemen": "PER", "folk": "PER", "parents": "PER", "others": "PER",
}  # fmt: skip
_HEADS: dict[str, EntityType] = {
    **dict.fromkeys(FACILITIES - bag("way close keep lock works range ring table base floor court place"), "FAC"),
    **dict.fromkeys(
        LANDS - bag("down downs head point water waters field sound waste reach pass star moon cape"),
        "LOC",
    ),
    **dict.fromkeys(("city", "town", "village", "kingdom", "country", "county"), "GPE"),
    **dict.fromkeys(("ship", "boat", "car", "carriage", "train", "van", "truck", "coach", "lorry"), "VEH"),
    **dict.fromkeys((p + "s" for p in PEOPLE - ANIMALS), "PER"),
    **dict.fromkeys(PEOPLE - ANIMALS, "PER"),
    **_PLURALS,
}


def find_pronouns(story: Story) -> Iterator[Mention]:
    """Yield every personal and possessive pronoun of the story's paragraphs."""
    for paragraph in story.paragraphs:
        for match in _PRONOUN.finditer(story.text, *paragraph.span):
            yield Mention(Span(*match.span()), "PER", "PRON", 0.9)


def find_styles(story: Story) -> Iterator[Mention]:
    """Yield "Your Grace", "Her Majesty", and "Highness" where it stands alone as an address."""
    text = story.text
    for paragraph in story.paragraphs:
        begin, stop = paragraph.span
        for match in _STYLE.finditer(text, begin, stop):
            lead = _STYLE_LEAD.search(text, max(begin, match.start() - _LONGEST_LEAD), match.start())
            if lead is not None:
                yield Mention(Span(lead.start(), match.end()), "PER", "PROP", 0.8)
            elif match[0] in ("Majesty", "Highness", "Excellency") and _free(text, match):
                yield Mention(Span(*match.span()), "PER", "PROP", 0.8)


def in_style(text: str, start: int, words: tuple[str, ...]) -> bool:
    """Whether a name is but the noun of a style: "Grace" in "Your Grace"."""
    return len(words) == 1 and words[0] in _STYLE_NOUNS and text[max(0, start - 6) : start].lower().endswith(_WHOSE)


_STYLE_NOUNS = bag(
    """Majesty Highness Grace Excellency Lordship Ladyship Worship Holiness Eminence Reverence Honour Honor"""
)
_WHOSE = ("your ", "his ", "her ", "their ", "royal ")


def _free(text: str, match: re.Match[str]) -> bool:
    """Whether a style stands alone: no word goes before it without a gap, nor behind it."""
    if match.start() > 0 and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_’'-"):
        return False
    return not text[match.end() : match.end() + 2].strip()[:1].isalnum()


def find_nominals(story: Story, quotes: Quotes) -> Iterator[Mention]:
    """Yield descriptions that open with an article, a possessive or a name in the genitive; and ways of address."""
    for paragraph in story.paragraphs:
        yield from _described(story.text, *paragraph.span)
        for match in _SOMEBODY.finditer(story.text, *paragraph.span):
            yield Mention(Span(*match.span()), "PER", "NOM", 0.7)
    for quote in quotes:
        for match in _ADDRESS.finditer(story.text, *quote.span):
            yield Mention(Span(*match.span(1)), "PER", "NOM", 0.7)


def _described(text: str, at: int, stop: int) -> Iterator[Mention]:
    while match := _NOMINAL.search(text, at, stop):
        at = match.start("rest")
        found = None if _is_simile(text, match) else _head(match)
        if found is not None:
            yield Mention(Span(match.start(), found[0]), found[1], "NOM", 0.7)


def _is_simile(text: str, match: re.Match[str]) -> bool:
    """Whether it only likens: "like a duchess"."""
    return match["det"] in ("a", "an") and text[max(0, match.start() - 5) : match.start()] == "like "


def _head(match: re.Match[str]) -> tuple[int, EntityType] | None:
    """Find where the first noun for a person or place ends, and its type; compounds are taken whole."""
    base = match.start("rest")
    found: tuple[int, EntityType] | None = None
    pieces = list(_WORD.finditer(match["rest"]))
    for i, piece in enumerate(pieces):
        word = piece[0].rstrip(",")
        after = pieces[i + 1][0] if i + 1 < len(pieces) else ""
        kind = _HEADS.get(word) or _person_by_form(word, after)
        if kind is not None:
            found = (base + piece.start() + len(word), kind)
        elif found is not None or word in _STOP or word in AUXILIARY:
            break
        if piece[0].endswith(","):
            break
    return found


def _person_by_form(word: str, after: str) -> EntityType | None:
    """Take an unlisted noun for a person by its ending; "enumerator" only where a person's verb follows."""
    if word in _NO_PERSON:
        return None
    if word.endswith(_SURE_ENDS):
        return "PER"
    return "PER" if len(word) >= _DOER and word.endswith(_DOER_ENDS) and after in HUMAN else None
