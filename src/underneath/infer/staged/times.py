"""When a scene happens, in the text's own words: "the next morning", "three days later", "at dusk", a date.

What is only to be inferred ("the lamps were lit") is left unsaid: of the stories' scenes a quarter tell their time so.
"""

from __future__ import annotations

import re
from typing import Final

# Where a scene tells its time it does so early: characters of narration, and sentences for what opens none.
OPENING: Final = 900
NEAR: Final = 2


def _any(words: str) -> str:
    """Any of some words; `_` stands for a blank."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


_WHILE = """morning forenoon afternoon evening night small_hours"""
_MARK = """noon midday midnight dawn daybreak sunrise sunup sunset sundown dusk twilight nightfall first_light
last_light moonrise breakfast lunch lunchtime dinner supper teatime closing_time bedtime curfew lights[-_]out"""
_PART = _any(f"{_WHILE} {_MARK}")
_DAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH = _any("January February March April May June July August September October November December")
_SEASON = _any("spring summer autumn winter midsummer midwinter harvest")
_FEAST = _any(
    "Christmas(?:_Eve|_Day|_morning)? New_Year[’']s(?:_Eve|_Day)? Hallowe[’']?en Midsummer_(?:Eve|Night) "
    "Easter(?:_Sunday)?"
)
_FEW = _any("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty several a_few")
_NUMBER = rf"(?:an?|one|some|many|a couple of|half an|\d{{1,3}}|{_FEW})"
_UNITS = _any(
    "seconds? moments? minutes? hours? days? nights? mornings? evenings? weeks? fortnights? months? years? winters? "
    "summers?"
)
_NTH = _any("first second third fourth fifth sixth seventh eighth ninth tenth last final next following same very_next")
_HOUR = _any("one two three four five six seven eight nine ten eleven twelve noon midnight [0-9]{1,2}")
_OF_DAY = "(?: in the (?:morning|afternoon|evening)| at night)"
_CLOCK = (
    rf"(?:(?:half|(?:a )?quarter|five|ten|twenty(?:-five)?|\d{{1,2}})(?: minutes)? (?:past|to) {_HOUR}{_OF_DAY}?|"
    rf"{_HOUR} o[’']clock{_OF_DAY}?|\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{{3,4}} hours|{_HOUR}{_OF_DAY})"
)
_DATE = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
_LIKE = "(?:[a-z]{3,9} ){0,2}"
_BEFORE = r"(?:(?:just|shortly|long|well|an hour) )?(?:at|by|before|after|towards?|around|near|past) (?:the )?"

# A stretch since the last scene, a date, the day after, the clock, a weekday, a part of the day.
_TOLD = re.compile(
    rf"(?P<later>\b{_NUMBER} {_UNITS}(?: and a half)? (?:later|after(?:wards?)?(?! another)|on|went by|passed|"
    r"had gone by|had passed)\b|"
    rf"\b(?:much |a little |some time |hours |days |weeks )?later (?:that|the same) {_PART}|"
    rf"\b(?:a little|some time|hours|days|weeks|months|years) later\b)|"
    rf"(?P<date>\b{_DATE}|\b[Dd]ay \d{{1,4}}\b)|"
    rf"(?P<next>\b(?:(?:early|late|on|by) )?(?:the|that|this) {_NTH} "
    rf"(?:{_PART}|{_DAY}|day|week|month|year|winter|spring)\b(?!-)|"
    rf"\b(?:on |by )?that (?:same )?(?:{_PART}|{_DAY}|{_SEASON})\b|\btonight\b|\bthis (?:{_PART})\b)|"
    rf"(?P<clock>\b(?:at|by|around|about|nearly|just (?:after|before|gone)|shortly (?:after|before)) {_CLOCK})|"
    rf"(?P<day>\b(?:on |by )(?:a |the )?{_LIKE}{_DAY}(?: {_PART})?|\b{_DAY} (?:{_PART})|\b(?:on |at |by )?{_FEAST})|"
    rf"(?P<part>\b{_BEFORE}{_any(_MARK + ' night')}\b|"
    rf"\bin the (?:early |late |gr[ae]y |middle of the |dead of )?{_any(_WHILE)}\b|"
    rf"\bone {_LIKE}{_PART}\b|\b(?:late|early) (?:one |that |in the )?{_PART}\b|"
    rf"\bin (?:the |early |late )?(?:{_SEASON}|{_MONTH})\b)",
    re.IGNORECASE,
)
_ALMOST = _any("already only still nearly almost just now getting_on_for close_to not_yet well a_little long")
_SAID = re.compile(
    rf"\b[Ii]t[’']s(?: {_ALMOST}| past| gone)? (?P<said>{_CLOCK}|noon|midday|midnight|dawn\b(?= *[.,!?…—”’\"']))"
)
_WAS = re.compile(
    rf"\b[Ii]t(?: was| is|[’']s| had gone)(?: {_ALMOST})? (?P<said>"
    rf"(?:past |after |before |just after |just before )?(?:{_CLOCK}|{_HOUR}(?=[.,;])|{_any(_MARK)})\b|"
    rf"(?:an? |the )(?:{_NTH} |{_LIKE})?(?:{_MONTH} |{_DAY} )?{_any(_WHILE)}\b|"
    rf"{_NUMBER} (?!second|moment){_UNITS} (?=before\b|until\b)|"
    rf"(?:early |late |the middle of the )?(?:{_any(_WHILE)}|{_SEASON})\b|{_DAY}(?: {_PART})?\b|{_MONTH}\b)"
)
# What stands before a time that is not the scene's: times that last, come again, or are another scene's.
_NOT_NOW = re.compile(
    r"\b(?:every|each|all|most|until|till|since|for|last|some|any|no|another|from|between|like|than|of|rest of|whole|"
    r"through|during|half|good|yesterday|tomorrow|other|never|ready|in time|always) +$",
    re.IGNORECASE,
)
_OTHER = re.compile(r" *(?:before\b|ago\b|after next\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][”’\"')]*\s+|\n+")
_LEAD = " “‘\"'—–-*_(,"


def time_of(narration: str, speech: str = "") -> str | None:
    """The first time in a scene's narration that is told as its own, else the hour that somebody says it is.

    Parameters
    ----------
    narration
        The scene's words outside quotations.
    speech
        Those inside.
    """
    opening = narration[:OPENING]
    ends = [0, *(match.end() for match in _SENTENCE.finditer(opening))]
    said = _WAS.search(opening)
    found = [(_sentence(ends, said.start()), said["said"])] if said else []
    for match in _TOLD.finditer(opening):
        rank = _rank(opening, ends, match)
        if rank is not None:
            found.append((rank, match[0]))
    if found:
        return min(found, key=lambda row: row[0])[1].strip(" ,")
    told = _SAID.search(speech[:OPENING])
    return told["said"] if told else None


def _sentence(ends: list[int], at: int) -> int:
    return sum(end <= at for end in ends) - 1


def _rank(text: str, ends: list[int], match: re.Match[str]) -> int | None:
    """How far on a time stands, in sentences; None where it is not the scene's, or stands too far to be."""
    if _NOT_NOW.search(text[max(0, match.start() - 20) : match.start()]):
        return None
    if match.lastgroup != "later" and _OTHER.match(text, match.end()):
        return None
    sentence = _sentence(ends, match.start())
    opens = not text[ends[sentence] : match.start()].strip(_LEAD)
    if opens or match.lastgroup in {"later", "date"}:
        return sentence
    return sentence + 1 if sentence < NEAR else None
