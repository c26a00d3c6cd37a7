"""Who speaks in an unlabelled piece: the writer to her readers, or the tale."""

from __future__ import annotations

import re

# Words of the archives, with what each weighs. 2: hardly ever in a tale; 1: now and then.
_TRADE = re.compile(
    r"\b(?:fan-?fic(?:tion)?s?|fics?|ficlets?|one-?shots?|drabbles?|(?:un-?)?beta['’]?e?d|beta[- ]?read(?:er|ing)?s?|betas|kudos|ao3|ff\.?net"
    r"|fanfiction\.net|wattpad|tumblr|ooc|ocs?|headcanons?|fandoms?|plot ?bunn(?:y|ies)|hiatus|concrit|crit|cliff(?:ie|y|hanger)s?|omake|songfic"
    r"|wips?|pov|povs|canon|non-canon|au|aus|multi-?chap(?:ter)?|lemons?|mary[- ]?sue|reviewers?|r ?& ?r|whump(?:tober)?|fluff|smut|angst|shippers?|trope|rec(?:ced|s)"
    r"|this (?:chapter|story|fic|one-?shot|piece|drabble|series|work)|(?:next|last|new|previous|first|final) (?:chapter|update|instal+ment)s?"
    r"|disclaimers?|prompt(?:ed|s)?|sequels?|prequel|updat(?:e|es|ed|ing)|chapters?|author|re-?post(?:ed|ing)?|copyright(?:ed|s)?)\b"
    r"|\b(?:rated|rating) [KTMEGR]\b|PG-?13|<3|\bR&R\b|\blol\b|\bomg\b|\bxd\b|(?<!\w)[:;=]-?[)(DPp](?!\w)|\^[_.]?\^|>[._]<|!!!",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:reviews?|comments?|feedback|read(?:ing|ers?)|enjoy(?:ed)?|hope (?:you|y['’]?all|everyone|this|it)|thanks?|thank you|you guys|everyone|guys"
    r"|constructive|criticism|flames?|mistakes|typos|grammar|english|inspired|dedicated|stor(?:y|ies)|writ(?:e|ing|ten)|wrote|characters?|post(?:ed|ing)?"
    r"|title|lyrics|song|own(?:ed|s)?|credits?|belongs?|idea|series|plot|tags?|warnings?|scene|follow(?:ed|ers)?|fav(?:e|ou?rite)?s?|challenge|exchange|swap"
    r"|let me know|tell me|leave (?:a|me)|stay tuned|see you|until next|bear with|be (?:nice|kind|gentle)|first (?:time|attempt)|spoilers?|sorry for|oops|yay|btw|ps|p\.s|tbh|imo|pls|plz)\b|!!|\(:|[♥♡❤]",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|was|were|had|said|asked|looked|turned|went|came|stood|sat|did)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\s*[\"“«‘'][^\W_]|[,.!?—][\"”»’'] (?:\w{1,15} ){0,3}?(?:said|says|asked|asks|replied|whispered|muttered)|[\"“][^\"”]{2,200}[,.!?—][\"”]")


def talks_to_readers(words: str) -> float:
    """How much a piece sounds like the writer's own voice, and how little like the tale's.

    Returns
    -------
    float
        3 and more: surely a note. 1: fits one that has begun. Below 0: the tale.
    """
    head = words[:1500]
    trade = len(set(m.lower() for m in _TRADE.findall(head)))
    address = len(set(m.lower() for m in _ADDRESS.findall(head)))
    told = len(_TOLD.findall(head))
    spoken = 3 if _SPOKEN.match(head) else 1.5 if _SPOKEN.search(head) else 0
    return 2 * min(trade, 3) + min(address, 4) - 0.7 * min(told, 6) - spoken - (1 if len(words) > 900 else 0)  # noqa: PLR2004


def is_spoken(words: str) -> bool:
    """Whether a piece is or holds a line of dialogue."""
    return bool(_SPOKEN.search(words[:1500]))


_OWNS = re.compile(
    r"\b(?:(?:do(?:n['’]?t| not)|did(?:n['’]?t| not)|never|dont|wish i|not) (?:actually |really |even )?own(?:ed|ing)?|own(?:s|ed)? (?:nothing|none|no(?:body|t)|the (?:plot|ocs?|rights))"
    r"|(?:isn['’]?t|aren['’]?t|ain['’]?t|not|nothing(?:['’]s| is| here is)?|none of (?:it|this|these|them)(?: is| are|['’]s)?|all|still|only) (?:\w+ly )?(?:mine|ours)"
    r"|belongs?(?: \w+ly)? to|property of|no (?:profit|money|copyright|infringement|ownership|offen[cs]e)|(?:any|no|make|making) (?:money|profit)|infringement"
    r"|(?:do(?:n['’]?t| not)|please|never) (?:sue|steal|repost|copy|translate|take|re-?upload|plagiari[sz]e)|borrow(?:ed|ing)? (?:them|the characters|from|these)|sand-?(?:box|pit)"
    r"|not affiliated|purely coincidental|fictional characters|all rights|hands off|trademarks?|non-?profit|i(?:['’]m| am) not (?:j\.? ?k|the (?:owner|creator)))",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:characters?|anything|rights|ocs?|plot|series|show|franchise|universe|copyright|profit|infringement|sue|credit|fandom|canon|story|world|idea|setting|repost|trademark"
    r"|jkr|rowling|kishimoto|marvel|disney|dc|bbc)\b",
    re.IGNORECASE,
)


def disclaims(words: str) -> int:
    """How plainly a piece says whose the characters are: 2 surely, 1 in company, 0 not at all."""
    if len(words) > 600 or is_spoken(words) or not _OWNS.search(words):  # noqa: PLR2004 - longer than any disclaimer
        return 0
    return 2 if _OWNED.search(words) and len(_TOLD.findall(words)) < 2 else 1  # noqa: PLR2004
