"""Thought and speech that no mark sets apart: only a tag gives them away."""

from __future__ import annotations

import re

from underneath.infer.quotation.found import Found
from underneath.infer.quotation.tags import (
    HAD_SAID,
    PAST,
    RECALLED,
    SAID,
    SAID_LOOSE,
    SENTENCE_END,
    STOPPED,
    sentence_spans,
    spoken,
    tag_of,
    told,
)
from underneath.infer.quotation.words import SAYING_RE
from underneath.layers.speech import QuoteKind
from underneath.story.spans import Span

# "think" is left out: "I think" is an opinion. So are wondered and decided: what they report is seldom verbatim.
_THINKS = "thought|thinks"
_REACH = 400  # characters: no tagged sentence is longer
_WINDOW = 1500  # characters after a tag in which its words may go on; keeps one long line linear
_SHORT = 160  # characters of a reply that stands alone
THINKING = re.compile(r"th(?:ought|inks)\b")
_THOUGHT = re.compile(tag_of(_THINKS, STOPPED))
_SAYS = re.compile(rf"(?<=[,!?…—])\s(?=(?:[\w’'.-]+\s){{0,4}}?(?:{SAYING_RE})\b)")
_OPENING_PHRASE = re.compile(
    r"(?:When|While|During|If|As|Because|After|Before|Though|Although|Since|Until|Once|In|On|At|For|By|With|From|To|"
    r"And then|Perhaps|Probably|Possibly|Maybe|Surely|Certainly|Still|Meanwhile|Moreover|Nevertheless|However|"
    r"Besides)\b"
)
_LOWER_AFTER = re.compile(r",\s(?!who\b|whose\b|with\b|without\b|and\b|as\b|\w+ing\b)[a-z]")
_INTERJECTION = re.compile(
    r"(?:[Oo]h|[Aa]h|[Ww]ell|[Nn]o|[Yy]es|[Nn]ow|[Gg]od|[Pp]lease|[Rr]ight|[Oo]kay|[Dd]amn)[,.!—]?\b"
)


def unmarked_thought(text: str, paragraph: Span, index: int, *, narrator_is_i: bool) -> list[Found]:
    """“Say something, thought Mara”: thought that only its tag shows, in one paragraph."""
    colons = [verb.end() for verb in THINKING.finditer(text, *paragraph) if text[verb.end() : verb.end() + 1] == ":"]
    out = [row for at in colons for row in _after_colon(text, at + 1, paragraph.end, index)]
    return out + _tagged(text, paragraph, index, (THINKING, _THOUGHT), "thought", narrator_is_i=narrator_is_i)


def unmarked_recalled(text: str, paragraph: Span, index: int, *, narrator_is_i: bool) -> list[Found]:
    """“Say nothing, her mother used to say”: words remembered that only their tag shows, in one paragraph."""
    return _tagged(text, paragraph, index, (HAD_SAID, RECALLED), "recalled", narrator_is_i=narrator_is_i)


def _tagged(
    text: str,
    paragraph: Span,
    index: int,
    by: tuple[re.Pattern[str], re.Pattern[str]],
    kind: QuoteKind,
    *,
    narrator_is_i: bool,
) -> list[Found]:
    """The words around each tag of one sort; `by`: what such a tag holds, to be looked for first, and the whole tag."""
    out: list[Found] = []
    at = paragraph.start
    for held in by[0].finditer(text, *paragraph):
        edge = _edge_before(text, max(at, held.start() - 60), held.start() + 1)
        tag = by[1].match(text, edge + 1, paragraph.end) if edge is not None else None
        if edge is None or tag is None or tag.end() < held.end():
            continue
        rows = _around(text, at, edge, tag.end(), paragraph, index, kind, narrator_is_i=narrator_is_i)
        if rows:
            out += rows
            at = rows[-1].end
    return out


def unmarked_speech(text: str, paragraph: Span, index: int, *, narrator_is_i: bool) -> list[Found]:
    """“Is it broken? she said.”: the same for speech, in a story that has no quotation marks."""
    out: list[Found] = []
    at = paragraph.start
    for edge in _SAYS.finditer(text, *paragraph):
        if edge.start() < at:
            continue
        asked = text[edge.start() - 1] in "?!" and text[edge.end()].islower()
        tag = (SAID_LOOSE if asked else SAID).match(text, edge.end(), paragraph.end)
        if tag is None or RECALLED.match(text, edge.end(), paragraph.end):
            continue
        rows = _around(text, at, edge.start(), tag.end(), paragraph, index, "speech", narrator_is_i=narrator_is_i)
        if rows:
            out += rows
            at = rows[-1].end
    return out


def _edge_before(text: str, start: int, at: int) -> int | None:
    """Place of the white space that parts the thought from its tag, whose verb stands at `at`."""
    edges = [found.end() - 1 for found in re.finditer(r"[,!?…—]\s", text[start:at])]
    return start + edges[-1] if edges else None


