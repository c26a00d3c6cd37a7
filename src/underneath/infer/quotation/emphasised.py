"""Thought, signing and writing set in italics, *…*, _…_; and mind speech in ::…::, <<…>> or […]."""

from __future__ import annotations

import re
from collections.abc import Iterable

from underneath.infer.quotation.found import Found
from underneath.infer.quotation.kinds import THINKING_TAG, kind_of_unmarked
from underneath.infer.quotation.tags import PAST, SAID, SAID_LOOSE, spoken
from underneath.story.spans import Span
from underneath.story.story import Story

# Marks of emphasis in plain text: no white space inside them, no letter outside; at most 3,000 characters.
STARRED = re.compile(r"([*_])(?<![\w*_][*_])(?=[^\s*_])([^*_]{1,3000})(?<=\S)\1(?![\w*_])")
MIND = {
    "::": re.compile(r"::(?=[^\s:])[^:\n]{1,600}(?<=\S)::"),
    "<<": re.compile(r"<<(?=\S)[^<>\n]{1,600}>>"),
    "[": re.compile(r"\[(?<![\w\])]\[)(?=[\w“…-])[^\[\]\n]{1,600}\]"),
    "{": re.compile(r"\{[^{}\n]{2,600}\}"),
}
_SENTENCE_BEFORE = ".!?…:;”\"’'—–>]*_)"
_SENTENCE_LIKE_END = ".!?…,—–-"
_INTRODUCED = re.compile(
    r"\b(?:said|says|saying|read|reads|reading|wr(?:ote|ites?)(?:\s(?:down|back|out))?|typ(?:ed|es)|sign(?:ed|s)|thought|thinks)$"
)
_AFTER = re.compile(r"[,.]?\s+")
_LONG = 80  # words: italics longer than this that only tell are a flashback, a dream or a letter, not a thought
_SHARE, _MEAN = 0.35, 200  # of the text, and characters each: more, and italics are how the tale is set
_GAP = 4  # characters between two italic stretches that are one
_CLAUSE, _SENTENCE = 4, 3  # words that make one, after a comma and as a paragraph
TOLD_SO = 0.95  # confidence of a stretch whose tag says that it is thought
DOUBTFUL = 0.4  # confidence of a stretch that only a story of signing or mind speech makes believable


def emphasised(story: Story) -> list[Found]:
    """Italic stretches of the tale that are sentences of somebody's, in order."""
    text = story.text
    spans = [row.span for row in story.emphasis if row.kind == "italic"] or _starred(story)
    spans = _widened(text, _joined(text, spans))
    total = sum(span.length for span in spans)
    if total > _SHARE * len(text) and total > _MEAN * len(spans):
        return []  # a tale set in italics as a whole says nothing by it
    out = []
    for span in spans:
        index = story.paragraph_at(span.start)
        if index is not None:
            paragraph = story.paragraphs[index].span
            row = _judged(text, Span(span.start, min(span.end, paragraph.end)), index, paragraph)
            out += [row] if row else []
    return out


def _starred(story: Story) -> list[Span]:
    """Emphasis in the text's own marks, one paragraph at a time, the marks left out."""
    if "*" not in story.text and "_" not in story.text:
        return []
    return [
        Span(*found.span(2))
        for row in story.paragraphs
        for found in STARRED.finditer(story.text, row.span.start, row.span.end)
    ]


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Neighbours with only white space and marks between them made one, but not over a paragraph's end."""
    out: list[Span] = []
    for span in sorted(spans):
        gap = text[out[-1].end : span.start] if out else "—"
        if len(gap) <= _GAP and not gap.strip("*_ .,\n") and "\n\n" not in gap:
            out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
        else:
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
    before = text[max(paragraph.start, span.start - 200) : span.start].rstrip()
    tag = _tag_after(text, span.end, paragraph.end) if inside[0].isupper() or before[-1:] in {",", ""} else ""
    introduced = _INTRODUCED.search(before) if len(words) > 1 and inside[0].isupper() else None
    if tag or introduced:
        words_of_it = tag or (introduced.group() if introduced else "")
        sure = TOLD_SO if THINKING_TAG.search(words_of_it) else 0.9
        return Found(
            span.start,
            span.end,
            index,
            kind_of_unmarked(text, span, tag, introduced.group() if introduced else ""),
            sure,
        )
    sure = _sureness(text, span, inside, words, before, paragraph)
    return Found(span.start, span.end, index, kind_of_unmarked(text, span), sure) if sure else None


def _sureness(text: str, span: Span, inside: str, words: list[str], before: str, paragraph: Span) -> float:
    """How sure it is that an untagged stretch is somebody's sentence; 0: it is not."""
    if before and before[-1] not in _SENTENCE_BEFORE and not (before[-1] == "," and len(words) >= _CLAUSE):
        return 0.0
    if inside[0].isalpha() and not inside[0].isupper():
        return 0.0
    if len(words) > _LONG and PAST.search(inside) and not spoken(inside):
        return 0.0
    whole = not before and not text[span.end : paragraph.end].strip()
    stops = inside[-1] in _SENTENCE_LIKE_END or text[span.end : span.end + 1] in {".", "!", "?", "…"}
    if len(words) == 1:
        return 0.5 if whole and inside[-1] in ".!?…" else DOUBTFUL if inside[-1] in ".!?…" else 0.0
    if not stops and not (whole and len(words) >= _SENTENCE):
        return 0.0
    return 0.8 if spoken(inside) or inside[-1] in ".!?…" else 0.6


def _tag_after(text: str, at: int, end: int) -> str:
    """The tag right after an italic stretch, or an empty string."""
    start = _AFTER.match(text, at, end)
    if start is None:
        return ""
    verb_first = text[start.end() : start.end() + 1].islower()
    tag = (SAID_LOOSE if verb_first else SAID).match(text, start.end(), min(end, start.end() + 120))
    return tag.group() if tag else ""


def minds(story: Story) -> list[Found]:
    """Mind speech in a bracket style of its own; only where the style comes back and stands as sentences."""
    text = story.text
    out: list[Found] = []
    for mark, pattern in MIND.items():
        if text.count(mark) <= 1:
            continue
        rows = [
            Found(found.start(), found.end(), index, "thought", 0.8)
            for index, row in enumerate(story.paragraphs)
            for found in pattern.finditer(text, row.span.start, row.span.end)
            if _is_mind_speech(text, found, row.span)
        ]
        out += rows if len(rows) > 1 else []
    return sorted(out)


def _is_mind_speech(text: str, found: re.Match[str], paragraph: Span) -> bool:
    inside = found.group().strip(":<>[]{} ")
    before = text[max(paragraph.start, found.start() - 40) : found.start()].rstrip()
    stops = inside[-1:] in set(_SENTENCE_LIKE_END) or _tag_after(text, found.end(), paragraph.end)
    return bool(inside and stops and (not before or before[-1] in _SENTENCE_BEFORE + ","))
