"""Find every quotation of a story."""

from __future__ import annotations

from underneath.infer.correcting.lines import without_false
from underneath.infer.quotation.dashes import dash_speech, dash_within, opens_with_dash
from underneath.infer.quotation.emphasised import DOUBTFUL, TOLD_SO, emphasised, minds
from underneath.infer.quotation.found import Found, merged
from underneath.infer.quotation.judge import speech_odds
from underneath.infer.quotation.kinds import kind_of_marked
from underneath.infer.quotation.marks import SINGLE, Mark, marks_in
from underneath.infer.quotation.messages import messages
from underneath.infer.quotation.pairs import pair
from underneath.infer.quotation.parts import numbered
from underneath.infer.quotation.unmarked import (
    stray_voices,
    unmarked_recalled,
    unmarked_speech,
    unmarked_thought,
    untagged_replies,
)
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.speech import Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

_THRESHOLD = 0.45  # best of 0.3–0.6 on the training texts


def find_quotes(story: Story, corrections: Corrections = NO_CORRECTIONS) -> Quotes:
    """Quotations of every style, in the order of the text.

    Parameters
    ----------
    story
        Its paragraphs must be set; `emphasis` is used where it is there, else `*…*` and `_…_` are looked for.
    corrections
        What a person says is no quotation is none.

    Returns
    -------
    Quotes
        Spans with their marks, kind, part and confidence (0–1). Time and memory are linear in the text.
    """
    return without_false(story.text, numbered(story.text, quotations_in(story)), corrections)


def quotations_in(story: Story) -> list[Found]:
    """What `find_quotes` goes by, as stretches in the order of the text."""
    text = story.text
    spans = [row.span for row in story.paragraphs]
    marks = [marks_in(text, *span) for span in spans]
    marked = _marked(text, spans, marks)
    narrator_is_i = _narrator_is_i(text, spans, marks)
    dashed = _dashed(text, spans, narrator_is_i=narrator_is_i, others=len(marked))
    found = merged(marked, dashed, minds(story), _signed_or_not(emphasised(story)), messages(story))
    return merged(found, _bare(text, spans, found, narrator_is_i=narrator_is_i))


def _bare(text: str, spans: list[Span], found: list[Found], *, narrator_is_i: bool) -> list[Found]:
    """Stretches that only a tag shows: thought anywhere, speech where next to nothing is marked."""
    out = [
        row
        for i, span in enumerate(spans)
        for find in (unmarked_thought, unmarked_recalled)
        for row in find(text, span, i, narrator_is_i=narrator_is_i)
    ]
    if not narrator_is_i:
        out += stray_voices(text, spans, found + out)
    if sum(row.kind == "speech" for row in found) <= len(spans) // 50:
        said = [r for i, s in enumerate(spans) for r in unmarked_speech(text, s, i, narrator_is_i=narrator_is_i)]
        out += said + untagged_replies(text, spans, said)
    return out


def _marked(text: str, spans: list[Span], marks: list[list[Mark]]) -> list[Found]:
    """Stretches in quotation marks that are somebody's words."""
    first = [
        row[0].family is SINGLE for span, row in zip(spans, marks, strict=True) if row and row[0].start == span.start
    ]
    single_first = 2 * sum(first) > len(first)
    indented = sum(text[max(0, span.start - 2) : span.start] == "  " for span in spans)
    out = []
    for i, (span, row) in enumerate(zip(spans, marks, strict=True)):
        for p in pair(row, *span, single_first=single_first) if row else ():
            odds = speech_odds(text, p, span, indents_tell=indented * 5 < len(spans))
            if odds > _THRESHOLD:
                kind = kind_of_marked(text, p.end, span)
                out.append(Found(p.start, p.end, i, kind, round(odds, 3), not p.closed))
    return out


def _dashed(text: str, spans: list[Span], *, narrator_is_i: bool, others: int) -> list[Found]:
    """Speech after dashes, where the file uses them so: twice at least, and not against a sea of marks."""
    opened = [i for i, span in enumerate(spans) if opens_with_dash(text, span.start)]
    if len(opened) <= 1 or len(opened) * 10 < others:
        return []
    at = set(opened)
    out = []
    for i, span in enumerate(spans):
        opens = i in at
        rows = dash_speech(text, *span, narrator_is_i=narrator_is_i) if opens else dash_within(text, *span)
        out += [Found(a, b, i, "speech", 0.9 if n == 0 else 0.7) for n, (a, b) in enumerate(rows)]
    return out


def _narrator_is_i(text: str, spans: list[Span], marks: list[list[Mark]]) -> bool:
    """Whether paragraphs without marks say "I" often: one in four, at least."""
    bare = [s for s, row in zip(spans, marks, strict=True) if not row and not opens_with_dash(text, s.start)]
    return sum(" I " in s.of(text) or text.startswith("I ", s.start) for s in bare) * 4 > len(bare)


def _signed_or_not(rows: list[Found]) -> list[Found]:
    """In a story of signing, untagged italics are signed lines; elsewhere the doubtful ones go."""
    signed = sum(row.kind == "signed" for row in rows)
    thought = sum(row.kind == "thought" and row.confidence >= TOLD_SO for row in rows)
    if signed <= thought:
        return [row for row in rows if row.confidence > DOUBTFUL]
    return [row._replace(kind="signed") if row.kind == "thought" or row.confidence < TOLD_SO else row for row in rows]
