"""Thought, signing and writing set in italics, *…*, _…_; and mind speech in ::…::, <<…>> or […]."""

from __future__ import annotations

import re
from collections.abc import Iterable

from underneath.infer.quotation.found import Found
from underneath.infer.quotation.kinds import kind_of_unmarked
from underneath.infer.quotation.tags import CLOSED_CLAUSE, PAST, SAID, spoken
from underneath.story.spans import Span
from underneath.story.story import Story

# Marks of emphasis in plain text: no white space inside them, no letter outside.
STARRED = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{0,1500}(?:\n(?!\s*\n)[^*_\n]{0,1500}){0,30}?)(?<=\S)\1(?![\w*_])")
MIND = re.compile(r"::(?=[^\s:])[^:\n]{1,600}(?<=\S)::|<<(?=\S)[^<>\n]{1,600}>>|(?<![\w\])])\[(?=[\w“…-])[^\[\]\n]{1,600}\]|\{[^{}\n]{2,600}\}")
_SENTENCE_BEFORE = ".!?…:;”\"’'—–>]*_)"
_SENTENCE_LIKE_END = ".!?…,—–-"
_LONG = 80  # words: italics longer than this that only tell are a flashback, a dream or a letter, not a thought


def emphasised(story: Story) -> list[Found]:
    """Italic stretches of the tale that are sentences of somebody's, in order."""
    text = story.text
    spans = [row.span for row in story.emphasis if row.kind == "italic"] or _starred(story)
    spans = _widened(text, _joined(text, spans))
    if sum(span.length for span in spans) > 0.35 * len(text) and len(spans) < len(story.paragraphs) / 2:
        return []  # a tale set in italics as a whole says nothing by it
    out = []
    for span in spans:
        index = story.paragraph_at(span.start)
        if index is None:
            continue
        paragraph = story.paragraphs[index].span
        row = _judged(text, Span(span.start, min(span.end, paragraph.end)), index, paragraph)
        if row is not None:
            out.append(row)
    return out


def _starred(story: Story) -> Iterable[Span]:
    """Emphasis in the text's own marks, one paragraph at a time, the marks left out."""
    return [
        Span(*found.span(2))
        for row in story.paragraphs
        for found in STARRED.finditer(story.text, row.span.start, row.span.end)
    ]


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Neighbours with only white space and marks between them made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start - out[-1].end <= 4 and not text[out[-1].end : span.start].strip("*_ .,"):
            gap = text[out[-1].end : span.start]
            if "\n\n" not in gap:
                out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
                continue
        out.append(span)
    return out


def _widened(text: str, spans: list[Span]) -> list[Span]:
    """With the marks around them, where the text has any."""
    return [
        Span(s.start - 1, s.end + 1)
        if s.start and text[s.start - 1] in "*_" and text[s.end : s.end + 1] == text[s.start - 1]
        else s
        for s in spans
    ]


def _judged(text: str, span: Span, index: int, paragraph: Span) -> Found | None:
    """The stretch as a quotation, or None where it is stress, a title, a ship, a foreign word."""
    inside = span.of(text).strip("*_ \n\t")
    words = inside.split()
    if not words or not any(ch.isalpha() for ch in inside):
        return None
    before = text[paragraph.start : span.start].rstrip()
    tag = _tag_after(text, span.end, paragraph.end)
    at_start = not before or before[-1] in _SENTENCE_BEFORE
    if not (at_start or (before[-1] == "," and (tag or len(words) > 3))):
        return None
    if tag:
        return Found(span.start, span.end, index, kind_of_unmarked(text, span, paragraph, tag), 0.9)
    whole = not before and not text[span.end : paragraph.end].strip()
    stops = inside[-1] in _SENTENCE_LIKE_END or text[span.end : span.end + 1] in set(".!?…")
    if len(words) < 2 and not (whole and stops) or not (stops or (whole and len(words) > 2)):
        return None
    if not (inside[0].isupper() or not inside[0].isalpha()) or (len(words) > _LONG and PAST.search(inside) and not spoken(inside)):
        return None
    sure = 0.8 if spoken(inside) or inside[-1] in ".!?…" else 0.6
    return Found(span.start, span.end, index, kind_of_unmarked(text, span, paragraph, ""), sure)


def _tag_after(text: str, at: int, end: int) -> str:
    """The tag right after an italic stretch, or an empty string."""
    start = re.compile(r"[,.]?\s+").match(text, at, end)
    tag = SAID.match(text, start.end(), end) if start else None
    return tag.group() if tag and CLOSED_CLAUSE.match(text, tag.end(), end) else ""


def minds(story: Story) -> list[Found]:
    """Mind speech in a bracket style of its own; only where the style comes back and stands as sentences."""
    text = story.text
    by_style: dict[str, list[Found]] = {}
    for index, row in enumerate(story.paragraphs):
        for found in MIND.finditer(text, row.span.start, row.span.end):
            inside = found.group().strip(":<>[]{} ")
            before = text[row.span.start : found.start()].rstrip()
            stops = inside[-1:] in _SENTENCE_LIKE_END or _tag_after(text, found.end(), row.span.end)
            if inside and stops and (not before or before[-1] in _SENTENCE_BEFORE + ","):
                style = by_style.setdefault(found.group()[0], [])
                style.append(Found(found.start(), found.end(), index, "thought", 0.8))
    return sorted(row for rows in by_style.values() if len(rows) > 1 for row in rows)
