"""What is seen of a turn as such, whoever speaks it."""

from __future__ import annotations

import re
from math import log1p

from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.turns import Layout
from underneath.infer.attribution.weigh import GAPS, Conversation, gap_class
from underneath.infer.dialogue.setting import Setting

_FORMS = (Form.NAME, Form.NOM, Form.HE, Form.THEY, Form.I, Form.EPITHET)
_KINDS = ("speech", "thought", "signed", "written", "recalled")
_BEATS = (Place.VOICE, Place.BEAT, Place.LATE, Place.LEAD, Place.LAST, Place.FIRST, Place.ACT, Place.COLON, Place.WEAK)
_I = re.compile(r"\b(?:I|me|my|mine)\b")
_YOU = re.compile(r"\b(?:you|your|yours|yourself|thou|thee|thy)\b", re.IGNORECASE)
_OPENS_ON = re.compile(r"\W*(?:and|but|or|so|then|because|…|\.\.\.)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\W*(?:yes|no|yeah|nope?|aye|nay|I|well|oh|sure|maybe|perhaps|of course|never|what)\b", re.IGNORECASE
)

LINE = (
    "tag:none", *(f"tag:{form.name}" for form in _FORMS), *(f"beat:{place.name}" for place in _BEATS),
    *(f"gap:{gap}" for gap in GAPS), *(f"kind:{kind}" for kind in _KINDS),
    "words", "asks", "exclaims", "breaks off", "I", "you", "goes on", "answers", "pieces", "bare", "narration",
    "asked before", "gap after", "first", "last", "talk", "crowd", "candidates", "teller", "told", "others",
)  # fmt: skip
"""Names of the columns of `Sheet.line`."""


def line_of(setting: Setting, talk: Conversation, t: int) -> list[float]:
    """The columns of turn `t`."""
    turn, layout = talk.turns[t], setting.layout
    places = {place for place, _ in turn.cues}
    after = talk.turns[t + 1] if t + 1 < len(talk.turns) else None
    form = turn.tag.form if turn.tag is not None else -1
    return [
        float(form < 0),
        *(float(form == f) for f in _FORMS),
        *(float(place in places) for place in _BEATS),
        *_one_of(len(GAPS), gap_class(turn)),
        *_one_of(len(_KINDS), _KINDS.index(layout.kinds[turn.quotes[0]])),
        *_words(layout, turn),
        float(t > 0 and talk.turns[t - 1].asks),
        gap_class(after) / 5 if after else -1.0,
        float(t == 0),
        float(after is None),
        log1p(len(talk.turns)) / 4,
        float(talk.crowd),
        len(talk.who) / 10,
        float(setting.people.narrator >= 0),
        float(bool(turn.told)),
        min(len(turn.others), 3) / 3,
    ]


def _one_of(count: int, at: int) -> list[float]:
    return [float(i == at) for i in range(count)]


def _words(layout: Layout, turn: Turn) -> list[float]:
    """What the words themselves tell."""
    spans = [layout.spans[q] for q in turn.quotes]
    said = " ".join(layout.text[s.start : min(s.end, s.start + 2000)] for s in spans)
    paragraph = layout.paragraphs[turn.paragraph]
    length = sum(s.end - s.start for s in spans)
    around = max(0, paragraph.end - paragraph.start - length)
    ending = said.rstrip("”’\"'» \n*_")[-2:]
    return [
        log1p(length) / 6,
        float(turn.asks),
        float(ending.endswith("!")),
        float(ending.endswith(("—", "-", "–", "…", ".."))),
        float(bool(_I.search(said))),
        float(bool(_YOU.search(said))),
        float(bool(_OPENS_ON.match(said))),
        float(bool(_ANSWERS.match(said))),
        min(len(spans), 4) / 4,
        float(around <= 1),
        log1p(around) / 6,
    ]
