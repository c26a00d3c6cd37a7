"""What sort of thing each capitalised run names: a person, a place, a body of people, or nothing with a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from underneath.infer.casting.evidence import Evidence, Tally
from underneath.infer.lexicon import words as word_list
from underneath.infer.lexicon.nouns import (
    CALENDAR,
    DEITIES,
    FACILITIES,
    GROUPS,
    LANDS,
    PEOPLE,
    PEOPLES,
    PLACES,
    TOWNS,
    VESSELS,
)
from underneath.infer.lexicon.titles import ALL as TITLES
from underneath.infer.lexicon.titles import KIN_NAMES

if TYPE_CHECKING:
    from underneath.layers.mentions import EntityType

_NONE = Tally()
_STUTTER = re.compile(r"^((\w)\w?)(?:-\2\w?)*-(?=\2\w+$)", re.IGNORECASE)


def bare(word: str) -> str:
    """Lower case without a full stop: the form the word lists hold."""
    return word.rstrip(".").lower()


def unstutter(word: str) -> str:
    """Return "Mara" for "M-Mara" and "Ma-Mara"."""
    return _STUTTER.sub("", word)


class Sorter:
    """Decides the type of a name from the evidence of the whole story; every answer is kept."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._known: dict[tuple[str, ...], EntityType | None] = {}
        self._common = word_list("common")
        self._given = word_list("given_she") | word_list("given_he") | word_list("given_any")

    def kind(self, words: tuple[str, ...]) -> EntityType | None:
        """Return the type of the name, or None where it names nobody and nothing."""
        if words not in self._known:
            self._known[words] = self._decide(words)
        return self._known[words]

    def begins_name(self, word: str) -> bool:
        """Whether a capitalised word at the head of a sentence belongs to the name: it is no common word."""
        low = bare(word)
        tally = self.evidence.words.get(word, _NONE)
        if low in TITLES or word in self._given:
            return low not in self._common or low in TITLES or tally.mid > 0
        lower = self.evidence.lower[low]
        if tally.mid > lower:
            return True
        return lower == 0 and (low not in self._common or tally.mid > 0)

    def _decide(self, words: tuple[str, ...]) -> EntityType | None:
        if words[0].isupper() and len(words[0]) > 1 and all(w.isupper() for w in words):
            return self._shouted(words)
        head, low = bare(words[-1]), bare(words[0])
        tally = self.evidence.names.get(" ".join(words), _NONE)
        if len(words) > 1 and low in TITLES and low != "st":
            return "PER" if head not in FACILITIES | GROUPS or words[-1] in self._given else self._place(head)
        if len(words) > 1:
            return self._long(words, tally)
        return self._single(words[0], tally)

    def _shouted(self, words: tuple[str, ...]) -> EntityType | None:
        calm = tuple(w.title() for w in words)
        if calm != words and not all(w.isupper() for w in calm) and " ".join(calm) in self.evidence.names:
            return self.kind(calm)
        tally = self.evidence.names.get(" ".join(words), _NONE)
        return "PER" if len(words) == 1 and len(words[0]) < 4 and tally.mid and tally.life >= 3 else None

    def _place(self, head: str) -> EntityType | None:
        if head in FACILITIES:
            return "FAC"
        if head in LANDS:
            return "LOC"
        if head in TOWNS:
            return "GPE"
        return "ORG" if head in GROUPS else None

    def _long(self, words: tuple[str, ...], tally: Tally) -> EntityType | None:
        head, low = bare(words[-1]), bare(words[0])
        if low in VESSELS:
            return "VEH"
        if low in ("st", "mount", "lake", "cape", "fort", "port", "castle", "hotel", "new") and tally.life < 3:
            return "GPE" if low in ("port", "new") else "LOC" if low in ("mount", "lake", "cape") else "FAC"
        if "of" in words:
            return self._of(words, tally)
        kind = self._place(head)
        life = tally.life + self._word_life(words[0])
        if kind and (tally.the or tally.place or words[0] not in self._given) and life < 3 + tally.place:
            return kind
        if head in PLACES and words[0] not in self._given:
            return "GPE"
        if tally.the > tally.n / 2 and head not in PEOPLE | TITLES and tally.life < 3:
            return "ORG" if tally.say or tally.act else None
        if words[0] in self._given or tally.life > 0 or life >= 3:
            return "PER"
        if tally.place > tally.n / 2:
            return "GPE"
        plain = all(self.evidence.lower[bare(w)] or bare(w) in self._common for w in words)
        return None if plain else "PER"

    def _of(self, words: tuple[str, ...], tally: Tally) -> EntityType | None:
        low = bare(words[0])
        if low in TITLES or low in PEOPLE or tally.life >= 3:
            return "PER"
        if (kind := self._place(low)) is not None:
            return kind
        return "PER" if words[0] in self._given else None

    def _word_life(self, word: str) -> float:
        tally = self.evidence.words.get(word, _NONE)
        return tally.life if tally.place * 3 < tally.n else 0.0

    def _single(self, word: str, tally: Tally) -> EntityType | None:
        low = bare(word)
        if low in CALENDAR or low in PEOPLES:
            return None
        alive = self.evidence.words.get(word, tally)
        if low in DEITIES:
            return "PER" if alive.say + alive.own > 1 and alive.say + alive.act + alive.own > 0.3 * alive.n else None
        if low in KIN_NAMES:
            return "PER" if alive.mid or alive.life else None
        if tally.the > tally.n / 2:
            return self._with_the(low, tally)
        lower = self.evidence.lower[low]
        if lower > 2 * alive.mid and not (alive.mid and alive.life >= 6):
            return None
        if low in TITLES:
            return "PER" if alive.life or alive.mid else None
        if low in PLACES and alive.life < max(3, alive.n):
            return "GPE"
        if alive.place * 2 > alive.n or (alive.place > alive.life and word not in self._given):
            return self._place(low) or "GPE"
        if not alive.mid:
            return self._at_heads(word, alive)
        if alive.life > 0 or word in self._given:
            return "PER"
        if tally.a or low in self._common:
            return None
        return self._place(low) or "PER"

    def _at_heads(self, word: str, tally: Tally) -> EntityType | None:
        """A word met only where any word has a capital: take it for a name on good signs alone."""
        low = bare(word)
        if self.evidence.lower[low] or low in self._common:
            return None
        if tally.say or tally.act or tally.own or word in self._given or tally.called or tally.person:
            return "PER"
        return None

    def _with_the(self, low: str, tally: Tally) -> EntityType | None:
        if (low in TITLES or low in PEOPLE) and low not in KIN_NAMES:
            return "PER"
        if low.endswith("s") and not low.endswith("ss"):
            return "PER" if low[:-1] not in self._common and tally.place == 0 else "ORG"
        if tally.life > max(2.0, 2 * tally.place, 0.3 * tally.n):
            return "PER"
        if low in PLACES:
            return "GPE"
        return self._place(low) or ("LOC" if tally.place else None)
