"""Speech that a dash at the paragraph's start opens, and that nothing closes."""

from __future__ import annotations

import re

from underneath.infer.quotation.tags import SAID, SENTENCE_END, sentence_spans, told

_TAGS = 2  # tags looked for in one paragraph: a third is a quotation within the quotation
_REACH = 200  # characters within which a dash in the middle must meet its tag
OPENING = re.compile(r"(?:[—–―‒]|--|-(?=\s))\s*(?=[^\W_]|[“\"‘'’¡¿….*])")
_WITHIN = re.compile(r"(?<=[.!?…:])\s+((?:[—–―]|--)\s*)(?=[A-ZÀ-Þ¡¿])")
_TAG_EDGE = re.compile(r"(?:[,!?….]|(?<=\w)(?=\s?[—–]|\s--))\s{0,3}(?:[—–]|--)?\s{0,3}(?=\w)")
# What goes on telling after "he said, ": with his back to her, turning, and he laughed …
_GOES_ON = re.compile(
    r",\s(?:and|with|without|who|in|as|to|at|from|before|after|while|when|for|not|looking|\w+ing|\w+ly|his|her|the)\b"
)


def opens_with_dash(text: str, start: int) -> bool:
    """Whether the paragraph at `start` begins with a dash as dialogue does."""
    return OPENING.match(text, start, start + 6) is not None


def dash_speech(text: str, start: int, end: int, *, narrator_is_i: bool) -> list[tuple[int, int]]:
    """Spoken stretches of a paragraph that opens with a dash: its tags and what is told after them left out."""
    out = []
    at = start
    body = OPENING.match(text, start, end)
    scan = body.end() if body else start
    tag = _next_tag(text, scan, end)
    while tag is not None:
        out.append((at, tag[0]))
        at = tag[1]
        if at >= end or _is_told(text, at, end, narrator_is_i=narrator_is_i):
            return out
        tag = _next_tag(text, at, end) if len(out) < _TAGS else None
    out.append((at, _spoken_until(text, at, end, narrator_is_i=narrator_is_i) if out else end))
    return [(a, b) for a, b in out if text[a:b].strip(" —–-.,")]


def dash_within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Speech that a dash opens in the middle of a told paragraph; only where a tag follows it."""
    for found in _WITHIN.finditer(text, start, end):
        tag = _next_tag(text, found.end(), end)
        if tag is not None and tag[0] - found.end() < _REACH:
            return [(found.start(1), tag[0]), *_second(text, tag[1], end)]
    return []


def _second(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The rest of such a speech: what comes after the tag up to the first told words."""
    first = next(iter(sentence_spans(text, start, end)), None)
    return [first] if first and not told(text[slice(*first)]) else []


def _next_tag(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where speech stops and where it may go on, around the first tag of `text[start:end]`."""
    for edge in _TAG_EDGE.finditer(text, start, end):
        tag = SAID.match(text, edge.end(), end)
        if tag:
            stop = edge.start() + (1 if text[edge.start()] in ",!?…." else 0)
            return stop, _tag_end(text, tag.end(), end)
    return None


def _tag_end(text: str, at: int, end: int) -> int:
    """First character after a tag that starts anew: after its stop, its closing dash or its comma."""
    closing = re.compile(r"\s?[—–][.,]?\s*").match(text, at, end)
    if closing and closing.end() > at:
        return closing.end()
    if text[at : at + 1] == "," and not _GOES_ON.match(text, at, end):
        return at + 2
    stop = SENTENCE_END.search(text, at, end)
    return stop.end() if stop else end


def _is_told(text: str, at: int, end: int, *, narrator_is_i: bool) -> bool:
    first = next(iter(sentence_spans(text, at, end)), (at, end))
    return told(text[slice(*first)], narrator_is_i=narrator_is_i)


def _spoken_until(text: str, at: int, end: int, *, narrator_is_i: bool) -> int:
    """End of the run of spoken sentences that starts at `at`."""
    until = at
    for first, last in sentence_spans(text, at, end):
        if until > at and told(text[first:last], narrator_is_i=narrator_is_i):
            break
        until = last
    return until
