"""Which kind a quotation is: speech, thought, signed, written or recalled."""

from __future__ import annotations

import re

from underneath.infer.quotation.words import THINKING_RE
from underneath.layers.speech import QuoteKind
from underneath.story.spans import Span

_LOOK_BACK = 160  # characters of narration before a quotation that may say what it is
SIGNED_VERB = re.compile(r"\bsign(?:s|ed)\b")
_CLAUSE_END = re.compile(r"[.!?:;,“\"«‘]")
SIGNED_TAG = re.compile(r"\bsign(?:s|ed|ing)\b|hands\b|\bfingerspell")
WRITING = re.compile(
    r"\b(?:[Ww]r(?:ote|ites?|itten|iting)|typ(?:ed|es|ing)|text(?:ed|s)?|scrawl(?:ed|s)?|scribbl(?:ed|es)|print(?:ed|s)|"
    r"[Nn]otes?|[Ll]etters?|[Mm]essages?|[Cc]ards?|[Pp]ostcards?|[Ss]heet|[Pp]aper|[Ss]lip|[Pp]oster|[Pp]laque|[Ll]abel(?:led)?|"
    r"[Ss]igns?\ssaid|[Pp]hone|[Ss]creen|[Ee]mails?|[Ii]nbox|[Tt]elegram|[Hh]eadline|[Nn]ewspaper|[Ll]edger|[Ll]ogbook|[Dd]iary|"
    r"[Ii]nscri\w+|[Ee]ngraved|[Ee]nvelope|[Pp]encil|[Cc]apitals|[Cc]halk(?:ed)?|[Pp]archment|[Rr]eport|[Nn]otice|[Bb]anner|log|"
    r"[Rr]ead\s(?:it|out|aloud|the)|[Uu]nfolded|stamped|embossed|stitched|painted\son|radioed|[Rr]adio)\b"
)
READING_TAG = re.compile(
    r"\b(?:wr(?:ote|ites?)|typ(?:ed|es)|text(?:ed|s)|read|reads|scrawl(?:ed|s)|radioed|print(?:ed|s)|posted|puts)\b"
)
THINKING_TAG = re.compile(rf"\b(?:{THINKING_RE})\b(?!\saloud|\sout\sloud)")
RECALLED_TAG = re.compile(
    r"\b(?:had|’d|'d)\s(?:once\s|always\s)?(?:said|told|asked|called|warned|promised|shouted|whispered)\b|\bused\sto\ssay\b"
)


def kind_of_unmarked(text: str, span: Span, tag: str = "", verb_before: str = "") -> QuoteKind:
    """Kind of an italic or bare stretch, from its tag, else from what was told just before it."""
    told = _by_tag(tag) or _by_tag(verb_before)
    if told or tag:
        return told or "thought"
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    if WRITING.search(before):
        return "written"
    if RECALLED_TAG.search(before):
        return "recalled"
    return "thought"


def kind_of_marked(text: str, end: int, paragraph: Span) -> QuoteKind:
    """Kind of a stretch in quotation marks that ends at `end`: speech unless its own tag says otherwise."""
    if text[max(0, end - 2) : end - 1] == ".":
        return "speech"  # a full stop inside: what follows is a sentence of its own, no tag
    clause = _CLAUSE_END.split(text[end : min(paragraph.end, end + 40)].lstrip(), maxsplit=1)[0]
    if THINKING_TAG.search(clause):
        return "thought"
    if READING_TAG.search(clause):
        return "written"
    return "signed" if SIGNED_VERB.search(clause) else "speech"


def _by_tag(tag: str) -> QuoteKind | None:
    if THINKING_TAG.search(tag):
        return "thought"
    if SIGNED_TAG.search(tag):
        return "signed"
    if READING_TAG.search(tag):
        return "written"
    if RECALLED_TAG.search(tag):
        return "recalled"
    return None
