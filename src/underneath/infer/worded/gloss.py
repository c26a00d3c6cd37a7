"""How a text explains a word of its own: right behind it, in the text's own words."""

from __future__ import annotations

import re
from typing import Final

# Longer than this and it is the story that goes on, not an explanation.
MOST: Final = 90
_WHAT: Final = rf"(?P<gloss>[^.;:!?()“”\"\n—]{{3,{MOST}}})"
_REST: Final = rf"[^.,;:!?()“”\"\n—]{{3,{MOST}}}"
# What stands behind the word, each to be matched at its end.
BEHIND: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[”’\"*_]*\s*\((?P<gloss>[^()\n]{{3,{MOST}}})\)",
        rf"[”’\"*_]*,? (?:which|that) (?:is to say,?|is|was|means|meant) {_WHAT}",
        rf"[”’\"*_]* (?:means|meant|stands for|stood for|was the word for|is the word for|= ?) ?{_WHAT}",
        rf"[”’\"*_]* = {_WHAT}",
        rf"[”’\"*_]*, (?P<gloss>(?:a|an|the|those|some(?:one|body)|what) {_REST}),",
        rf"[”’\"*_]*: (?P<gloss>(?:a|an|the|those|someone|somebody|what|you) [^.;:!?()“”\"\n—]{{3,{MOST}}})",
        rf"[”’\"*_]* (?:is|was|are|were) (?P<gloss>(?:a|an|the|for|what|when|how|some(?:one|body)) {_REST})",
    )
)
# What stands before it where the text names a thing: "they called it a vaskel".
NAMING: Final = re.compile(
    r"(?:call(?:s|ed)?|known as|named|what's|what is|the word (?:for it )?(?:is|was)|what the \w+ call(?:ed)?)"
    r"(?: (?:it|him|her|them|that|this|us))?(?: (?:a|an|the))? [“‘\"*_]?$",
    re.IGNORECASE,
)
# The surest patterns come first in `BEHIND`; these last ones fit ordinary sentences just as well.
SURE: Final = 4


def gloss_behind(text: str, end: int) -> tuple[str | None, bool]:
    """The explanation right behind character `end`, None where there is none, and whether its form is a sure one."""
    ahead = text[end : end + MOST + 30]
    for rank, pattern in enumerate(BEHIND):
        if match := pattern.match(ahead):
            return match["gloss"].strip(" ,*_’”"), rank < SURE
    return None, False


def is_named(text: str, start: int) -> bool:
    """Whether the words before character `start` give a thing its name."""
    return NAMING.search(text[max(0, start - 40) : start]) is not None
