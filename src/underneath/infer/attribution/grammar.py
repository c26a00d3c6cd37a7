"""Small grammar of English mentions: forms and genders of pronouns, heads of noun phrases, subjects."""

from __future__ import annotations

import re
from enum import IntEnum


def words_of(words: str) -> frozenset[str]:
    """The words of a plain list."""
    return frozenset(words.split())


class Form(IntEnum):
    """How a mention points at someone."""

    NAME = 0
    NOM = 1
    HE = 2  # any third person singular pronoun
    THEY = 3
    I = 4  # noqa: E741 - it is the word
    YOU = 5
    WE = 6
    IT = 7
    WHO = 8
    EPITHET = 9  # "the younger man": someone known, by a look or an age


class Gender(IntEnum):
    """Which pronouns someone goes by."""

    UNKNOWN = 0
    HE = 1
    SHE = 2
    THEY = 3
    IT = 4


def _entries(words: str, form: int, gender: int) -> dict[str, tuple[int, int]]:
    return dict.fromkeys(words.split(), (form, gender))


_PRONOUN: dict[str, tuple[int, int]] = {
    **_entries("he him his himself", Form.HE, Gender.HE),
    **_entries("she her hers herself", Form.HE, Gender.SHE),
    **_entries("they them their theirs themselves themself themselves", Form.THEY, Gender.THEY),
    **_entries("it its itself", Form.IT, Gender.IT),
    **_entries("i me my mine myself", Form.I, Gender.UNKNOWN),
    **_entries("you your yours yourself yourselves thou thee thy thine ye", Form.YOU, Gender.UNKNOWN),
    **_entries("we us our ours ourselves", Form.WE, Gender.UNKNOWN),
    **_entries("who whom whose that which", Form.WHO, Gender.UNKNOWN),
    **_entries("xe xem xyr ze zir hir zem fae faer ey em eir", Form.HE, Gender.UNKNOWN),
}


def pronoun(words: str) -> tuple[int, int]:
    """Form and gender of a pronoun; an unknown one stands for anybody."""
    return _PRONOUN.get(words.lower(), (Form.WHO, Gender.UNKNOWN))


_HE_NOUNS = words_of(
    """
    man boy gentleman lord king prince duke earl baron count father dad daddy papa brother son uncle
    nephew grandfather grandpa husband groom bridegroom widower monk friar priest abbot bishop
    wizard sir mister mr lad fellow bloke guy chap boyfriend stepfather godfather waiter actor host
    hero emperor monsieur señor herr sire squire butler footman barman salesman policeman fireman
    fisherman gunman footballer dude stepson grandson bachelor landlord headmaster master
    schoolmaster knight sultan tsar old-timer patriarch alderman coachman ferryman boatman workman
    huntsman postman doorman foreman craftsman grandad granddad da pa pop pops
    """
)
_SHE_NOUNS = words_of(
    """
    woman girl lady queen princess duchess countess baroness mother mum mom mummy mommy mama mamma
    ma sister daughter aunt auntie niece grandmother grandma granny nan wife bride widow nun abbess
    priestess witch madam ma'am ma’am mrs miss ms lass maid maiden girlfriend stepmother godmother
    waitress actress hostess heroine empress mademoiselle madame señora señorita frau housekeeper
    governess landlady headmistress mistress sorceress schoolgirl barmaid chambermaid stewardess
    seamstress midwife matriarch policewoman matron gran nana redheaded-girl goddess dame
    granddaughter stepdaughter spinster charwoman saleswoman
    """
)
_PLURALS = words_of(
    """
    men women people children gentlemen ladies others both guards soldiers folk police crowd pair
    couple twins two three four five everyone everybody group brothers sisters parents boys girls
    kids crew family team company rest some many several all most none
    """
)
_TAIL = re.compile(
    r"\s+(?:of|in|on|at|with|from|who|whom|whose|that|which|behind|beside|by|to|for|under|over|near)\b|[,;:(—–]"
)
_NUMBER = re.compile(
    r"(?:the |those |these |his |her |my |their |our )?"
    r"(?:two|three|four|five|six|seven|both|several|many|some|few|all|dozen)\b",
    re.IGNORECASE,
)


def head_of(words: str) -> str:
    """The head noun of a phrase, lower case: "the old man in the hat" → "man"."""
    cut = _TAIL.search(words, 1)
    front = words[: cut.start()] if cut else words
    return front.split()[-1].lower() if front.split() else words.lower()


