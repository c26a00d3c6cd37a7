"""Keeps markup from nesting without end before a parser sees it.

A parser that follows the HTML standard looks up its stack of open tags at each block, and opens anew in each
paragraph whatever formatting the last one left open: 100,000 `<div>` inside one another take it 13 s, and
`<p><font color=1><p><font color=2>…` takes memory without bound. Here a stack is kept beside the text that is never
lower than the parser's, and tags are taken out where one kind of tag stands inside itself more often than in any
real page. Text is never taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MOST_TAGS: Final = 3_000_000  # a tree takes some 200 bytes a tag; the longest works have about 500,000
DEEPEST: Final = 16  # a kind of tag inside itself; email quotes and nested lists stay under it
DEEPEST_BOX: Final = 64  # `div` and `span`: pages made by programs reach 50
MOST_REOPENED: Final = 500_000  # formatting tags the parser may open anew; sloppy pages leave one or two open
MOST_OPTIONS: Final = 3000  # of all lists to choose from; the parser takes 1 s for 17,000 and 25 s for 85,000
PLAIN: Final = 400  # a page with fewer tags than this cannot be deep

# These stand without an end, or close one another, and so do not pile up by themselves.
UNCOUNTED: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "html", "head", "body", "a", "nobr", "p", "li", "dt", "dd", "tr", "td", "th",
    "thead", "tbody", "tfoot", "option", "colgroup", "caption",
})  # fmt: skip
FORMATTING: Final = frozenset({
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
INLINE: Final = FORMATTING | frozenset({
    "span", "abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "kbd", "label",
    "mark", "q", "samp", "sub", "sup", "time", "var",
})  # fmt: skip
WALLS: Final = frozenset({
    "table", "template", "svg", "math", "object", "select", "button", "marquee", "applet",
})  # fmt: skip
KNOWN: Final = INLINE | WALLS | frozenset({
    "div", "section", "article", "aside", "header", "footer", "nav", "main", "figure", "figcaption",
    "blockquote", "center", "ul", "ol", "dl", "menu", "pre", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "fieldset", "details", "summary", "address", "hgroup", "optgroup", "ruby", "rp", "rt",
})  # fmt: skip
# Comments end as the standard has it. Of the tags whose content is no markup, `script` alone is so everywhere but
# in SVG and MathML; what is counted in vain does little harm, what is missed lets a hostile page through.
_COMMENT: Final = r"<!--(?:>|->|.*?--!?>|.*)"
_SCRIPT: Final = r"<script(?=[\s/>])(?:.*?</script|.*)"
_NAME: Final = r"<(/?)([a-z][^\s/>]*)[^>]*>?"
TAG: Final = re.compile(f"{_COMMENT}|{_NAME}", re.DOTALL | re.IGNORECASE)
TAG_NO_SCRIPT: Final = re.compile(f"{_COMMENT}|{_SCRIPT}|{_NAME}", re.DOTALL | re.IGNORECASE)
FOREIGN: Final = re.compile(r"<(?:svg|math)", re.IGNORECASE)


def tame(text: str) -> str:
    """Return the markup without the tags that nest too deep, in time linear in its length."""
    if text.count("<") < PLAIN:
        return text
    nesting, tag = _Nesting(), TAG if FOREIGN.search(text) else TAG_NO_SCRIPT
    spoilt = {m.start() for m in tag.finditer(text) if m[2] and not nesting.take(m[2].lower(), end=bool(m[1]))}
    if nesting.reopened > MOST_REOPENED:
        return tag.sub(lambda m: "" if m.start() in spoilt or (m[2] or "").lower() in FORMATTING else m[0], text)
    return tag.sub(lambda m: "" if m.start() in spoilt else m[0], text) if spoilt else text


class _Nesting:
    """The tags open at one place. `reopened`: how many the parser has had to open anew, at most."""

    def __init__(self) -> None:
        self.reopened = 0
        self._stack: list[str] = []
        self._open: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._formats = self._options = 0

    def take(self, name: str, *, end: bool) -> bool:
        """Whether the tag may stay."""
        if name == "option":
            self._options += 1
            return self._options <= MOST_OPTIONS
        if name in UNCOUNTED:
            self.reopened += self._formats
            return True
        # Names of one's own making would each have a count of their own: they share one.
        kind = name if name in KNOWN else "?"
        return self._close(kind) if end else self._begin(kind)

    def _begin(self, kind: str) -> bool:
        if self._open[kind] >= (DEEPEST_BOX if kind in {"div", "span"} else DEEPEST):
            self._dropped[kind] += 1
            return False
        self._stack.append(kind)
        self._count(kind, 1)
        if kind not in INLINE:
            self.reopened += self._formats
        return True

    def _close(self, kind: str) -> bool:
        if self._dropped[kind]:
            self._dropped[kind] -= 1
            return False
        at = self._find(kind) if self._open[kind] else None
        if at is None:
            return True
        # An inline tag ends alone; a block's end closes all that stands open in it.
        ended = [self._stack.pop(at)] if kind in INLINE else self._stack[at:]
        if kind not in INLINE:
            del self._stack[at:]
        for name in ended:
            self._count(name, -1)
        return True

    def _find(self, kind: str) -> int | None:
        """Place of the tag that an end tag closes; None where the parser may ignore the end tag."""
        for at in range(len(self._stack) - 1, -1, -1):
            name = self._stack[at]
            if name == kind:
                return at
            if name in WALLS or (kind in INLINE and name not in INLINE):
                return None
        return None

    def _count(self, kind: str, by: int) -> None:
        self._open[kind] += by
        if kind in FORMATTING:
            self._formats += by
