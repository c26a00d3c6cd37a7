"""A desk for tests of speakers, coreference and staging: a few lines of fiction with cast and mentions made by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from underneath.infer.coref import resolve_mentions
from underneath.infer.quotes import find_quotes
from underneath.infer.scenes import find_scenes
from underneath.infer.speakers import attribute_quotes
from underneath.infer.staging import stage_scenes
from underneath.layers.cast import Cast, Character, Place
from underneath.layers.mentions import Mention, Mentions, NameLinks
from underneath.story.spans import Span
from underneath.testing import tiny_story

PRONOUNS = r"\b(?:he|him|his|she|her|hers|I|me|my|you|your|we|us|they|them|their|who)\b"
FOLK = {"Mirel": "she/her", "Toben": "he/him", "Hask": "he/him", "Oda": "she/her", "Captain Rusk": None}


@dataclass
class Desk:
    """Everything read from a text, with look-ups by words."""

    text: str
    folk: dict[str, str | None]
    described: tuple[str, ...] = ()
    narrator: str | None = None
    places: tuple[str, ...] = ()

    def __post_init__(self):
        self.story = tiny_story(self.text)
        self.quotes = find_quotes(self.story)
        self.scenes = find_scenes(self.story)
        self.cast = Cast(
            tuple(Character(n.lower(), n, (n,), p, narrator=n == self.narrator) for n, p in self.folk.items()),
            places=tuple(Place(n.lower(), n) for n in self.places),
        )
        rows = {}
        for words, kind, type_ in (
            *((re.escape(n), "PROP", "PER") for n in self.folk),
            *((re.escape(n), "PROP", "GPE") for n in self.places),
            *((re.escape(n), "NOM", "PER") for n in self.described),
            (PRONOUNS, "PRON", "PER"),
        ):
            for m in re.finditer(words, self.text, re.IGNORECASE):
                rows.setdefault(m.span(), Mention(Span(*m.span()), type_, kind))
        self.mentions = Mentions(rows.values())
        self.links = NameLinks(tuple(m.span.of(self.text).lower() if m.kind == "PROP" else None for m in self.mentions))
        self.attributions = attribute_quotes(self.story, self.quotes, self.mentions, self.cast, self.links, self.scenes)
        self.coreference = resolve_mentions(
            self.story, self.quotes, self.mentions, self.cast, self.links, self.attributions
        )
        self.staging = stage_scenes(
            self.story, self.scenes, self.quotes, self.mentions, self.cast, self.coreference, self.attributions
        )

    @property
    def speakers(self):
        return [row.speaker for row in self.attributions.rows]

    def row(self, words):
        """The attribution of the quotation that holds these words."""
        at = self.text.index(words)
        return next(
            r for q, r in zip(self.quotes, self.attributions.rows, strict=True) if q.span.start <= at < q.span.end
        )

    def meant(self, words, nth=1):
        """Whom the nth mention with these very words means."""
        found = [
            e for m, e in zip(self.mentions, self.coreference.entities, strict=True) if m.span.of(self.text) == words
        ]
        return found[nth - 1]


def desk(text, *, folk=FOLK, **more):
    return Desk(text, folk, **more)
