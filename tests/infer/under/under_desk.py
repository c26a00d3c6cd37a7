"""Tiny stories with just enough layers for feelings, knowledge and acts."""

from dataclasses import dataclass

import numpy as np

from underneath.infer.under.cues import FEATURES
from underneath.infer.under.units import Units, units_of
from underneath.infer.under.weigh import Undertones
from underneath.infer.under.weights import Weights, load_weights
from underneath.layers.acts import ACTS
from underneath.layers.feelings import FEELINGS
from underneath.layers.knowledge import STANCES
from underneath.layers.scenes import Scene, Scenes, Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quote, Quotes
from underneath.layers.syntax import Syntax
from underneath.story.spans import Span
from underneath.story.story import Story
from underneath.testing import span_of, tiny_story


@dataclass
class Desk:
    """A story, its quotations and scenes, and flat syntax (each word hangs from the sentence's first verb)."""

    story: Story
    quotes: Quotes
    attributions: Attributions
    scenes: Scenes
    staging: Staging
    units: Units
    syntax: Syntax

    def unit(self, words: str) -> int:
        """Which unit holds these words."""
        at = span_of(self.story.text, words).start
        return next(k for k, s in enumerate(self.units.spans(self.story)) if s.start <= at < s.end)


def desk(text: str, *lines: tuple[str, str | None], tags: dict[str, tuple[str, str]] | None = None) -> Desk:
    """`lines`: quotations (with their marks) and speakers; `tags`: a word's part of speech and relation."""
    story = tiny_story(text)
    quotes = Quotes(Quote(span_of(text, words)) for words, _ in lines)
    rows = tuple(Attribution(who, ("kel",), confidence=0.9) for _, who in lines)
    scenes = Scenes([Scene(Span(0, len(text)))])
    units = units_of(story, quotes, scenes)
    return Desk(story, quotes, Attributions(rows), scenes, Staging((Stage(),)), units, syntax_of(story, tags or {}))


def syntax_of(story: Story, tags: dict[str, tuple[str, str]]) -> Syntax:
    """Lemmas are the words in lower case; all words hang from the first word tagged `root` of the sentence."""
    words = [story.text[a:b] for a, b in zip(story.tokens.start, story.tokens.end, strict=True)]
    pairs = [tags.get(w, ("X" if w[0].isalpha() else "PUNCT", "dep")) for w in words]
    head = np.full(len(words), -1, np.int32)
    for s in range(len(story.sentences)):
        inside = np.flatnonzero(story.tokens.sentence == s)
        root = next((i for i in inside if pairs[i][1] == "root"), inside[0])
        head[inside[inside != root]] = root
    return Syntax(tuple(w.lower() for w in words), tuple(p for p, _ in pairs), head, tuple(r for _, r in pairs))


def undertones(units: Units, who: str | None = "mara", **said: dict[int, object]) -> Undertones:
    """Chances set by hand: `feels={3: ("fear", 0.9)}`, `masked={3: 0.8}`, `stance={1: ("learns", 0.9)}`, `kind=…`."""
    k = len(units)
    feels, masked = np.zeros(k, np.float32), np.zeros(k, np.float32)
    felt, stance, kind = np.zeros((k, 28), np.float32), np.zeros((k, 7), np.float32), np.zeros((k, 17), np.float32)
    for i, (name, chance) in said.get("feels", {}).items():
        feels[i], felt[i, FEELINGS.index(name)] = chance, 1.0
    for i, chance in said.get("masked", {}).items():
        masked[i] = chance
    for i, (name, chance) in said.get("stance", {}).items():
        stance[i, 1 + STANCES.index(name)] = chance
    for i, (name, chance) in said.get("kind", {}).items():
        kind[i, 1 + ACTS.index(name)] = chance
    people = ((who, 1.0 if who else 0.0),) * k
    cues = np.zeros((k, len(FEATURES)), np.float32)
    return Undertones(units, cues, feels, masked, felt, stance, kind, people, people, load_weights())


def weights(**floors: float) -> Weights:
    """Weights of which only the floors matter."""
    none = np.zeros(0, np.float32)
    layers = ("feelings", "masked", "knowledge", "acts")
    line = {name: np.array([0.0, 1.0], np.float32) for name in layers}
    return Weights(*8 * (none,), dict.fromkeys(layers, 0.5) | floors, line, line)
