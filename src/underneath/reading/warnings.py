"""The author's own warnings beside what is found: warned and found, found and not warned, warned and not found.

What is not found is not thereby absent: nothing here ever says that a story is free of a matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final, Literal

from underneath.layers.notes import NOTES, Notes
from underneath.reading.reading import Reading
from underneath.story.spans import Span
from underneath.story.story import Story

Standing = Literal["warned and found", "found and not warned", "warned and not found"]

# How authors say it, in warnings and tags; "Graphic Depictions Of Violence" is one of an archive's fixed warnings.
NAMES: Final[dict[str, str]] = {
    "blood": r"blood\w*|gore|wounds?|injur\w+|graphic depictions? of violence",
    "violence": r"(?:graphic |canon[- ]typical )?(?:depictions? of )?violence|fight\w*|murder|war|gun \w+|whump",
    "death": r"(?:major |minor |canon(?:ical)? |temporary |animal |parental )*(?:character )?death|murder|dead \w+",
    "nightmare": r"nightmares?|night terrors?|bad dreams?",
    "panic": r"panic(?: attacks?)?|anxiety(?: attacks?)?|ptsd|flashbacks?|hyperventilat\w+",
    "self-harm": r"self[- ]?harm\w*|self[- ]injur\w+|cutting|eating disorders?",
    "suicidal-thoughts": r"suicid\w+",
    "alcohol": r"alcohol\w*|drunk\w*|drinking|(?:substance|alcohol) abuse",
    "sexual": r"sex|smut|explicit|nsfw|lemons?|sexual content|underage(?: sex)?|dub-?con|non-?con",
    "abuse": r"(?<!alcohol )(?<!substance )(?<!drug )abuse[dr]?|abusive \w+|rape\w*|"
    r"domestic violence|slavery|non-?con",
    "torture": r"torture\w*|interrogation|waterboarding",
    "grief": r"grief|grieving|mourning|bereavement|loss of (?:a )?(?:loved one|parent|child|family|friend)",
    "illness": r"(?:terminal |mental |chronic )?illness|sick(?:ness|fic)?|cancer|disease|hospitals?|medical \w+|fever",
}
# "No Archive Warnings Apply", "no smut", "not abuse": said so as not to warn.
_DENIED: Final = re.compile(r"\b(?:no|not|without|never|non-graphic|references? to no)\b")
_LISTED: Final = re.compile(r"[,;\n/•|]+(?!non)|(?<=\w)\.\s|\band\b")


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of note: what the author says of it, in the author's words, and where it is found."""

    kind: str
    standing: Standing
    warned: tuple[str, ...]
    found: tuple[Span, ...]


def compare_warnings(reading: Reading) -> tuple[Compared, ...]:
    """Every kind that is warned of or found, in the order of `NOTES`, kinds of one's own last.

    Raises
    ------
    KeyError
        If content notes were not looked for (`reading.has(Notes)`).
    """
    warned, notes = warned_kinds(reading.story), reading.layer(Notes)
    rows = []
    for kind in dict.fromkeys((*NOTES, *(note.kind for note in notes))):
        said, found = warned.get(kind, ()), tuple(note.span for note in notes if note.kind == kind)
        if said or found:
            rows.append(Compared(kind, _standing(warned=bool(said), found=bool(found)), said, found))
    return tuple(rows)


def warned_kinds(story: Story) -> dict[str, tuple[str, ...]]:
    """The kinds that the author warns of (warnings, tags, warnings set before the tale), and in which words."""
    stated = (p.span.of(story.text) for p in story.paratext if p.kind == "warning")
    out: dict[str, list[str]] = {}
    for line in chain(story.metadata.warnings, story.metadata.tags, stated):
        for part in filter(None, map(str.strip, _LISTED.split(line))):
            for kind in _kinds(part):
                out.setdefault(kind, []).append(part)
    return {kind: tuple(dict.fromkeys(said)) for kind, said in out.items()}


def _standing(*, warned: bool, found: bool) -> Standing:
    if warned and found:
        return "warned and found"
    return "found and not warned" if found else "warned and not found"


def _kinds(part: str) -> list[str]:
    low = part.lower().replace("’", "'")
    return [] if _DENIED.search(low) else [kind for kind, pattern in _patterns().items() if pattern.search(low)]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"(?<![\w-])(?:{names})(?![\w-])") for kind, names in NAMES.items()}
