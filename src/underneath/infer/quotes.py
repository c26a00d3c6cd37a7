"""Find every quotation of a story."""

from __future__ import annotations

import re

from underneath.infer.quotation.marks import SINGLE, marks_in
from underneath.infer.quotation.pairs import Pair, pair
from underneath.infer.quotation.words import SAYING_RE
from underneath.layers.speech import Quote, Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

TAG_AFTER = re.compile(rf"\W{{0,3}}(?:[\w’'.]+\s+){{0,4}}?(?:{SAYING_RE})\b")
STOPS = ".,!?…—-:;–"


def find_quotes(story: Story) -> Quotes:
    """Quotations of every style, in the order of the text."""
    text = story.text
    found = [(p.span, marks_in(text, *p.span)) for p in story.paragraphs]
    singles = sum(m[0].start == s.start and m[0].family is SINGLE for s, m in found if m)
    doubles = sum(m[0].start == s.start and m[0].family is not SINGLE for s, m in found if m)
    out = []
    part = 0
    for span, marks in found:
        if not marks:
            continue
        part += 1
        out += [
            Quote(Span(p.start, p.end), "speech", part)
            for p in pair(marks, *span, single_first=singles > doubles)
            if _is_speech(text, p, span)
        ]
    return Quotes(out)


def _is_speech(text: str, found: Pair, span: Span) -> bool:
    inside = text[found.start : found.end].strip("“”\"'‘’«»‹›—–- \n\t_*")
    before = text[max(span.start, found.start - 30) : found.start].rstrip()
    if found.start == span.start or not found.closed or before.endswith((":", ",", ".", "!", "?", "-", "—", "”", '"')):
        return bool(inside)
    last = text[found.end - 2 : found.end - 1]
    return last in STOPS and (inside[:1].isupper() or bool(TAG_AFTER.match(text, found.end, found.end + 60)))
