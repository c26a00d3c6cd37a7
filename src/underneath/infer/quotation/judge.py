"""Whether a stretch in marks is direct speech, or a title, a nickname, a word held up, somebody's phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from math import exp

from underneath.infer.quotation.pairs import Pair
from underneath.infer.quotation.weights import BIAS, WEIGHTS
from underneath.infer.quotation.words import ARTICLES, NAMING, SAYING, THINKING
from underneath.story.spans import Span

SPOKEN = re.compile(
    r"(?<![\w’'])(?:I|[Yy]ou|[Mm]y|[Yy]our|[Ww]e|[Mm]e|[Uu]s|[Oo]ur|[Yy]es|[Nn]o|[Oo]h|[Ww]ell|[Tt]hee|[Tt]hou)\b|[?!]"
)
# “She would have said, "…"”, “as if to say "…"”: nobody does; “"…" was her word”: the words are talked about.
UNSAID = re.compile(r"\b(?:would|could|might|should|not|never|n[’']t|to|if|can|will|may|must|often|always)\b")
HELD_UP = re.compile(
    r"(?:was|is|were|are|will|would|had|has|came|burst|meant|means|and|or|but|to|of|in|on|for|with|as|that)\b"
)
LETTER = re.compile(
    r"(?:My\s)?dear(?:est)?\b[\w\s.’']{0,40},?$|(?:I (?:am|remain)\b.*)?yours?\b[\w\s,’']{0,30},?$", re.IGNORECASE
)
PAST = re.compile(r"\b(?:was|were|had|did|should|would|could|might)\b")
SAYS = frozenset(SAYING + THINKING)
_SEVERAL = 3  # words after which "said" opens speech rather than holds up a word
_BOUNDS, _LENGTHS = (1, 2, 5, 12), ("1", "2", "3-5", "6-12", "13+")
_OPENING = frozenset("“\"‘'«„")
_MARKS = "“”„\"'‘’«»‹›「」『』`*_ \n\t\r\u00a0\u202f"
_WORD = re.compile(r"[\w’'-]+")
_SENTENCE_END = ".!?…"


def speech_odds(text: str, pair: Pair, span: Span, *, indents_tell: bool) -> float:
    """Probability (0–1) that `pair`, in the paragraph `span`, is somebody's words and not just words in marks.

    `indents_tell`: whether an indented paragraph is something set apart (verse, a letter) in this text.
    """
    score = BIAS + sum(WEIGHTS.get(name, 0.0) for name in features(text, pair, span, indents_tell=indents_tell))
    return 1.0 / (1.0 + exp(-score))


def features(text: str, pair: Pair, span: Span, *, indents_tell: bool) -> list[str]:
    """Names of what holds of a marked stretch: its place, its first and last words, its neighbours."""
    inside = text[pair.start : pair.end].strip(_MARKS)
    if not inside:
        return ["empty"]
    words = _WORD.findall(inside, 0, 120)
    out = _shape(inside, words) + _before(text, pair.start, span.start) + _after(text, pair.end, span.end)
    at_start = pair.start == span.start
    if indents_tell and text[max(0, span.start - 2) : span.start] == "  ":
        out.append("indented")
    elif indents_tell and text.find("\n   ", pair.start, min(pair.end, pair.start + 200)) >= 0:
        out.append("verse")
    if at_start and "next:lower" in out and "ends:bare" in out and "says-after" not in out:
        out.append("subject")
    if at_start and "next:end" in out and ("capitals" in out or LETTER.match(inside)):
        out.append("letter")
    if "past" in out and not at_start and "says-after" not in out:
        out.append("past-within")
    if "prev:says" in out and len(words) >= _SEVERAL:
        out.append("says-long")
    if not pair.closed:
        out.append("goes-on" if text[span.end : span.end + 12].lstrip()[:1] in _OPENING else "unclosed")
    if not pair.opened:
        out.append("unopened")
    return out + _pairs_of(out)


def _pairs_of(names: list[str]) -> list[str]:
    """What stands before together with what stands after, how it sounds and who says it."""
    place = next(name for name in names if name.startswith("prev:"))
    after = next(name for name in names if name.startswith("next:"))
    sound = "spoken" if "spoken" in names else "past" if "past" in names else "plain"
    says = f"{int('says-before' in names)}{int('says-after' in names)}"
    return [f"{place}|{after}", f"{place}|{sound}", f"{place}|{says}"]


def _shape(inside: str, words: list[str]) -> list[str]:
    """Features of the words between the marks."""
    last, count = inside[-1], len(words)
    out = [
        "ends:"
        + ("stop" if last in _SENTENCE_END else "comma" if last in ",;:" else "dash" if last in "-—–" else "bare")
    ]
    out.append("words:" + _LENGTHS[bisect_left(_BOUNDS, count)])
    out.append("first:" + ("upper" if inside[0].isupper() else "lower" if inside[0].islower() else "other"))
    spoken = SPOKEN.search(inside, 0, 300) is not None
    if spoken:
        out.append("spoken")
    elif PAST.search(inside, 0, 300):
        out.append("past")
    if count > 1 and all(word[0].isupper() or word in ARTICLES for word in words):
        out.append("title")
    if count > 1 and inside.isupper():
        out.append("capitals")
    return out


def _before(text: str, at: int, start: int) -> list[str]:
    """Features of what stands before the opening mark, back to the paragraph's start."""
    before = text[max(start, at - 60) : at].rstrip()
    if not before:
        return ["prev:start"]
    last = before[-1]
    if last.isalnum():
        words = _WORD.findall(before)
        word = words[-1].lower() if words else ""
        kind = "article" if word in ARTICLES else "naming" if word in NAMING else "that" if word == "that" else "word"
        out = ["prev:" + ("says" if word in SAYS else kind)]
    else:
        out = ["prev:" + _PREV.get(last, "other")]
    clause = re.split(r"[.!?…”\"»]\s", before)[-1]
    if any(word.lower() in SAYS for word in _WORD.findall(clause)):
        out.append("says-before")
        if UNSAID.search(clause):
            out.append("unsaid")
    return out


_PREV = {
    **dict.fromkeys(".!?…", "sentence"), ",": "comma", ":": "colon", ";": "semicolon", **dict.fromkeys("-—–", "dash"),
    **dict.fromkeys("([", "bracket"), **dict.fromkeys(")]", "bracket-end"), **dict.fromkeys("”\"’'»", "mark"),
}  # fmt: skip


def _after(text: str, at: int, end: int) -> list[str]:
    """Features of what stands after the closing mark, up to the paragraph's end."""
    after = text[at : min(end, at + 60)]
    bare = after.lstrip()
    if not bare:
        return ["next:end"]
    first = bare[0]
    out = ["next:" + ("upper" if first.isupper() else "lower" if first.islower() else _NEXT.get(first, "other"))]
    if HELD_UP.match(bare):
        out.append("held-up")
    clause = re.split(r"[.!?:;“\"«]", after)[0]
    if any(word.lower() in SAYS for word in _WORD.findall(clause)[:5]):
        out.append("says-after")
    return out


_NEXT = {
    **dict.fromkeys(".,;:!?", "punct"),
    **dict.fromkeys("-—–", "dash"),
    **dict.fromkeys("“\"‘'«", "mark"),
    "(": "bracket",
}
