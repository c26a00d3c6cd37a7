"""Every two people who may have to do with each other, and what the story says of the two."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from underneath.infer.bonds.words import SIGN_OF, kinds_in, words_in
from underneath.story.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from underneath.layers.cast import Cast
    from underneath.layers.mentions import Coreference, Mentions
    from underneath.layers.scenes import Scenes, Staging
    from underneath.layers.speech import Attributions, Quotes
    from underneath.story.story import Story

Couple = tuple[str, str]
# A scene with more people than this is a crowd: only those who talk to each other there are looked at.
CROWD: Final = 12


@dataclass(slots=True)
class Pair:
    """What the story says of two people.

    `said`, lines from the first to the second and back. `called`, `kin`, `titled`, `near`: kinds of tie that their
    addresses, their descriptions ("his brother"), their own names, and the words around both speak for. `signs`: words
    of `SIGNS` in their talk. `scenes`: indices of those they share. `evidence`: the words that name the tie;
    `shared`: their lines to each other, and sentences that hold both.
    """

    said: list[int] = field(default_factory=lambda: [0, 0])
    called: Counter[str] = field(default_factory=Counter)
    kin: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    scenes: list[int] = field(default_factory=list)
    together: int = 0
    quotes: list[int] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    shared: list[Span] = field(default_factory=list)


class Pairs:
    """The pairs of a story, found in one pass over each layer; `mentioned`: whom each sentence mentions."""

    def __init__(
        self,
        story: Story,
        quotes: Quotes,
        mentions: Mentions,
        cast: Cast,
        coreference: Coreference,
        attributions: Attributions,
        scenes: Scenes,
        staging: Staging,
    ) -> None:
        self.text, self.sentences = story.text, [s.span for s in story.sentences]
        self.people = {c.id: c for c in cast.characters}
        self.quotes, self.mentions = quotes, mentions
        self.entities, self.rows = coreference.entities, attributions.rows
        self.scenes, self.staging = scenes, staging
        self.pairs: dict[Couple, Pair] = defaultdict(Pair)
        self.mentioned = self._by_sentence()
        self._share_scenes()
        self._talk()
        self._describe()
        self._meet()
        self._title()

    def of(self, a: str, b: str) -> Pair:
        """The pair, whichever way round it is asked for."""
        return self.pairs[(a, b) if a < b else (b, a)]

    def _share_scenes(self) -> None:
        for i, stage in enumerate(self.staging.rows):
            here = [p for p in stage.present if p in self.people]
            if len(here) <= CROWD:
                for a, b in combinations(here, 2):
                    self.of(a, b).scenes.append(i)

    def _talk(self) -> None:
        for i, row in enumerate(self.rows):
            if row.speaker not in self.people:
                continue
            words = self.quotes[i].span.of(self.text)
            called, low = kinds_in(_address(words)), words_in(words)
            for hearer in row.addressees:
                if hearer in self.people and hearer != row.speaker:
                    pair = self.of(row.speaker, hearer)
                    pair.said[row.speaker > hearer] += 1
                    pair.quotes.append(i)
                    pair.shared.append(self.quotes[i].span)
                    pair.called.update(called)
                    if called:
                        pair.evidence.append(self.quotes[i].span)
                    pair.signs.update(kind for word in low for kind in SIGN_OF.get(word, ()))

    def _describe(self) -> None:
        """An owner inside a description of somebody else: "his brother"."""
        for i, outer in enumerate(self.mentions):
            who = self.entities[i]
            if outer.kind == "PRON" or who not in self.people:
                continue
            for j in self.mentions.indices_within(outer.span):
                owner = self.entities[j]
                if j != i and owner in self.people and owner != who:
                    kinds = kinds_in(self.text[self.mentions[j].span.end : outer.span.end])
                    if kinds:
                        pair = self.of(who, owner)
                        pair.kin.update(kinds)
                        pair.evidence.append(outer.span)

    def _meet(self) -> None:
        """Both in one sentence, and what is said there."""
        for at, who in self.mentioned.items():
            if 2 <= len(who) <= CROWD:  # noqa: PLR2004 - two make a pair
                span = self.sentences[at]
                words = words_in(span.of(self.text))
                kinds = {kind for word in words for kind in kinds_in(word)}
                signs = [kind for word in words for kind in SIGN_OF.get(word, ())]
                for a, b in combinations(sorted(who), 2):
                    pair = self.of(a, b)
                    pair.together += 1
                    pair.shared.append(span)
                    pair.near.update(kinds)
                    pair.signs.update(signs)

    def _by_sentence(self) -> dict[int, set[str]]:
        """Sentences that mention people of the cast, as indices in order, and whom each mentions."""
        starts = [s.start for s in self.sentences]
        who: dict[int, set[str]] = defaultdict(set)
        for mention, entity in zip(self.mentions, self.entities, strict=True):
            for one in (entity or "").split("+"):
                if one in self.people:
                    who[bisect_right(starts, mention.span.start) - 1].add(one)
        return {i: found for i, found in sorted(who.items()) if i >= 0}

    def _title(self) -> None:
        kinds = {id_: _kinds_of_names((c.name, *c.aliases, *c.roles)) for id_, c in self.people.items()}
        for (a, b), pair in self.pairs.items():
            pair.titled.update(kinds[a])
            pair.titled.update(kinds[b])


def _kinds_of_names(names: Iterable[str]) -> set[str]:
    return {kind for name in names for kind in kinds_in(name)}


def _address(words: str) -> str:
    """The words of a line that stand where addresses stand: set off by a comma at an end."""
    inner = words.strip("“”\"'‘’—–- .!?…")
    parts = [p for p in inner.replace("!", ",").replace("?", ",").replace(".", ",").split(",") if p.strip()]
    return " , ".join(p for p in parts if len(p.split()) <= 3) if len(parts) > 1 or len(inner.split()) <= 2 else ""  # noqa: PLR2004
