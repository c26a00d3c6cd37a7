"""Chat lines, typed messages, notes and letters that stand in the text without marks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from underneath.infer.quotation.found import Found, merged
from underneath.infer.quotation.kinds import WRITING
from underneath.story.spans import Span
from underneath.story.story import Story

_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?[\])]?"
# "ira: words", "<ira> words", "[ira]: words", "@ira: words", the time before the name or behind it.
OPENING = re.compile(rf"(?:{_TIME}\s*)?[<\[]?")
CLOSING = re.compile(rf"[>\]]?(?:\s?{_TIME})?:?(?<=[:>])\s+(?=\S)")
CHAT = re.compile(rf"{OPENING.pattern}(@?\w[\w .’'-]{{0,24}}?){CLOSING.pattern}")
# "I was silent: ", and what stands over a letter.
_NO_NAME = re.compile(
    r"(?:I|He|She|They|We|You|It)\s|(?:From|To|Cc|Bcc|Subject|Re|Date|Sent|Time|Place|Attn|P\.?S)\.?$", re.IGNORECASE
)
_TYPES = re.compile(
    r"\b(?:typ(?:ed|es)|text(?:ed|s)|wr(?:ote|ites)|messag(?:ed|es)|scrawl(?:ed|s)|print(?:ed|s))"
    r"\b[^.!?:\n]{0,60}:\s+(?=\w)"
)
CAPITALS = re.compile(r"[A-Z](?<![\w.][A-Z])[A-Z’']+(?:[.,!?;:—-]*\s+[A-Z0-9][A-Z0-9’'.-]*(?![a-z])){1,80}[.!?]?")
_HEADING = re.compile(r"(?:CHAPTER|PART|BOOK|VOLUME|SCENE|ACT|SECTION|LETTER|CANTO|STAVE|PROLOGUE|EPILOGUE|CONTENTS)\b")
_DEAR = re.compile(
    r"(?:My\s)?[Dd]ear(?:est)?\s[A-Z][\w’'. -]{0,40}(?:,|:|—|\n|$)|To\s(?:the|my|whom)\s[^.,!?\n]{2,40}[.:]\s"
)
_LINES = 3  # of chat, at least: fewer may be anything with a colon
_NEAR = 8  # paragraphs between two messages of one exchange
_LONG = 200  # characters: longer than people type in one go
_STOPS = (".", "!", "?", "…", "”", '"', "’", ":", "—", "*", "_", ")", ";", ",")


def messages(story: Story) -> list[Found]:
    """Everything of the kind, in order."""
    text = story.text
    spans = [row.span for row in story.paragraphs]
    rest = sorted(_capitals(text, spans) + _letters(text, spans))
    return merged(_chat(text, spans), _typed(text, spans), rest, _sent(text, spans))


def _chat(text: str, spans: list[Span]) -> list[Found]:
    """“Name: words” paragraphs, where at least two names or one name twice do so three times in all."""
    hits = []
    for index, span in enumerate(spans):
        found = CHAT.match(text, span.start, span.end)
        name = found.group(1).strip() if found and "\n" not in found.group() else ""
        # Capitals may be several words ("Cal Reyes:"); a name as people log in under ("ettav:") is one.
        if found and name and (name[0].isupper() or " " not in name) and not _NO_NAME.match(name):
            hits.append((index, found.end(), name))
    names = Counter(name for _, _, name in hits)
    sure = {i for i, _, name in hits if names[name] > 1}
    rows = [(i, at) for i, at, _ in hits if not sure.isdisjoint((i - 1, i, i + 1))]
    if len(rows) < _LINES:
        return []
    script = all(name.isupper() for name in names)
    return [Found(at, spans[i].end, i, "speech" if script else "written", 0.75) for i, at in rows]


def _typed(text: str, spans: list[Span]) -> list[Found]:
    """Words after “types …:”, and the lower-case lines without a stop that follow them."""
    out: list[Found] = []
    last = -9
    any_typed = False
    for index, span in enumerate(spans):
        colon = text.find(":", max(span.start, span.end - 400), span.end) >= 0
        found = _TYPES.search(text, max(span.start, span.end - 400), span.end) if colon else None
        if found and text[found.end()] not in "“\"‘'«*_":
            out.append(Found(found.end(), span.end, index, "written", 0.7))
            last, any_typed = index, True
        elif any_typed and _line_of_chat(text, span, near=index - last == 1):
            out.append(Found(span.start, span.end, index, "written", 0.6))
            last = index
    return out


def _sent(text: str, spans: list[Span]) -> list[Found]:
    """Paragraphs in lower case without a stop, as people text: two of them near each other, or one beside a phone.

    Of 299 told so in the training stories 287 are quotations; in 30 novels and 90 openings of others none is told.
    """
    short = ((i, span) for i, span in enumerate(spans) if span.length <= _LONG)
    lines = [i for i, span in short if text.find("\n", *span) < 0 <= text.find(" ", *span)]
    hits = [i for i in lines if _line_of_chat(text, spans[i], near=False)]
    near = {i for one, other in pairwise(hits) if other - one <= _NEAR for i in (one, other)}
    sent = {i for i in hits if i in near or WRITING.search(text[max(0, spans[i].start - 200) : spans[i].start])}
    sent |= {i for i in lines if not sent.isdisjoint((i - 1, i + 1)) and _line_of_chat(text, spans[i], near=True)}
    return [Found(*spans[i], i, "written", 0.6) for i in sorted(sent)]


def _line_of_chat(text: str, span: Span, *, near: bool) -> bool:
    """A short paragraph as people type them: no stop at its end, and no capital unless right after another."""
    line = span.of(text)
    if len(line) > _LONG or line.endswith(_STOPS) or line[0] in "“\"‘'«—*_#":
        return False
    return line[0].islower() or (near and " " in line)


def _capitals(text: str, spans: list[Span]) -> list[Found]:
    """Notes and signs in capitals, where the words before them speak of writing."""
    out = []
    for index, span in enumerate(spans):
        for found in CAPITALS.finditer(text, span.start, span.end):
            words = found.group().split()
            before = text[max(0, found.start() - 200) : found.start()]
            if (
                sum(len(w) > 1 for w in words) > 1
                and not _HEADING.match(found.group())
                and WRITING.search(before)
                and _stands_apart(text, *found.span(), span)
            ):
                out.append(Found(found.start(), found.end(), index, "written", 0.7))
    return _joined(text, out)


def _stands_apart(text: str, at: int, end: int, span: Span) -> bool:
    """Whether a stop or a paragraph's start stands before, and no sentence merely opened in capitals."""
    if at == span.start and re.match(r"\s+[a-z]", text[end : end + 3]):
        return False
    before = text[span.start : at].rstrip()
    return not before or before[-1] in ".:,!?—…"


def _joined(text: str, rows: list[Found]) -> list[Found]:
    """Runs of capitals that only a stop parts, as one."""
    out: list[Found] = []
    for row in rows:
        if out and out[-1].paragraph == row.paragraph and not text[out[-1].end : row.start].strip(" .,!?\n"):
            out[-1] = out[-1]._replace(end=row.end)
        else:
            out.append(row)
    return out


def _letters(text: str, spans: list[Span]) -> list[Found]:
    """A paragraph that opens as letters do, right after talk of writing."""
    out = []
    for index, span in enumerate(spans):
        if _DEAR.match(text, span.start, span.end):
            before = text[max(0, span.start - 200) : span.start]
            if WRITING.search(before):
                out.append(Found(span.start, span.end, index, "written", 0.7))
    return out
