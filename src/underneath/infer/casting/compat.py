"""Whether two people gathered so far may be one, by their names alone: a score, 0 for no."""

from __future__ import annotations

from underneath.infer.casting.nameparts import Parts, given_gender, is_given, shortens
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.titles import KIN

# Paragraphs two names must each be in before their meeting tells anything; share of the rarer in narration above which
# a long and a short form are two people ("Kitty" and "Catherine").
_ENOUGH, _BOTH_TOLD = 4, 0.2
_SURE = 2.0  # signs for he or she on both sides, from which they are at odds
# Share of the rarer name's paragraphs that have the other as well, from which "Mrs. Reed" and Georgiana Reed are two.
_TOGETHER = 0.4


def clash(a: Person, b: Person) -> bool:
    """Whether one is a he and the other a she, or one a Mrs and the other a Miss."""
    if a.sex and b.sex and a.sex != b.sex and min(abs(a.lean), abs(b.lean)) >= _SURE:
        return True
    if "he" in (by_title := {a.title_sex, b.title_sex}) and "she" in by_title:
        return True
    married = {parts.married for person in (a, b) for parts in person.parts} - {None}
    return len(married) > 1


def full_score(a: Person, b: Person) -> float:
    """Two full names: one surname, and given names that are equal, shortened or initials."""
    if clash(a, b):
        return 0
    return max((_full(x, y) for x in a.parts for y in b.parts if x.full and y.full), default=0)


def _full(a: Parts, b: Parts) -> float:
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return 0
    x, y = a.words[0], b.words[0]
    if wife_of(a, x) != wife_of(b, y):
        return 0
    if a.words == b.words[::-1]:
        return 1
    if a.words[-1] != b.words[-1]:
        # "Mary Ann" and "Mary Ann Quill"; a name changed by marriage is not seen.
        return 2 if len(a.words) != len(b.words) and a.words[:2] == b.words[:2] else 0
    if x == y:
        return 4
    if min(len(x), len(y)) <= len("J.") and x[0] == y[0]:
        return 2
    return 3 if shortens(x, y) or shortens(y, x) else 0


# Titles that go before a given name.
_BEFORE_GIVEN = KIN | bag(
    """sir lady miss master king queen prince princess saint st don doña dona brother sister mother father
    mistress madame emperor empress pope dame lord mr mrs ser nurse"""
)


def wife_of(parts: Parts, word: str) -> bool:
    """Whether "Mrs. Joe" is called by her husband's given name."""
    return parts.married is True and given_gender(word) == "he"


def titled_score(one: Person, other: Person) -> float:
    """A title and one word ("Captain Vey", "Sir Walter") against anyone."""
    mine = one.forms[0].parts
    if not mine.words or clash(one, other) or _two_titles(mine, other):
        return 0
    word = mine.words[-1]
    if word in other.surnames and other.full:
        aunt = set(mine.titles) & KIN - other.titles
        if aunt or together(one, other) > _TOGETHER:
            return 0
    if word in other.surnames:
        return (4 if set(mine.titles) & other.titles else 3) - together(one, other)
    if not set(mine.titles) & _BEFORE_GIVEN and other.titles - set(mine.titles):
        return 0
    if wife_of(mine, word):
        return 2 if any(wife_of(theirs, word) and word in theirs.words for theirs in other.parts) else 0
    if word in other.firsts:
        return 2
    return 1 if set(mine.titles) & _BEFORE_GIVEN and _pet(one, other, word) else 0


# Titles that any of a family may have.
_ANYBODY = KIN | bag("mr mrs miss ms mx lady sir master mister madam madame monsieur signor signora herr frau")


def of_family(one: Person, other: Person) -> bool:
    """Whether a surname with a title ("Mrs. March") may be the other's, a full name of that surname."""
    mine = one.forms[0].parts
    if not mine.titles or not set(mine.titles) <= _ANYBODY or not other.full or mine.words[-1] not in other.surnames:
        return False
    sexes = {given_gender(word) for word in other.firsts} | {one.title_sex}
    return not sexes >= {"he", "she"}


def together(a: Person, b: Person) -> float:
    """How often narration names both in one paragraph: 0 never, 1 always; as two people would be, and one hardly."""
    x, y = set(a.told), set(b.told)
    fewest = min(len(x), len(y))
    return len(x & y) / fewest if fewest > _ENOUGH else 0


def _pet(one: Person, other: Person, word: str) -> bool:
    """Whether a word is a pet form of the other's given name, and narration does not use both side by side."""
    names = [first for first in other.firsts if shortens(word, first) or shortens(first, word)]
    if not names:
        return False
    mine = len(one.told)
    theirs = sum(len(form.told) for form in other.forms if set(form.parts.words) & set(names))
    return min(mine, theirs) <= max(2, _BOTH_TOLD * max(mine, theirs))


def _two_titles(mine: Parts, other: Person) -> bool:
    """Mr and Sir, Aunt and Uncle …: kin words never share a bearer with another kin word of one generation."""
    kin = set(mine.titles) & KIN
    return bool(kin) and bool(other.titles & KIN) and not kin & other.titles


def single_score(one: Person, other: Person) -> float:
    """A single word against anyone: a given name, a surname, a pet form of a given name."""
    mine = one.forms[0].parts
    if not mine.words:
        return 0
    word = mine.words[0]
    if word in other.firsts:
        return 0 if abs(one.lean) > 2 * _SURE and clash(one, other) else 5
    if word in other.surnames:
        # A bare surname is a man's or an equal's: "Gardiner" is hardly Mrs. Gardiner.
        score = 3.5 if any(p.married is not None for p in other.parts) else 4
    else:
        score = 2 if _pet(one, other, word) else 1 if _nickname(one, other, word) else 0
    # What a short form looks like tells no sex where no pronoun does: Ed may be Edda.
    unsexed = score == 1 and not any(form.near for form in one.forms)
    return score if score and (unsexed or not clash(one, other)) else 0


def _nickname(one: Person, other: Person, word: str) -> bool:
    """Whether speech alone has the word, as an address, and it begins as their name does: "Quill" for Quirrane."""
    names = other.firsts | other.surnames
    starts = any(name.startswith(word) for name in names)
    alike = starts or (any(word[:3] == name[:3] for name in names) and not is_given(word))
    return alike and not one.told and any(form.calls for form in one.forms) and bool(other.told)


def role_score(one: Person, other: Person) -> float:
    """A title alone ("the Captain", "Mother") against those who bear it."""
    titles = one.forms[0].parts.titles
    return 3 if titles and titles[-1] in other.titles and not clash(one, other) else 0
