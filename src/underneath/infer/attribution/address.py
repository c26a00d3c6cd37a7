"""Names inside a quotation: someone called by it, named in it, or introduced."""

from __future__ import annotations

import re
from enum import IntEnum

from underneath.infer.attribution.grammar import Form, Gender
from underneath.infer.attribution.people import Ref


class Use(IntEnum):
    """What a name inside a quotation does."""

    CALLED = 0  # “Come in, Captain.”
    NAMED = 1  # “Mara is late.”
    SELF = 2  # “I'm Mara.”


_BEFORE = re.compile(
    r"(?:^|[,.!?;:—–…“‘\"'«-]|\b(?:oh|ah|well|yes|no|nay|please|thanks|thank you|sorry|hey|hello|hi|"
    r"good (?:morning|evening|night|day|afternoon)|goodnight|morning|evening|come on|now|my dear|dear|my|and you|"
    r"you|but|look|listen|right|okay|ok|goodbye|bye|why|welcome|poor|old|dearest|darling|sweet|little|lord|o))\s*$",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I[’']m|I am|my name is|my name[’']s|name[’']s|call me|this is|it[’']s)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[,.!?;:—–…”’\"'»*_-]|$)")
_LIST = re.compile(r",?\s+(?:and|or|has|is|was|had|says|said|will|would|wants|did|does|went|came)\b|[’']s\b")


def use_of(text: str, start: int, end: int, ref: Ref) -> Use | None:
    """What the mention does in the quotation from `start` to `end`; None for pronouns."""
    if ref.form > Form.NOM:
        return None
    before = text[max(start, ref.start - 16) : ref.start]
    if _SELF.search(before):
        return Use.SELF
    if _LIST.match(text, ref.end, end) or not _AFTER.match(text, ref.end, end):
        return Use.NAMED
    if ref.start - start <= 1 or _BEFORE.search(before):
        return Use.CALLED
    return Use.NAMED


_SIR = re.compile(
    r",\s+(?:sir|my lord|milord|lad|son|boy|sire|father|dad|grandpa|mister|man|bro|brother)\b\s*[,.!?—…]", re.IGNORECASE
)
_MADAM = re.compile(
    r",\s+(?:ma[’']am|madam|my lady|milady|miss|girl|lass|mother|mum|mom|sister|grandma|missus)\b\s*[,.!?—…]",
    re.IGNORECASE,
)


def honoured(text: str, start: int, end: int) -> int:
    """The gender of the one spoken to that "…, sir." or "…, ma'am." tells; UNKNOWN where there is none."""
    if _SIR.search(text, start, end):
        return Gender.HE
    return Gender.SHE if _MADAM.search(text, start, end) else Gender.UNKNOWN
