"""What the whole reading adds to the cast: pronouns and epithets of those whom coreference has tied them to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from underneath.infer.lexicon.bag import bag
from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Coreference, Mentions
from underneath.story.story import Story

_SETS: Final = {
    "he/him": "he him his himself",
    "she/her": "she her hers herself",
    "they/them": "they them their theirs themself themselves",
    "xe/xem": "xe xem xyr xyrs xemself",
    "ze/hir": "ze hir hirs zir zirs hirself",
    "fae/faer": "fae faer faers faerself",
    "ey/em": "ey eir eirs emself",
}
_SET_OF: Final = {word: pronouns for pronouns, words in _SETS.items() for word in words.split()}
# An epithet as a person would list it: "the older man", "the medic from Ostrava"; no names, no relative clause.
_EPITHET = re.compile(r"the [a-z][a-z’'-]*(?: [a-z][a-z’'-]*){0,3}$")
# Fewest pronouns, and the share of one set among them, to say what the names left open; and to say otherwise.
_FEW, _MOST = 2, 0.75
_MANY, _NEARLY_ALL = 6, 0.9
_SURE, _TWICE = 0.5, 0.6
_OWN = (
    0.8  # share of an epithet's places that must be one person's: on sixteen stories every other one was wrong without
)
_VAGUE = bag("man woman boy girl person people lady gentleman figure stranger child one others two three")
_SHIFTING = bag("other first second third last next same")


def united(cast: Cast, same: Mapping[str, str]) -> Cast:
    """The cast with those made one who are the same person; `same`: ids → the id that stays."""
    others: dict[str, list[Character]] = defaultdict(list)
    for person in cast.characters:
        if person.id in same:
            others[same[person.id]].append(person)
    people = tuple(_with(person, others[person.id]) for person in cast.characters if person.id not in same)
    return replace(cast, characters=people)


def _with(person: Character, others: list[Character]) -> Character:
    """Somebody, and all that was told of others who are the same."""
    aliases = [*person.aliases, *(name for other in others for name in (other.name, *other.aliases))]
    return replace(
        person,
        aliases=tuple(dict.fromkeys(aliases)),
        pronouns=next((p.pronouns for p in (person, *others) if p.pronouns), None),
        roles=tuple(dict.fromkeys(role for p in (person, *others) for role in p.roles)),
        narrator=any(p.narrator for p in (person, *others)),
    )


def complete_cast(
    story: Story, mentions: Mentions, cast: Cast, links: Coreference, settled: AbstractSet[str] = frozenset()
) -> Cast:
    """The cast with the pronouns and the epithets that the text gives its people.

    Parameters
    ----------
    story, mentions, links
        Who is meant where, and by which words.
    cast
        As gathered from the names.
    settled
        Ids of those whose pronouns a person has given: they stay.
    """
    pronouns: dict[str, Counter[str]] = defaultdict(Counter)
    epithets: dict[str, Counter[str]] = defaultdict(Counter)
    met: Counter[str] = Counter()
    for mention, entity, sure in zip(mentions, links.entities, links.confidence, strict=True):
        if mention.type != "PER" or mention.kind == "PROP":
            continue
        words = " ".join(mention.span.of(story.text).lower().split())
        met[words] += 1
        if entity is not None and mention.kind == "PRON" and words in _SET_OF:
            pronouns[entity][_SET_OF[words]] += sure >= _SURE
        elif entity is not None and mention.kind == "NOM":
            epithets[entity][words] += sure >= _TWICE
    people = tuple(
        replace(
            person,
            aliases=(*person.aliases, *_epithets(person, epithets[person.id], met)),
            pronouns=person.pronouns if person.id in settled else _pronouns(person.pronouns, pronouns[person.id]),
        )
        for person in cast.characters
    )
    return replace(cast, characters=people)


def _epithets(person: Character, theirs: Counter[str], met: Counter[str]) -> list[str]:
    """Descriptions that are surely somebody's: met twice or more, nearly always of them, and not of just anybody."""
    known = {alias.casefold() for alias in person.aliases}
    return [
        words
        for words, n in theirs.items()
        if n > 1 and n >= _OWN * met[words] and words not in known and _is_epithet(words)
    ]


def _is_epithet(words: str) -> bool:
    """Whether a description may stand for one person all through: "the older man", but not "the man"."""
    pieces = words.split()
    bare = len(pieces) == len(("the", "man")) and pieces[-1] in _VAGUE
    return bool(_EPITHET.match(words)) and not bare and not _SHIFTING & set(pieces)


def _pronouns(known: str | None, seen: Counter[str]) -> str | None:
    """What the pronouns say where they are clear, else what was known from the names."""
    total = seen.total()
    if not total:
        return known
    best, n = seen.most_common(1)[0]
    few, share = (_FEW, _MOST) if known is None else (_MANY, _NEARLY_ALL)
    return best if total >= few and n >= share * total else known
