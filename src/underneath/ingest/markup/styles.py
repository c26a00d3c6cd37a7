"""What CSS says of a page's italics: `style="…"` and plain class rules, no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from underneath.story.story import EmphasisKind

COMMENT: Final = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)
CLASS: Final = re.compile(r"[a-z0-9]*\.([\w-]+)", re.IGNORECASE)
MOST: Final = 2**20  # characters of CSS looked at; books have a few thousand
MOST_DECLARED: Final = 1000  # characters of one declaration; the patterns look through it once for each "font"
LONGEST: Final = 300  # characters of a selector worth reading

_ON: Final[tuple[tuple[re.Pattern[str], EmphasisKind], ...]] = (
    (re.compile(r"font(?:-style)?\s*:[^;]*\b(?:italic|oblique)\b"), "italic"),
    (re.compile(r"font(?:-weight)?\s*:[^;]*\b(?:bold|bolder|[6-9]00)\b"), "bold"),
    (re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b"), "underline"),
    (re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b"), "strike"),
)
_OFF: Final[tuple[tuple[re.Pattern[str], EmphasisKind], ...]] = (
    (re.compile(r"font-style\s*:\s*normal"), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)"), "bold"),
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_KEPT: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")


@dataclass(frozen=True, slots=True)
class Style:
    """What a declaration changes: kinds of emphasis begun and ended, hidden, white space kept."""

    on: tuple[EmphasisKind, ...] = ()
    off: tuple[EmphasisKind, ...] = ()
    hidden: bool = False
    keep: bool = False


@lru_cache(maxsize=1024)  # word processors write the same style on every paragraph
def declaration(text: str) -> Style:
    """Read the inside of a `style` attribute or of a rule's braces."""
    text = text[:MOST_DECLARED].lower()
    return Style(
        on=tuple(kind for pattern, kind in _ON if pattern.search(text)),
        off=tuple(kind for pattern, kind in _OFF if pattern.search(text)),
        hidden=bool(_HIDDEN.search(text)),
        keep=bool(_KEPT.search(text)),
    )


def class_rules(css: str) -> dict[str, Style]:
    """Read `.name {…}` and `tag.name {…}` out of a style sheet; every other selector is left alone."""
    rules: dict[str, Style] = {}
    for part in COMMENT.sub(" ", css[:MOST]).split("}"):
        head, brace, body = part.rpartition("{")
        style = declaration(body) if brace else Style()
        if style == Style():
            continue
        for selector in head.rpartition("{")[2].split(","):
            match = CLASS.fullmatch(selector.strip()[:LONGEST])
            if match:
                rules[match[1]] = style
    return rules
