"""Cues in the narration around a quotation: tags ("said Mara"), voices, beats (what someone does beside it)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import Ref
from underneath.infer.attribution.saying import BODY, INVERTED, PLAIN, SAYING, TOLD, VERB_AFTER, VOICE
from underneath.infer.quotation.messages import CLOSING, OPENING

_NEAR = (
    90  # characters from a quotation's end to its tag's subject: "murmured, after a long and thoughtful pause, Mara"
)
_SINGULAR = (Form.NAME, Form.NOM, Form.HE, Form.I, Form.THEY, Form.EPITHET)
_CLOSERS = "”’\"'»›*_"


class Place(IntEnum):
    """Where a cue stands, from the most to the least telling."""

    TAG = 0  # “…,” said Mara
    VOICE = 1  # “…” Mara's voice was flat
    BEAT = 2  # “…” Mara sat down
    LATE = 3  # “…” The door opened and Mara …
    LEAD = 4  # Mara said: “…”
    LAST = 5  # … Mara sat down. “…”
    FIRST = 6  # Mara …. Tobin …. “…”
    ACT = 7  # any further subject in the paragraph
    PREV = 8  # subject of the last sentence of the narration paragraph before
    COLON = 9  # the same, where it ends with a colon
    NEXT = 10  # subject of the first sentence of the narration paragraph after
    WEAK = 11  # “….” Mara sighed: a verb that may be one of saying, after a full stop
    TRAIL = 12  # a subject after the paragraph before's last quotation
    OPEN = 13  # subject of the last sentence before the conversation opens


@dataclass(slots=True)
class Turn:
    """What one person says in one paragraph: quotations, and the cues for who it is.

    `gap`: narration paragraphs since the turn before; -1 in the same paragraph; 99 where a conversation starts.
    """

    paragraph: int
    quotes: list[int]
    gap: int = 99
    apart: int = 0  # characters since the last quotation of the turn before
    cues: list[tuple[int, Ref]] = field(default_factory=list)
    others: list[Ref] = field(default_factory=list)  # not subjects: who is looked at, spoken to
    told: list[Ref] = field(default_factory=list)  # "she told Tobin"
    tag: Ref | None = None
    how: int | None = None
    asks: bool = False  # its last quotation ends with a question mark
    linked: bool = False  # to the turn before: one utterance over several paragraphs


def after_cue(text: str, end: int, stop: int, refs: list[Ref]) -> tuple[int, Ref] | None:
    """The cue that follows a quotation ending at `end`; `refs` stand between `end` and `stop`."""
    ref = next((r for r in refs if r.outer and r.form in _SINGULAR), None)
    if ref is None:
        return None
    if ref.start - end <= _NEAR:
        before = text[end : ref.start]
        if not before.strip(" \n\t,.;—–-…" + _CLOSERS):
            return _subject_first(text, end, stop, ref), ref
        found = INVERTED.match(before)
        if found and found[1].lower() in SAYING:
            return Place.TAG, ref
    subject = next((r for r in refs if r.role and r.form in _SINGULAR), None)
    return (Place.LATE, subject) if subject else None


def _subject_first(text: str, end: int, stop: int, ref: Ref) -> int:
    """Which cue it is where the person stands right after the quotation."""
    last = text[max(0, end - 8) : end].rstrip(_CLOSERS)[-1:]
    owner = owned(text, ref)
    if owner:
        return Place.VOICE if owner in VOICE else Place.BEAT
    found = VERB_AFTER.match(text, ref.end, min(stop, ref.end + 130))
    verb = found[1].lower() if found else ""
    if verb in PLAIN or last == "," or (verb in SAYING and last != "." and text[ref.start].islower()):
        return Place.TAG
    return Place.WEAK if verb in SAYING else Place.BEAT


def owned(text: str, ref: Ref) -> str | None:
    """What of theirs is named ("voice", "hand"), or None where the person is not an owner here."""
    rest = text[ref.end : ref.end + 40]
    if rest[:2] in ("’s", "'s"):
        rest = rest[2:]
    elif ref.form not in (Form.HE, Form.I, Form.THEY) or text[ref.start : ref.end].lower() not in _OWNERS:
        return None
    words = [w.strip(".,;:!?—").lower() for w in rest.split()[:3]]
    return next((w for w in words if w in VOICE or w in BODY), words[0] if words else None)


_OWNERS = ("his", "her", "my", "their")


def before_cues(text: str, start: int, stop: int, refs: list[Ref], sentence: int) -> list[tuple[int, Ref]]:
    """Cues in the narration from `start` to a quotation opening at `stop`, whose last sentence is `sentence`."""
    named = [r for r in refs if _opens_chat(text, start, r, stop)]
    if named:
        return [(Place.LEAD, named[-1])]
    subjects = [r for r in refs if r.role and r.form in _SINGULAR]
    if not subjects:
        return []
    tail = text[max(start, stop - 60) : stop].rstrip()
    ending = tail[-1:]
    lead = [r for r in subjects if r.sentence == sentence] if sentence >= 0 else []
    if ending in (",", ":", "—") and lead:
        return [(Place.LEAD, _sayer(text, lead, stop))]
    cues: list[tuple[int, Ref]] = [(Place.LAST, subjects[-1] if not lead else lead[0])]
    if subjects[0].sentence != cues[0][1].sentence:
        cues.append((Place.FIRST, subjects[0]))
    return cues


def _opens_chat(text: str, start: int, ref: Ref, stop: int) -> bool:
    """Whether all that stands before a line is the name of whoever writes it: "[21:04] Mara: words", "<mara> words"."""
    closing = CLOSING.match(text, ref.end, stop + 1)
    if closing is None or closing.end() != stop:
        return False  # nearly all: what stands before the name is looked at no more
    return OPENING.fullmatch(text[start : ref.start].removesuffix("@")) is not None


def _sayer(text: str, subjects: list[Ref], stop: int) -> Ref:
    """The subject of the verb of saying in "When Mara came, Tobin said:"; the last subject where none is found."""
    for ref in reversed(subjects):
        found = VERB_AFTER.match(text, ref.end, min(stop, ref.end + 130))
        if found and found[1].lower() in SAYING:
            return ref
    return subjects[0]


def is_told(text: str, ref: Ref) -> bool:
    """Whether the one mentioned is told something here: "said to Tobin", "asked the guard"."""
    if ref.form == Form.HE and text[ref.start : ref.end].lower() in _OWNERS and text[ref.end : ref.end + 1] == " ":
        return False  # "asked her brother"; "asked her again" is lost
    return bool(TOLD.search(text, max(0, ref.start - 30), ref.start))
