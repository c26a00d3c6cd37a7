"""A reading: a story, the layers inferred from it, and the questions one asks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

import numpy as np

from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scene, Scenes, Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quote, Quotes
from underneath.story.spans import Span, Spanned
from underneath.story.story import Story

L = TypeVar("L")
WORD = re.compile(r"\w[\w'’-]*")
SPOKEN = frozenset({"speech", "signed"})


@dataclass(frozen=True, slots=True)
class Presence:
    """How much of the story is one character's. `scenes` counts those the character is present in."""

    mentions: int
    quotes: int
    words_spoken: int
    scenes: int


class Reading:
    """A story and what was inferred from it. Made by `underneath.read`.

    Parameters
    ----------
    story
        The text and what its source states.
    layers
        Every layer by its type, e.g. `{Quotes: …, Cast: …}`.
    model
        Name and hash of the encoder's weights; None where no encoder ran.
    """

    def __init__(self, story: Story, layers: Mapping[type, Any], model: str | None = None) -> None:
        self.story, self.model = story, model
        self._layers = dict(layers)

    def __repr__(self) -> str:
        return (
            f"<Reading of {self.story.id!r}: {len(self.cast.characters)} characters, {len(self.quotes)} quotes, "
            f"{len(self.scenes)} scenes>"
        )

    def layer(self, kind: type[L]) -> L:
        """The layer of this type, also one a plug-in made; KeyError where it was not made."""
        try:
            return cast("L", self._layers[kind])
        except KeyError:
            made = ", ".join(sorted(k.__name__ for k in self._layers))
            raise KeyError(f"this reading has no {kind.__name__}; it has: {made}") from None

    @property
    def layers(self) -> Mapping[type, Any]:
        """Every layer by its type."""
        return MappingProxyType(self._layers)

    def has(self, kind: type) -> bool:
        """Whether a layer of this type was made."""
        return kind in self._layers

    @property
    def text(self) -> str:
        """The story's whole text, which all spans point into."""
        return self.story.text

    @property
    def quotes(self) -> Quotes:
        """All quotations, in order."""
        return self.layer(Quotes)

    @property
    def mentions(self) -> Mentions:
        """All mentions of people, places and groups, in order."""
        return self.layer(Mentions)

    @property
    def cast(self) -> Cast:
        """Who is in it: `reading.cast["Mara"]`."""
        return self.layer(Cast)

    @property
    def scenes(self) -> Scenes:
        """All scenes, in order."""
        return self.layer(Scenes)

    def words_of(self, where: Spanned | Span) -> str:
        """The text of anything that has a span."""
        return (where if isinstance(where, Span) else where.span).of(self.text)

    @cached_property
    def _quote_ids(self) -> dict[Quote, int]:
        return {quote: i for i, quote in enumerate(self.quotes)}

    def attribution_of(self, quote: Quote | int) -> Attribution:
        """Who says a quote to whom, by which words, and how sure that is.

        Raises
        ------
        KeyError
            If the quote is not of this reading.
        """
        index = quote if isinstance(quote, int) else self._quote_ids[quote]
        return self.layer(Attributions).rows[index]

    def speaker_of(self, quote: Quote | int) -> Character | None:
        """The character who says it, or None where nothing supports a guess (or a group says it)."""
        found = self.cast.get(self.attribution_of(quote).speaker or "")
        return found if isinstance(found, Character) else None

    def addressees_of(self, quote: Quote | int) -> tuple[Character, ...]:
        """The characters it is said to, as far as is known."""
        found = (self.cast.get(id_) for id_ in self.attribution_of(quote).addressees)
        return tuple(row for row in found if isinstance(row, Character))

    def quotes_of(self, character: Character | str) -> list[Quote]:
        """All that a character says, thinks, signs or writes, in order."""
        wanted = character if isinstance(character, str) else character.id
        rows = self.layer(Attributions).rows
        return [quote for quote, row in zip(self.quotes, rows, strict=True) if row.speaker == wanted]

    def stage_of(self, scene: Scene | int) -> Stage:
        """Who is present in a scene, whose eyes it is seen through, and how it is told."""
        index = scene if isinstance(scene, int) else self.scenes.index_before(scene.span.start)
        return self.layer(Staging).rows[index]

    def count_words(self, span: Span) -> int:
        """Number of words in a span; punctuation does not count."""
        return int(self._words_up_to(span.end) - self._words_up_to(span.start))

    @property
    def words(self) -> int:
        """Number of words of the tale, without what stands around it."""
        return sum(self.count_words(paragraph.span) for paragraph in self.story.paragraphs)

    @cached_property
    def _word_starts(self) -> np.ndarray[Any, np.dtype[np.int32]]:
        return np.fromiter((m.start() for m in WORD.finditer(self.text)), np.int32)

    def _words_up_to(self, offset: int) -> int:
        # An int32 like the column: for a plain int numpy copies the whole column first, 62 µs at 150,000 words.
        return int(np.searchsorted(self._word_starts, np.int32(offset)))

    @cached_property
    def presence(self) -> dict[str, Presence]:
        """For each character id: mentions, quotes, words spoken and scenes, as counts."""
        mentions: Counter[str] = Counter()
        for entity in self.layer(Coreference).entities:
            mentions.update((entity or "").split("+"))
        quotes, words = self._talk()
        scenes = Counter(id_ for row in self.layer(Staging).rows for id_ in row.present)
        return {c.id: Presence(mentions[c.id], quotes[c.id], words[c.id], scenes[c.id]) for c in self.cast.characters}

    def _talk(self) -> tuple[Counter[str], Counter[str]]:
        quotes: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for quote, row in zip(self.quotes, self.layer(Attributions).rows, strict=True):
            if row.speaker is not None:
                quotes[row.speaker] += 1
                words[row.speaker] += self.count_words(quote.span) if quote.kind in SPOKEN else 0
        return quotes, words
