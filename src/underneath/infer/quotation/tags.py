"""Tags without marks: “said Mara”, “she thought”, and whether the words around them are told or spoken."""

from __future__ import annotations

import re

from underneath.infer.quotation.words import SAYING_RE

_SOMEONE = (
    r"(?:I|he|she|they|we|it|"
    r"(?:the|a|an|his|her|my|our|their|its|one|another|some|somebody|someone|everyone|nobody|everybody|old|poor|little)"
    r"(?:\s[a-z][\w’'-]*){0,3}?(?:\s[A-Z][\w’'-]*)?|"
    r"(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|Col|Rev)\.\s[A-Z][\w’'-]*|"
    r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'.-]*|of|de|la|von|van|the(?=\s[A-Z]))){0,3})"
)
_ADVERB = r"(?:\s(?:had|has|then|only|just|also|finally|softly|[a-z]+ly))?"
_HEARER = r"(?:\s(?:to\s)?(?:me|him|her|them|us|himself|herself|themselves|myself|itself))?"
# A tag is the whole of its clause: nothing but a stop, a comma or a manner may follow it.
_CLOSED = (
    r"(?=\s?[,.:;!?…—–-]|$|\s(?:to|at|in|with|as|from|for|again|back|aloud|down|before|after|when|into|over|through|"
    r"[a-z]+ly)\b)"
)

# "Would" is left out: in 25 old novels six of eight such were told.
_HAD_SAID = (
    r"(?:\shad|\sused\sto|[’']d)(?:\s(?:once|always|often|only|just|first|never|sometimes|also|then))?\s"
    "(?:said|told|asked|shouted|whispered|cried|warned|promised|answered|replied|added|begged|"
    "say|tell|ask|shout|whisper|cry|warn|answer|add)"
)
_TO_SOMEONE = rf"(?:{_HEARER}|\s(?:to\s)?[A-Z][\w’'-]*|\s(?:to\s)?(?:his|her|my|their|our)\s[a-z]+)"
# Unlike `_CLOSED` without "to" and "into": "he had promised to be tall" quotes nobody.
_ENDED = (
    r"(?=\s?[,.:;!?…—–-]|$|\s(?:at|in|on|with|as|from|for|again|back|aloud|before|after|when|once|over|through|the|that|"
    r"this|every|one|quite|[a-z]+ly|[a-z]+ing)\b)"
)
_LOOSE = r"(?![\w’'])"
STOPPED = r"(?=\s?[,.:;!?…—–]|$)"


def tag_of(verbs: str, ending: str = _CLOSED) -> str:
    """Pattern of a tag with one of `verbs`, speaker first or last, and what must follow it."""
    return rf"(?:(?:{verbs})\s{_SOMEONE}{ending}|{_SOMEONE}{_ADVERB}\s(?:{verbs}){_HEARER}{ending})"


SAID = re.compile(tag_of(SAYING_RE))
# "Her mother used to say", "the judge had told him once": words from before.
HAD_SAID = re.compile(rf"{_HAD_SAID}\b")
RECALLED = re.compile(rf"{_SOMEONE}{_HAD_SAID}{_TO_SOMEONE}{_ENDED}")
SAID_LOOSE = re.compile(tag_of(SAYING_RE, _LOOSE))
SENTENCE_END = re.compile(
    r"(?:(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)\.|[!?…])[.!?…]{0,8}[\"”’')\]*_]{0,8}(?:\s+|$)"
)
_SPOKEN = re.compile(
    r"(?<![\w’'])(?:I|[Yy]ou|[Mm]y|[Yy]our|[Ww]e|[Mm]e|[Uu]s|[Oo]ur|I[’']\w+|[Ww]e[’']\w+|[Yy]ou[’']\w+)(?![\w’'])|[?!]"
)
_SECOND = re.compile(r"(?<![\w’'])(?:[Yy]ou|[Yy]our|[Yy]ou[’']\w+)(?![\w’'])|\?")
_IRREGULAR = (
    "was|were|had|did|went|came|took|got|sat|stood|ran|put|looked|turned|made|gave|saw|knew|felt|kept|held|let|left|found|"
    "brought|caught|told|thought|heard|began|fell|rose|drew|shook|wore|spoke|broke|lay|led|met|paid|sent|shut|slid|spun|"
    "swung|threw|woke|wrote|bit|blew|bent|hung|hit|hurt|lit|lost|rang|read|sang|sank|sold|spent|stuck|swore|tore|won|"
    "would|could"
)
PAST = re.compile(rf"\b(?:{_IRREGULAR}|\w{{2,}}ed)\b")


def told(sentence: str, *, narrator_is_i: bool = False) -> bool:
    """Whether a sentence reads as narration: past tense and nobody addressed; for an "I" narrator, past tense alone."""
    if _SECOND.search(sentence):
        return False
    if not narrator_is_i and _SPOKEN.search(sentence):
        return False
    return PAST.search(sentence) is not None or re.match(r"\s*(?:He|She|They)\b", sentence) is not None


def spoken(sentence: str) -> bool:
    """Whether a sentence shows somebody speaking: I, you, a question, an exclamation."""
    return _SPOKEN.search(sentence) is not None


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of `text[start:end]`, cut after stops that white space follows; cheap, and good enough in speech."""
    ends = [found.end() for found in SENTENCE_END.finditer(text, start, end)]
    return [(a, b) for a, b in zip([start, *ends], [*ends, end], strict=True) if b > a]
