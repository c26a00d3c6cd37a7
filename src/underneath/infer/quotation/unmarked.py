"""Thought and speech that no mark sets apart: only a tag gives them away."""

from __future__ import annotations

import re

from underneath.infer.quotation.found import Found
from underneath.infer.quotation.tags import CLOSED_CLAUSE, PAST, SAID, SENTENCE_END, THOUGHT, sentence_spans, spoken, told
from underneath.infer.quotation.words import SAYING_RE, THINKING_RE
from underneath.story.spans import Span

_THINKS = re.compile(rf"(?<=[,!?…—])\s(?=(?:[\w’'.-]+\s){{0,4}}?(?:{THINKING_RE})\b)")
_SAYS = re.compile(rf"(?<=[,!?…—])\s(?=(?:[\w’'.-]+\s){{0,4}}?(?:{SAYING_RE})\b)")
_COLON = re.compile(rf"\b(?:{THINKING_RE}):\s+(?=\w)")
_HEARSAY = re.compile(r"^(?:When|While|If|As|Because|After|Before|Though|Although|Since|Until|Once|In|On|At|For|By|With|From|To|And then)\b")


def unmarked(text: str, paragraph: Span, index: int, *, saying: bool, narrator_is_i: bool) -> list[Found]:
    """Tagged stretches without marks in one paragraph; `saying`: verbs of saying count too, not of thinking alone."""
    start, end = paragraph
    edges, verbs = (_SAYS, SAID) if saying else (_THINKS, THOUGHT)
    out: list[Found] = []
    at = start
    for edge in edges.finditer(text, start, end):
        if edge.start() < at:
            continue
        tag = verbs.match(text, edge.end(), end)
        if tag is None or not CLOSED_CLAUSE.match(text, tag.end(), end):
            continue
        first = _sentence_start(text, at, edge.start())
        if not _direct(text[first : edge.start()]):
            continue
        kind = "thought" if THOUGHT.match(text, edge.end(), end) else "speech"
        out.append(Found(first, edge.start(), index, kind, 0.7))
        at = _tag_end(text, tag.end(), end)
        stop = _goes_on_until(text, at, end, narrator_is_i=narrator_is_i)
        if stop > at:
            out.append(Found(at, stop, index, kind, 0.55))
            at = stop
    for found in _COLON.finditer(text, start, end):
        stop = SENTENCE_END.search(text, found.end(), end)
        out.append(Found(found.end(), stop.end() if stop else end, index, "thought", 0.7))
    return out


def _sentence_start(text: str, start: int, at: int) -> int:
    """Start of the sentence that ends at `at`, its own stop not counted."""
    first = start
    for found in SENTENCE_END.finditer(text, start, at):
        if found.end() < at:
            first = found.end()
    return first


def _direct(clause: str) -> bool:
    """Whether a clause can be somebody's own words: not told, not a mere opening phrase."""
    bare = clause.strip()
    if not bare or not bare[0].isupper() or len(bare) > 400:
        return False
    if bare[-1] in "?!":
        return not told(bare) or spoken(bare[:-1])
    return spoken(bare) or (not PAST.search(bare) and not _HEARSAY.match(bare))


def _tag_end(text: str, at: int, end: int) -> int:
    if re.compile(r",\s(?:I|[A-Z])").match(text, at, end):
        return at + 2
    stop = SENTENCE_END.search(text, at, end)
    return stop.end() if stop else end


def _goes_on_until(text: str, at: int, end: int, *, narrator_is_i: bool) -> int:
    """End of the untold sentences after a tag; a run that a tag of its own follows is left to that tag."""
    until = at
    for first, last in sentence_spans(text, at, end):
        sentence = text[first:last]
        if told(sentence, narrator_is_i=narrator_is_i) or not (spoken(sentence) or until == at or last == end):
            break
        until = last
    return until
