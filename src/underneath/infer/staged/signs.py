"""What each mention in the narration tells of the one it means: by the next words alone, or by the parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from underneath.infer.staged.lexicon import BETWEEN, GENITIVE, NOUNS, OBJECTS, POSSESSIVES, UNDERGONE, VERBS
from underneath.layers.mentions import Mentions
from underneath.story.story import Story


class Sign(NamedTuple):
    """A mention (its index), the sign it bears (one of `cues.CUES`) and how strong that is."""

    mention: int
    cue: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Odds:
    """Log-odds of a verb's and an owned noun's going with "I" and "my" rather than "he" and "his"; 0: like most."""

    verbs: dict[str, float]
    nouns: dict[str, float]

    def of_verb(self, mention: int, verb: str) -> Iterator[Sign]:
        """What doing this tells of the doer."""
        odds = self.verbs.get(verb)
        if odds is not None:
            yield Sign(mention, "mind" if odds > 0 else "shown", abs(odds))

    def of_noun(self, mention: int, noun: str) -> Iterator[Sign]:
        """What having this tells of the owner."""
        odds = self.nouns.get(noun)
        if odds is not None:
            yield Sign(mention, "within" if odds > 0 else "without", abs(odds))


def words_of(story: Story) -> list[str]:
    """All tokens in lower case."""
    text, tokens = story.text, story.tokens
    return [text[a:b].lower() for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]


def token_spans(story: Story, mentions: Mentions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last token of each mention."""
    starts = np.fromiter((m.span.start for m in mentions), np.int32, len(mentions))
    ends = np.fromiter((m.span.end for m in mentions), np.int32, len(mentions))
    top = max(0, len(story.tokens) - 1)
    first = np.searchsorted(story.tokens.start, starts, "right") - 1
    last = np.searchsorted(story.tokens.end, ends, "left")
    return np.clip(first, 0, top), np.clip(last, 0, top)


def plain_signs(story: Story, mentions: Mentions, odds: Odds) -> Iterator[Sign]:
    """Signs by the words around a mention: "she [had] wondered", "her face", "it seemed to her"."""
    words, (first, last) = words_of(story), token_spans(story, mentions)
    for i, (a, b) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        after = words[b + 1 : b + 4]
        if words[b] in POSSESSIVES or words[b].endswith(GENITIVE):
            yield from _owned(i, after[:2], odds)
        elif after and after[0] in GENITIVE:
            yield from _owned(i, after[1:3], odds)
        if words[b] not in OBJECTS:
            yield from _done(i, after, odds)
        before = words[max(0, a - 2) : a]
        if before[-1:] == ["to"] and before[0] in UNDERGONE:
            yield Sign(i, "undergoes")
        elif before and VERBS.get(before[-1]) == "senses":
            yield Sign(i, "seen")


def _owned(mention: int, nouns: list[str], odds: Odds) -> Iterator[Sign]:
    yield Sign(mention, "owns")
    yield from (Sign(mention, NOUNS[noun]) for noun in nouns if noun in NOUNS)
    yield from odds.of_noun(mention, nouns[0] if nouns else "")


def _done(mention: int, after: list[str], odds: Odds) -> Iterator[Sign]:
    yield Sign(mention, "subject")
    verb = next((word for word in after if word not in BETWEEN and not word.endswith("ly")), "")
    if verb in VERBS:
        yield Sign(mention, VERBS[verb])
    yield from odds.of_verb(mention, verb)
