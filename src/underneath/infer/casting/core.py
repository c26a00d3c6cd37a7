"""The name itself within a mention: "the wearied Catherine" is Catherine, "assented Lord Henry" Lord Henry."""

from __future__ import annotations

import re
from functools import lru_cache

from underneath.infer.casting.kinds import bare
from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import PEOPLE
from underneath.infer.lexicon.titles import ALL as TITLES
from underneath.infer.lexicon.titles import FOND, STYLES

# Small words that stand inside names: "Duke of Ambry", "Joris van der Meer", "Alric the Third".
_INSIDE = bag("of the de la le du des der den van von zu della di da dos del ibn bin al el ap ben y e and & -")
_LEADS = FOND | bag("the a an that this my our your his her their late another other no some dear dearest beloved")
_PREPOSITIONS = bag("of from in at with on to for by next near beside behind under over without like than as")
_WHOSE = frozenset({"your", "his", "her", "their"})
_PAIR = frozenset({"and", "&"})
_EDGE = re.compile(r"^[^\w]+|[^\w.]+$")


@lru_cache(maxsize=65536)
def core(name: str) -> str:
    """A name without the words around it; empty where no name is left ("mistress of Pemberley", "Tom and Ann").

    >>> core("the astonished Mrs. Rachel"), core("Anne contritely"), core("Mrs. Palmer s barouche"), core("the Queen")
    ('Mrs. Rachel', 'Anne', 'Mrs. Palmer', 'Queen')
    """
    words = [_EDGE.sub("", word) for word in name.split()]
    if words[1:] and words[0].lower() in _WHOSE and words[-1].lower() in STYLES:
        return " ".join(words)
    if not any(map(_is_name, words)):
        return "" if len(words) > 1 + (bare(words[0]) in _LEADS if words else 0) else " ".join(words[-1:])
    words = words[_first(words) :]
    kept = _kept(words)
    if len(kept) < len(words) and words[len(kept)].lower() in _PAIR:
        return ""
    while kept and kept[-1] == kept[-1].lower() and kept[-1] in _INSIDE:
        kept.pop()
    return " ".join(kept)


def _kept(words: list[str]) -> list[str]:
    """The words up to where something else begins: a word in lower case, a title after a name."""
    kept = words[:1]
    for i, word in enumerate(words[1:], 1):
        low = word.lower()
        if low in _PAIR or (word == low and low not in _INSIDE):
            break
        title = low.rstrip(".") in TITLES and i + 1 < len(words) and _is_name(words[i + 1])
        if title and bare(kept[-1]) not in TITLES | _INSIDE:
            break
        kept.append(word)
    return kept


def _first(words: list[str]) -> int:
    """Where the name begins: at the first capital, or at a title or a particle right before it."""
    for i, word in enumerate(words):
        low, more = bare(word), i + 1 < len(words)
        if _is_name(word) and not (more and low in _LEADS and not _old_man(words, i)):
            return i
        if low in _PREPOSITIONS:
            return len(words)
        if more and word == word.lower() and low != "the" and _leads_in(low, words[i + 1]):
            return i
    return len(words)


def _leads_in(low: str, after: str) -> bool:
    """Whether a word in lower case belongs to the name after it: a title, the particles of a surname."""
    return (low in TITLES and _is_name(after)) or (low in _INSIDE and (_is_name(after) or after in _INSIDE))


def _old_man(words: list[str], i: int) -> bool:
    """Whether "Old" and the like belong to what follows: "Old Man", "Big Girl"."""
    return len(words) == i + 2 and bare(words[i]) in FOND and bare(words[i + 1]) in PEOPLE


def _is_name(word: str) -> bool:
    """Whether a word has a capital at its head or after an opening ("O'Brien", "al-Rashid", "d'Artagnan")."""
    return word[:1].isupper() or word[:1].isdigit() or bool(re.match(r"[a-z]{1,3}[’'-][A-Z]", word))
