"""Who speaks in an unlabelled piece: the writer to her readers, or the tale."""

from __future__ import annotations

import re
from functools import lru_cache

HEAD = 800  # characters looked at

# Words of the archives, which hardly any tale uses.
_TRADE = re.compile(
    r"\b(?:fan-?fic(?:tion)?s?|fics?|ficlets?|one-?shots?|drabbles?|(?:un-?)?beta['’]?e?d|beta[- ]?read(?:er"
    r"|ing)?s?|betas|kudos|ao3|ff\.?net"
    r"|fanfiction\.net|wattpad|tumblr|discord|ooc|ocs?|headcanons?|fandoms?|plot ?bunn(?:y|ies)|hiatus|concrit"
    r"|cliff(?:ie|y)s?|omake|songfic"
    r"|wips?|povs?|non-canon|au|aus|multi-?chap(?:ter)?|mary[- ]?sue|reviewers|r ?& ?r|whump(?:tober)?|smut"
    r"|shippers?|a/n"
    r"|disclaimers?|(?:please|don['’]?t forget to|remember to) (?:read and )?(?:review|comment)|(?:leave"
    r"|drop) (?:me )?(?:a|some) (?:review|comment|kudos)s?"
    r"|(?:thanks?|thank you)(?: so much| all| everyone| guys| again)* for (?:reading|the reviews|all the"
    r"|your (?:reviews|comments))|reviews? (?:are|is|make|=)"
    r"|comments (?:are|feed|make|and)|feedback is|(?:hope|hoping) (?:that )?(?:you|y['’]all|u"
    r"|everyone) (?:all |guys )?(?:like|liked|enjoy)(?:ed)?|happy reading|enjoy(?:!| the (?:story|chapter|fic"
    r"|show))"
    r"|(?:next|new|last) (?:chapter|update)s? (?:will|is|should|soon|up|on)|until next (?:time|chapter)"
    r"|see you next|stay tuned|to be betaed|no beta"
    r"|on(?:ward|wards)? (?:with|to) the (?:show|story|fic|chapter)|without further ado|anyways?,? (?:here"
    r"|on with|enjoy)"
    r"|(?:english|this) (?:isn['’]?t|is not) my (?:first|native|mother)|sorry not sorry|(?:and "
    r"|so )this happened|i regret nothing"
    r"|no regrets|blame (?:the|my|tumblr|twitter|discord)|self-indulgent|don['’]?t (?:judge|@) me|lmk|idk"
    r"|that['’]?s (?:all|it),? (?:folks|for now)"
    r"|(?:find|follow|yell at|talk to|come say hi to) me (?:on|at|over))\b"
    r"|\b(?:rated|rating) [KTMEGR]\b|PG-?13|<3|\bR&R\b|\blol\b|\bomg\b|\bxd\b|(?<!\w)[:;=]-?[)(DPp](?!\w)"
    r"|\^[_.]?\^|>[._]<|!!!",
    re.IGNORECASE,
)
# Words of the trade that tales use too.
_CRAFT = re.compile(
    r"\b(?:canon|this (?:chapter|story|piece|series|work)|(?:next|last|new|previous|first|final) (?:chapter"
    r"|update|instal+ment)s?|prompt(?:ed|s)?|sequels?|prequel"
    r"|updat(?:e|es|ed|ing)|chapters?|author|re-?post(?:ed|ing)?|copyright(?:ed|s)?|fluff|angst|trope|lemons?"
    r"|crit|cliff-?hangers?|rec(?:ced|s)|pairing|ship)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:reviews?|comments?|feedback|read(?:ing|ers?)|enjoy(?:ed)?|hope (?:you|y['’]?all|everyone|this|it)"
    r"|thanks?|thank you|you guys|everyone|guys"
    r"|constructive|criticism|flames?|mistakes|typos|grammar|english|inspired|dedicated|stor(?:y|ies)|writ(?:e"
    r"|ing|ten)|wrote|characters?|post(?:ed|ing)?"
    r"|title|lyrics|song|own(?:ed|s)?|credits?|belongs?|idea|series|plot|tags?|warnings?|scene|follow(?:ed"
    r"|ers)?|fav(?:e|ou?rite)?s?|challenge|exchange|swap"
    r"|let me know|tell me|leave (?:a|me)|stay tuned|see you|until next|bear with|be (?:nice|kind|gentle)"
    r"|first (?:time|attempt)|spoilers?|sorry for|oops|yay|btw|ps|p\.s|tbh|imo|pls|plz)\b|!!|\(:|[♥♡❤]",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|was|were|had|said|asked|looked|turned|went|came|stood|sat|did)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\A\s*[\"“«‘'][^\W_]|[,.!?—][\"”»’'] (?:\w{1,15} ){0,3}?(?:said|says|asked|asks|replied|whispered"
    r"|muttered)|[\"“][^\"”]{2,200}[,.!?—][\"”]"
)


