"""Which quotations are one utterance: interrupted by a tag, or going on over paragraphs."""

from __future__ import annotations

from underneath.infer.quotation.found import Found
from underneath.layers.speech import Quote, Quotes
from underneath.story.spans import Span


def numbered(text: str, rows: list[Found]) -> Quotes:
    """The rows as quotes, those of one utterance with the same `part`, a lone one with None."""
    groups: list[list[Found]] = []
    for row in rows:
        if groups and _same(text, groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    out = []
    part = 0
    for group in groups:
        part += len(group) > 1
        number = part if len(group) > 1 else None
        out += [Quote(_trimmed(text, r), r.kind, number, r.confidence) for r in group]
    return Quotes(out)


def _same(text: str, a: Found, b: Found) -> bool:
    """Whether `b` goes on with what `a` began."""
    if a.kind != b.kind:
        return False
    if a.paragraph == b.paragraph:
        return bool(text[a.end : b.start].strip())
    return a.goes_on and b.paragraph == a.paragraph + 1 and b.start <= a.end + 8


def _trimmed(text: str, row: Found) -> Span:
    """The row's span without white space at its ends."""
    words = text[row.start : row.end]
    return Span(row.end - len(words.lstrip()), row.start + len(words.rstrip()))
