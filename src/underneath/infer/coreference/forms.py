"""What a mention's own words tell: which pronoun it is, its number, its gender, how it is determined."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from underneath.infer.attribution.grammar import Gender, gender_of_noun, is_plural, words_of


class Form(IntEnum):
    """The class of pronoun; NONE for names and descriptions."""

    NONE = 0
    HE = 1
    SHE = 2
    IT = 3
    THEY = 4
    I = 5  # noqa: E741 - it is the word
    YOU = 6
    WE = 7
    WHO = 8
    OTHER = 9  # neopronouns, "one", "this"


class Number(IntEnum):
    """How many are meant."""

    UNKNOWN = 0
    ONE = 1
    SEVERAL = 2


class Determiner(IntEnum):
    """What introduces a description."""

    NONE = 0
    THE = 1
    A = 2
    THIS = 3
    MY = 4
    HIS = 5  # any possessor of the third person, a pronoun or a name
    YOUR = 6
    NO = 7
    ANY = 8  # every, each, any, some, all
    OTHER = 9  # another, other
    COUNT = 10


_PRONOUNS: Final = {
    word: form
    for form, words in {
        Form.HE: "he him his himself",
        Form.SHE: "she her hers herself",
        Form.IT: "it its itself",
        Form.THEY: "they them their theirs themselves themself",
        Form.I: "i me my mine myself",
        Form.YOU: "you your yours yourself yourselves thou thee thy thine ye thyself",
        Form.WE: "we us our ours ourselves",
        Form.WHO: "who whom whose which that",
    }.items()
    for word in words.split()
}
_REFLEXIVE: Final = words_of(
    "himself herself itself themselves themself myself yourself yourselves thyself ourselves oneself"
)
_POSSESSIVE: Final = words_of("his her its their my your thy our whose")
_DETERMINERS: Final = {
    word: determiner
    for determiner, words in {
        Determiner.THE: "the",
        Determiner.A: "a an",
        Determiner.THIS: "this that these those such",
        Determiner.MY: "my our",
        Determiner.HIS: "his her its their whose",
        Determiner.YOUR: "your thy",
        Determiner.NO: "no nobody none neither",
        Determiner.ANY: "any every each all some somebody someone anybody anyone everybody everyone both half",
        Determiner.OTHER: "another other",
        Determiner.COUNT: "one two three four five six seven eight nine ten several many few dozen most",
    }.items()
    for word in words.split()
}
_OWNER: Final = ("'s", "’s", "'", "’")
PLURAL_FORMS: Final = (Form.THEY, Form.WE)
SINGULAR_FORMS: Final = (Form.HE, Form.SHE, Form.IT, Form.I)


@lru_cache(maxsize=4096)
def pronoun_of(word: str) -> tuple[int, bool, bool]:
    """Form of a pronoun in lower case, whether it is reflexive, whether it is possessive."""
    return _PRONOUNS.get(word, Form.OTHER), word in _REFLEXIVE, word in _POSSESSIVE


@lru_cache(maxsize=65536)
def determiner_of(words: tuple[str, ...]) -> int:
    """How a description begins; `words` in lower case, as tokens."""
    first = _DETERMINERS.get(words[0])
    if first is not None:
        return int(first)
    owned = any(word.endswith(_OWNER) for word in words[:-1])
    return int(Determiner.HIS if owned else Determiner.NONE)


@lru_cache(maxsize=65536)
def gender_of(head: str, form: int) -> int:
    """`Gender` that the pronoun or the head noun (lower case) tells."""
    if form in {Form.HE, Form.SHE}:
        return int(form)
    if form == Form.IT:
        return int(Gender.IT)
    return int(gender_of_noun(head)) if form == Form.NONE else 0


@lru_cache(maxsize=65536)
def number_of(head: str, lemma: str, phrase: str, form: int) -> int:
    """`Number` that the pronoun or the phrase tells."""
    if form:
        if form in PLURAL_FORMS:
            return int(Number.SEVERAL)
        return int(Number.ONE if form in SINGULAR_FORMS else Number.UNKNOWN)
    if " and " in phrase:
        return int(Number.SEVERAL)
    return int(Number.SEVERAL if lemma != head and is_plural(head, phrase) else Number.ONE)


class Look(NamedTuple):
    """All that a mention's words tell. `phrase` is without its article; both `phrase` and `head` None for pronouns."""

    form: int
    gender: int
    number: int
    determiner: int
    reflexive: bool
    possessive: bool
    phrase: str | None
    head: str | None
    names: frozenset[str]


_NOBODY: Final[frozenset[str]] = frozenset()
_COMMON: Final = words_of(
    "the of and de la von van mr mrs miss ms mr. mrs. dr dr. sir lord lady captain colonel major professor"
)
_ARTICLES: Final = frozenset({"the", "a", "an"})


@lru_cache(maxsize=65536)
def look_at(words: tuple[str, ...], noun: str, lemma: str, kind: str) -> Look:
    """Read a mention's words.

    Parameters
    ----------
    words, noun, lemma
        Its tokens, its head word and that one's lemma, in lower case.
    kind
        PROP, NOM or PRON.
    """
    phrase = " ".join(words)
    if kind == "PRON":
        form, reflexive, possessive = pronoun_of(words[0])
        number = number_of(noun, lemma, phrase, form)
        return Look(form, gender_of(noun, form), number, 0, reflexive, possessive, None, None, _NOBODY)
    names = frozenset(w for w in words if len(w) > 1 and w not in _COMMON) if kind == "PROP" else _NOBODY
    bare = " ".join(words[1:]) if words[0] in _ARTICLES else phrase
    gender, number = gender_of(noun, Form.NONE), number_of(noun, lemma, phrase, Form.NONE)
    return Look(0, gender, number, determiner_of(words), False, False, bare, lemma, names)  # noqa: FBT003