@lru_cache(maxsize=256)  # a piece is looked at from several sides, one soon after the other
def talks_to_readers(words: str) -> float:
    """How much a piece sounds like the writer's own voice, and how little like the tale's.

    Returns
    -------
    float
        3 and more: surely a note. 1: fits one that has begun. Below 0: the tale.
    """
    head = words[:HEAD]
    spoken = 3 if _SPOKEN.match(head) else 1.5 if _SPOKEN.search(head) else 0
    if spoken > 2:  # noqa: PLR2004 - a line of dialogue, or a note that opens with one: never sure
        return -spoken
    told = len(_TOLD.findall(head))
    if told > 3 and told * 60 > len(head):  # noqa: PLR2004 - one in ten words: nobody writes notes so
        return -told
    trade = len({m.lower() for m in _TRADE.findall(head)})
    address = len({m.lower() for m in _ADDRESS.findall(head)} | {m.lower() for m in _CRAFT.findall(head)})
    if not trade:
        # Novelists talk to their readers too ("I have told this story in a rambling way"): never a note by that alone.
        address = min(address, 2)
    if trade and not told and not spoken and len(words) < 60 and not words.startswith("I "):  # noqa: PLR2004 - "R&R!" says it all
        trade += 1
    return 2 * min(trade, 3) + min(address, 4) - 0.7 * min(told, 6) - spoken - (1 if len(words) > 900 else 0)  # noqa: PLR2004


def knows_the_archives(words: str) -> bool:
    """Whether a piece uses a word that hardly any tale does: fic, kudos, beta'd, <3."""
    return _TRADE.search(words[:HEAD]) is not None


def is_spoken(words: str) -> bool:
    """Whether a piece is or holds a line of dialogue."""
    return bool(_SPOKEN.search(words[:HEAD]))


_OWNS = re.compile(
    r"\b(?:(?:do(?:n['’]?t| not)|did(?:n['’]?t| not)|never|dont|wish i|not) (?:actually |really "
    r"|even )?own(?:ed|ing)?|own(?:s|ed)? (?:nothing|none|no(?:body|t)|the (?:plot|ocs?|rights))"
    r"|(?:isn['’]?t|aren['’]?t|ain['’]?t|not|nothing(?:['’]s| is| here is)?|none of (?:it|this|these"
    r"|them)(?: is| are|['’]s)?|all|still|only) (?:\w+ly )?(?:mine|ours)"
    r"|belongs?(?: \w+ly)? to|property of|no (?:profit|copyright|infringement|ownership|offen[cs]e)|mak(?:e|es"
    r"|ing) (?:any |no )?(?:money|profit)|infringement"
    r"|(?:do(?:n['’]?t| not)|please|never) (?:sue|steal|repost|copy|translate|take|re-?upload|plagiari[sz]e)"
    r"|borrow(?:ed|ing)? (?:them|the characters|from|these)|sand-?(?:box|pit)"
    r"|disclaimers? appl(?:y|ies)|not affiliated|purely coincidental|fictional characters|all rights|hands off"
    r"|trademarks?|non-?profit|i(?:['’]m| am) not (?:j\.? ?k|the (?:owner|creator)))",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:characters?|anything|rights|ocs?|plot|series|show|franchise|universe|copyright|profit|infringement"
    r"|sue|credit|fandom|canon|story|world|idea|setting|repost|trademark"
    r"|jkr|rowling|kishimoto|marvel|disney|dc|bbc)\b",
    re.IGNORECASE,
)


def disclaims(words: str) -> int:
    """How plainly a piece says whose the characters are: 2 surely, 1 in company, 0 not at all."""
    if len(words) > 600 or is_spoken(words) or not _OWNS.search(words):  # noqa: PLR2004 - longer than any disclaimer
        return 0
    told = len(_TOLD.findall(words))
    plain = _OWNED.search(words) or len(_OWNS.findall(words)) > 1 or "disclaimer" in words.lower()
    return 2 if plain and told < 2 else 1  # noqa: PLR2004


_CREDITS = re.compile(
    r"[\s*_(\[]{0,4}(?:(?:un-?)?beta['’]?(?:e?d)? by|(?:un|not |no )-?beta|(?:many |special |big "
    r"|huge )?thank(?:s| you)(?: so much| again)? to .{1,120}\b(?:beta|read(?:ing)?|prompt|help|idea|support"
    r"|encourag|review|cheer)"
    r"|(?:loosely )?(?:inspired by|based on|prompted by) .{0,100}\b(?:i|my|prompt|song|post|poem|film|movie"
    r"|episode|book|art|tumblr|fic|series|game|dream|by)\b"
    r"|dedicated to|(?:gift|written|made|fill) (?:for|as)\b|for the .{1,60}\b(?:swap|exchange|challenge|prompt"
    r"|meme|week|event|fest|bingo|bang)\b"
    r"|(?:originally|cross-?|also |previously |first )posted|(?:loosely |takes place |set )+(?:after|before"
    r"|during|in) .{0,60}\b(?:canon|season|episode|chapter|series|book|film|movie|au|verse)\b"
    r"|prompt\b|requested by|happy (?:birthday|holidays|christmas|new year),? [^.]{1,60}[!.]?$|(?:un|not )beta)",
    re.IGNORECASE,
)


def gives_credit(words: str) -> bool:
    """Whether a piece thanks, dedicates or says what it was written for."""
    return len(words) < 400 and not is_spoken(words) and len(_TOLD.findall(words)) < 2 and bool(_CREDITS.match(words))  # noqa: PLR2004