def _around(
    text: str, at: int, edge: int, tag_end: int, paragraph: Span, index: int, kind: QuoteKind, *, narrator_is_i: bool
) -> list[Found]:
    """The words before a tag and those after it that go on; nothing where they are not somebody's own."""
    first = _sentence_start(text, at, edge)
    verb_first = text[edge + 1 : edge + 2].islower() and text[edge + 1 : edge + 4] not in {"he ", "she", "it ", "the"}
    verb_first = verb_first and kind != "recalled"  # "had" follows whoever said it
    if not _direct(text[first:edge], asked=text[edge - 1] in "?!", verb_first=verb_first):
        return []
    if _LOWER_AFTER.match(text, tag_end) and not (_INTERJECTION.match(text, first) or spoken(text[first:edge])):
        return []  # "It was, he thought, a fine day": told in his manner, not in his words
    out = [Found(first, edge, index, kind, 0.7)]
    limit = min(paragraph.end, tag_end + _WINDOW)
    resume = _after_tag(text, tag_end, limit)
    stop = _goes_on_until(text, resume, limit, narrator_is_i=narrator_is_i)
    # What follows words remembered is mostly told again: of twenty such stretches without "you" or "I" six were.
    if stop > resume and (kind != "recalled" or spoken(text[resume:stop])):
        out.append(Found(resume, stop, index, kind, 0.55))
    return out


def _after_colon(text: str, at: int, end: int, index: int) -> list[Found]:
    """What stands after “she thought: ”."""
    start = at + 1 if text[at : at + 1].isspace() else at
    end = min(end, start + _WINDOW)
    stop = SENTENCE_END.search(text, start, end)
    sentence = text[start : stop.end() if stop else end]
    if not sentence or sentence[0] in "“\"‘'*_" or told(sentence):
        return []
    return [Found(start, start + len(sentence), index, "thought", 0.6)]


def _sentence_start(text: str, start: int, at: int) -> int:
    """Start of the sentence that ends at `at`, its own stop not counted; at most `_REACH` characters back."""
    first = max(start, at - _REACH)
    for found in SENTENCE_END.finditer(text, first, at):
        if found.end() < at:
            first = found.end()
    return first


def _direct(clause: str, *, asked: bool, verb_first: bool) -> bool:
    """Whether a clause can be somebody's own words: not told, not a mere opening phrase."""
    bare = clause.strip()
    if not bare or not bare[0].isupper() or len(bare) >= _REACH:
        return False
    if asked:
        return spoken(bare[:-1]) or not PAST.search(bare)
    if _OPENING_PHRASE.match(bare) and not verb_first:
        return False
    return spoken(bare) or verb_first or not PAST.search(bare)


def _after_tag(text: str, at: int, end: int) -> int:
    """Where words may go on after a tag: past its comma where a capital follows, else past its sentence."""
    if text[at : at + 2] == ", " and (text[at + 2 : at + 3].isupper()):
        return at + 2
    stop = SENTENCE_END.search(text, at, end)
    return stop.end() if stop else end


def _goes_on_until(text: str, at: int, end: int, *, narrator_is_i: bool) -> int:
    """End of the untold sentences from `at` on: the first may be any, later ones must show a speaker."""
    until = at
    for first, last in sentence_spans(text, at, end):
        sentence = text[first:last]
        if told(sentence, narrator_is_i=narrator_is_i) or not (
            spoken(sentence) or until == at or not PAST.search(sentence)
        ):
            break
        until = last
    return until


def untagged_replies(text: str, spans: list[Span], found: list[Found]) -> list[Found]:
    """Short bare paragraphs next to tagged speech, in a story that has no quotation marks."""
    spoken_in = {row.paragraph for row in found if row.kind == "speech" and row.start <= spans[row.paragraph].start + 2}
    out = []
    for i, span in enumerate(spans):
        near = i - 1 in spoken_in or i + 1 in spoken_in
        if near and i not in spoken_in and span.length < _SHORT:
            line = span.of(text)
            if not told(line) and (spoken(line) or re.search(r"\w[’'](?:s|re|ll)\b", line)):
                out.append(Found(span.start, span.end, i, "speech", 0.5))
    return out


# Not a numeral: "CHAPTER I" is followed by a capital. Not past: that would be a narrator's.
_FIRST_PERSON = re.compile(r"I(?<![\w’'*_.]I)(?:[’'](?:m|ll|ve|d)\b|(?=\s[a-z]))")
_CONTRACTED = re.compile(r"I(?<![\w’'*_.]I)[’'](?:m|ll|ve|d)\b")
_MARKED_OR_PAST = re.compile(rf"[“”\"«»]|{PAST.pattern}")
_FEW = 3  # paragraphs; past that an essayist may be speaking, who does not contract
_RARE = 10  # an "I" in more than one paragraph of so many is the narrator's


def stray_voices(text: str, spans: list[Span], found: list[Found]) -> list[Found]:
    """Sentences that say "I" in the midst of a tale whose narrator never does: thought, or words remembered."""
    taken = {row.paragraph for row in found}
    bare = [i for i in range(len(spans)) if i not in taken]
    saying_i = [i for i in bare if _FIRST_PERSON.search(text, *spans[i])]
    if len(saying_i) * _RARE > len(bare):
        return []
    voice = _FIRST_PERSON if len(saying_i) <= _FEW else _CONTRACTED
    return [
        Found(first, last, i, "thought", 0.5)
        for i in saying_i
        for first, last in sentence_spans(text, *spans[i])
        if voice.search(text, first, last) and not _MARKED_OR_PAST.search(text, first, last)
    ]
