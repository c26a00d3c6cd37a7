"""A desk for tests of coreference: a few lines of fiction with the mentions in square brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from underneath.infer.coreference.columns import tabulate_mentions
from underneath.infer.quotes import find_quotes
from underneath.infer.scenes import find_scenes
from underneath.layers.cast import Cast
from underneath.layers.mentions import Mention, Mentions, NameLinks
from underneath.layers.syntax import Syntax
from underneath.story.spans import Span
from underneath.testing import tiny_story

PRONOUN = re.compile(
    r"(?:he|him|his|himself|she|her|hers|it|its|they|them|their|I|me|my|you|your|we|us|who)$", re.IGNORECASE
)
THINGS = {"Stow": "GPE", "the mill": "FAC"}


@dataclass
class Desk:
    """`text` marks mentions: "[Mara] fed [[her] dog]"; `roles` gives the relation of a mention's head by its words."""

    marked: str
    roles: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    cast: Cast = field(default_factory=Cast)

    def __post_init__(self):
        self.text, spans = _unmarked(self.marked)
        self.story = tiny_story(self.text)
        self.quotes, self.scenes = find_quotes(self.story), find_scenes(self.story)
        self.mentions = Mentions(Mention(s, THINGS.get(s.of(self.text), "PER"), _kind(s.of(self.text))) for s in spans)
        self.names = NameLinks(tuple(self.links.get(m.span.of(self.text)) for m in self.mentions))
        self.syntax = self._syntax()

    def _syntax(self):
        """Every word of a mention hangs from its last one; that one from the mention around it, or from nothing."""
        tokens = self.story.tokens
        words = tuple(self.text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True))
        head, relation = np.full(len(words), -1, np.int32), ["dep"] * len(words)
        for mention in self.mentions:
            inside = tokens.indices_within(mention.span)
            head[inside.start : inside.stop - 1] = inside.stop - 1
            relation[inside.stop - 1] = self.roles.get(mention.span.of(self.text), "dep")
        return Syntax(tuple(w.lower() for w in words), ("X",) * len(words), head, tuple(relation))

    @property
    def table(self):
        return tabulate_mentions(
            self.story, self.syntax, self.quotes, self.mentions, self.names, self.scenes, self.cast
        )

    def at(self, words, nth=1):
        """The number of the nth mention with these words."""
        return [i for i, m in enumerate(self.mentions) if m.span.of(self.text) == words][nth - 1]


def _unmarked(marked):
    text, spans, opened = "", [], []
    for char in marked:
        if char == "[":
            opened.append(len(text))
        elif char == "]":
            spans.append(Span(opened.pop(), len(text)))
        else:
            text += char
    return text, spans


def _kind(words):
    if PRONOUN.match(words):
        return "PRON"
    return "PROP" if words[0].isupper() and not words.startswith(("The ", "A ")) else "NOM"
