"""What sort of thing each capitalised run names: a person, a place, a body of people, or nothing with a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from underneath.infer.casting.evidence import Evidence, Tally
from underneath.infer.lexicon import is_common, is_compound
from underneath.infer.lexicon import words as word_list
from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import (
    CALENDAR,
    DEITIES,
    FACILITIES,
    GROUPS,
    LANDS,
    NAME_MONTHS,
    NUMBERS,
    PEOPLE,
    PEOPLES,
    PLACES,
    SURNAMES_TOO,
    TOWNS,
    VESSELS,
)
from underneath.infer.lexicon.titles import ALL as TITLES
from underneath.infer.lexicon.titles import KIN_NAMES

if TYPE_CHECKING:
    from underneath.layers.mentions import EntityType

_NONE = Tally()
_STUTTER = re.compile(r"^((\w)\w?)(?:-\2\w?)*-(?=\2\w+$)", re.IGNORECASE)
# Share of its places where a capitalised common word must show sure signs of a person: by eye on novels.
_COMMON_SURE = 0.2
_ALIVE = 3  # what one verb of saying is worth: see Tally.life
_MANY = bag("men women people children folk folks boys girls sailors soldiers servants")
# Said to anyone, no one's name.
_TO_ANYONE = bag("miss mr mrs ms mister missus missis madam sir lady")
# How places are named, in English and its neighbours; surnames end so too, so it counts only where nothing lives.
_PLACE_TAIL = re.compile(
    r"(?:gate|ton|ham|bury|ford|marsh|field|hollow|side|mouth|wick|haven|havn|burg|burgh|ville|shire|stead|port|reach|falls?|"
    r"dale|moor|holm|stad|grad|abad|pur|land|lands|water|well|bridge|minster|chester|caster|thorpe|by|ness|wood|wold)$"
)
_OF_SITES = {"st": "FAC", "fort": "FAC", "castle": "FAC", "hotel": "FAC", "mount": "LOC", "lake": "LOC", "cape": "LOC",
             "port": "GPE", "new": "GPE"}  # fmt: skip


def bare(word: str) -> str:
    """Lower case without a full stop: the form the word lists hold."""
    return word.rstrip(".").lower()


def unstutter(word: str) -> str:
    """Return "Mara" for "M-Mara" and "Ma-Mara"."""
    return _STUTTER.sub("", word)


def place_of(head: str) -> EntityType | None:
    """Type of a name that ends in this word, in lower case: "castle" gives FAC."""
    if head in FACILITIES:
        return "FAC"
    if head in LANDS:
        return "LOC"
    if head in TOWNS:
        return "GPE"
    return "ORG" if head in GROUPS else None


class Sorter:
    """Decides the type of a name from the evidence of the whole story; every answer is kept."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._known: dict[tuple[str, ...], EntityType | None] = {}
        self._given = word_list("given_she") | word_list("given_he") | word_list("given_any")

    def kind(self, words: tuple[str, ...]) -> EntityType | None:
        """Return the type of the name, or None where it names nobody and nothing."""
        if words not in self._known:
            self._known[words] = self._decide(words)
        return self._known[words]

    def begins_name(self, word: str) -> bool:
        """Whether a capitalised word at the head of a sentence belongs to the name: it is no common word."""
        low = bare(word)
        mid, lower = self.evidence.mid[word], self.evidence.lower[low]
        if mid > lower or low in TITLES or (word in self._given and not lower):
            return True
        return lower == 0 and not is_common(low)

    def _decide(self, words: tuple[str, ...]) -> EntityType | None:
        if words[0].isupper() and len(words[0]) > 1 and all(w.isupper() for w in words):
            return self._shouted(words)
        tally = self.evidence.names.get(" ".join(words), _NONE)
        if len(words) == 1:
            return self._single(unstutter(words[0]), tally)
        head, low = bare(words[-1]), bare(words[0])
        if head in NUMBERS or head.isdigit():
            return "FAC" if place_of(low) == "FAC" else "ORG" if low in GROUPS else None
        if low in TITLES and low != "st":
            return "PER" if words[-1] in self._given or not place_of(head) or tally.life >= _ALIVE else place_of(head)
        return self._of(words, tally) if "of" in words else self._long(words, tally)

    def _shouted(self, words: tuple[str, ...]) -> EntityType | None:
        calm = tuple(w.title() for w in words)
        if calm != words and not all(w.isupper() for w in calm) and " ".join(calm) in self.evidence.names:
            return self.kind(calm)
        tally = self.evidence.names.get(" ".join(words), _NONE)
        return "PER" if len(words) == 1 and len(words[0]) <= len("ABC") and tally.mid and tally.life >= _ALIVE else None

    def _long(self, words: tuple[str, ...], tally: Tally) -> EntityType | None:
        head, low = bare(words[-1]), bare(words[0])
        if low in VESSELS:
            return "VEH"
        if low in _OF_SITES and tally.life < _ALIVE:
            return _OF_SITES[low]  # type: ignore[return-value]
        kind = place_of(head)
        life = tally.life + self._word_life(words[0])
        given = words[0] in self._given
        if kind and tally.say + tally.own < max(1, 0.2 * tally.n):
            surname = head in SURNAMES_TOO and not tally.the and not tally.site
            if not given and not (surname and self._word_life(words[0]) > 2 * tally.n):
                return kind
            if tally.the or tally.site:
                return kind
        if head in PLACES and not given:
            return "GPE"
        if tally.the > tally.n / 2:
            return self._titled_thing(words, tally)
        if given or life > tally.site:
            return "PER"
        if tally.site > life:
            return "GPE"
        plain = all(self.evidence.lower[bare(w)] or is_common(bare(w)) for w in words)
        return None if plain else "PER"

    def _titled_thing(self, words: tuple[str, ...], tally: Tally) -> EntityType | None:
        """Two words or more after "the": an office if its last word is one ("the Cabinet Secretary")."""
        head = bare(words[-1])
        if head in PEOPLE or head in TITLES or tally.say + tally.own > 1:
            return "PER"
        return "ORG" if tally.say or tally.act else None

    def _of(self, words: tuple[str, ...], tally: Tally) -> EntityType | None:
        low = bare(words[0])
        if low in TITLES or low in PEOPLE or tally.life >= _ALIVE or words[0] in self._given:
            return "PER"
        return place_of(low)

    def _word_life(self, word: str) -> float:
        tally = self.evidence.words.get(word, _NONE)
        return tally.life if tally.life > tally.site else 0.0

    def _single(self, word: str, tally: Tally) -> EntityType | None:
        low = bare(word)
        alive = self.evidence.words.get(word, tally)
        if low in PEOPLES or (low in CALENDAR and (low not in NAME_MONTHS or alive.life < _ALIVE)):
            return None
        if low in DEITIES:
            return "PER" if alive.say + alive.own > 1 and alive.life > alive.n else None
        if low in KIN_NAMES:
            return "PER" if alive.mid or alive.life else None
        if tally.the > tally.n / 2:
            return self._with_the(low, tally)
        if low in _TO_ANYONE:
            return None
        if low in TITLES:
            return "PER" if alive.life >= 1 and self.evidence.mid[word] else None
        return self._bare_name(word, low, alive)

    def _bare_name(self, word: str, low: str, tally: Tally) -> EntityType | None:
        lower, mid = self.evidence.lower[low], self.evidence.mid[word]
        given = word in self._given
        common = is_common(low) and not given
        if lower > mid and not (mid > 1 and tally.life >= 2 * _ALIVE):
            return None
        if common and tally.sure < max(1, _COMMON_SURE * tally.n):
            return None
        if common and not mid and (low in _MANY or tally.say / 2 + tally.own + tally.titled < 1):
            return None
        if low.endswith(("ism", "isms", "ness", "tion", "ology", "ophy")) and tally.sure < 0.5 * tally.n:
            return None
        life = tally.life + (2 + 0.4 * tally.n) * given
        site = tally.site + 3 * (low in PLACES) + (not given and bool(_PLACE_TAIL.search(low)))
        if site > life or (low in PLACES and tally.life < tally.n):
            return place_of(low) or "GPE"
        if tally.a > tally.n / 2 and not given and tally.life < 2 * tally.n:
            return None
        if mid == 0 and (life <= 0 or (life < _ALIVE and is_compound(low))):
            return None
        return place_of(low) if life == 0 and place_of(low) else "PER"

    def _with_the(self, low: str, tally: Tally) -> EntityType | None:
        if (
            low in TITLES
            or low in PEOPLE
            or low.rpartition("-")[2] in PEOPLE
            or (low in ("head", "chair") and not tally.place)
        ):
            return "PER"
        if low.endswith("s") and not low.endswith("ss"):
            return "ORG" if is_common(low) or tally.place else "PER"
        if tally.say + tally.own > tally.place and tally.life > 0.2 * tally.n:
            return "PER"
        if low in PLACES:
            return "GPE"
        return place_of(low) or ("LOC" if tally.site else None)