def gender_of_noun(head: str) -> int:
    """The gender that the noun itself tells."""
    if head in _HE_NOUNS or (
        head.endswith(("man", "boy", "father", "brother")) and not head.endswith(("woman", "human"))
    ):
        return Gender.HE
    if head in _SHE_NOUNS or head.endswith(("woman", "girl", "mother", "sister", "wife", "ress")):
        return Gender.SHE
    return Gender.UNKNOWN


def is_plural(head: str, words: str) -> bool:
    """Whether a phrase means several people."""
    if head in _PLURALS or _NUMBER.match(words):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s")) and len(head) > 3  # noqa: PLR2004 - "gas"


_GENERIC = words_of(
    """
    man woman boy girl lad lass fellow lady gentleman one person teen teenager child kid youth
    youngster male female redhead blond blonde brunette giant elder
    """
)
_COMPARED = re.compile(
    r"the\s+(?:other\s+)?(?:much\s+)?(?:older|younger|elder|taller|shorter|smaller|bigger|larger|other|blond|blonde|fairer|darker|"
    r"heavier|senior|junior|\w+-haired|\w+-eyed|\w+est)\s+\w+$|the\s+(?:redhead|blonde?|brunette|elder|younger|older)$",
    re.IGNORECASE,
)


def is_epithet(words: str, head: str) -> bool:
    """Whether a phrase points back at someone known by look, age or size alone: "the younger ranger", "the old man"."""
    return bool(_COMPARED.match(words)) or (head in _GENERIC and words[:4].lower() == "the ")


def is_new(words: str) -> bool:
    """Whether a phrase brings someone in: "a guard", "another man", "one of the men"."""
    return words.lower().startswith(("a ", "an ", "another ", "some ", "one ", "two "))


_ALWAYS = words_of("he she they i we who")
_OWNING = words_of("his her my their our your its whose hers mine theirs ours yours")
_NEVER = words_of("him them me us himself herself themselves myself whom itself")
_OPENS = re.compile(
    r"(?:^|[,;:—–(“‘\"'”’.!?*_-]|\b(?:and|but|or|so|when|while|as|because|if|that|then|until|till|before|after|where|though|"
    r"although|since|than|for|how|what|whether|once|why|whatever|which|whom|said|asked|meanwhile|now|only|even|yet|not))\s*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:,[^,.;\n]{1,60},)?\s+(?:\w+ly\s+|just\s+|only\s+|never\s+|then\s+|still\s+|also\s+|always\s+|who\s+)?"
    r"(?:\w+ed|was|were|is|are|had|has|have|did|does|do|would|could|should|might|must|will|can|didn|wasn|said|says|went|"
    r"came|took|got|made|gave|put|sat|stood|saw|knew|thought|felt|looked|kept|let|told|left|ran|held|turned|shook|drew|"
    r"began|found|bent|rose|fell|threw|caught|brought|lay|led|met|paid|sent|set|shut|spoke|spread|swung|tore|woke|wore|won|"
    r"broke|bit|blew|chose|drank|drove|ate|fed|fought|flew|forgot|froze|grew|heard|hid|hit|hung|leant|leapt|lit|lost|meant|read|"
    r"rode|sang|sank|slept|slid|slipped|spat|spun|stuck|swore|taught|understood|wept|wrote|cut|cast|burst|\w+[a-rt-z]s)\b"
)


def subject_role(text: str, sentence: int, start: int, end: int, form: int, words: str) -> int:
    """2 for the subject of a clause, 1 for the owner of one ("Mara's voice"), 0 for anything else.

    Parameters
    ----------
    sentence, start, end
        Offsets where the sentence begins and where the mention stands.
    """
    low = words.lower()
    if low in _ALWAYS:
        return 2
    if low in _NEVER:
        return 0
    opens = start - sentence <= 1 or bool(_OPENS.search(text, max(sentence, start - 14), start))
    if low in _OWNING or words.endswith(("’s", "'s")) or text[end : end + 2] in ("’s", "'s"):
        if low == "her" and not opens:
            return 0
        return 1 if opens else 0
    if (form <= Form.NOM or form == Form.EPITHET) and _VERB.match(text, end, min(len(text), end + 90)):
        return 2 if opens or start - sentence < 40 else 0  # noqa: PLR2004 - "In the morning Mara went": still near the start
    return 0
