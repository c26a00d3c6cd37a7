"""The same signs by grammar, and what the encoder's vectors tell of each mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from underneath.encode.halves import widened
from underneath.encode.signals import Signals
from underneath.infer.staged.lexicon import NOUNS, UNDERGONE, VERBS
from underneath.infer.staged.signs import Odds, Sign, token_spans, words_of
from underneath.layers.mentions import Mentions
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

Floats = NDArray[np.float32]

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
PREDICATES: Final = frozenset({"VERB", "ADJ", "AUX"})
# Relations under which a predicate shares the subject of the one it hangs from: "she rose and wondered".
SHARED: Final = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})
CHAIN: Final = 4
# One mention's say is bounded: some words look like a mind's whoever they mean.
BOUND: Final = 3.0


def parsed_signs(story: Story, mentions: Mentions, syntax: Syntax, odds: Odds) -> Iterator[Sign]:
    """Signs by grammar: subjects of predicates, owners, who is seen."""
    words, grammar = words_of(story), Grammar(syntax)
    tokens = heads(story, mentions, syntax)
    for i, token in enumerate(tokens):
        yield from _of_place(i, grammar, words, token, odds)
    # Of mentions with one head the first is the widest.
    mention_at = {token: i for i, token in reversed(list(enumerate(tokens)))}
    for token, word in enumerate(words):
        if (word in VERBS or word in odds.verbs) and grammar.upos[token] in PREDICATES:
            subject = mention_at.get(grammar.subject(token))
            if subject is not None:
                yield from odds.of_verb(subject, word)
                if word in VERBS:
                    yield Sign(subject, _kind(grammar, token, word))


def _kind(grammar: Grammar, token: int, word: str) -> str:
    """Looking tired is seen from without; looking at something is an act."""
    return "looks" if word.startswith("look") and token not in grammar.complemented else VERBS[word]


def _of_place(mention: int, grammar: Grammar, words: list[str], token: int, odds: Odds) -> Iterator[Sign]:
    relation, head = grammar.deprel[token], grammar.head[token]
    over = words[head] if head >= 0 else ""
    if relation in SUBJECTS:
        yield Sign(mention, "subject")
    elif relation == "nmod:poss":
        yield Sign(mention, "owns")
        yield from odds.of_noun(mention, over)
        if over in NOUNS:
            yield Sign(mention, NOUNS[over])
    elif relation == "obj" and VERBS.get(over) == "senses":
        yield Sign(mention, "seen")
    elif relation in {"obl", "nmod", "iobj", "obj"} and over in UNDERGONE:
        yield Sign(mention, "undergoes")


class Grammar:
    """Subjects of predicates, looked up."""

    def __init__(self, syntax: Syntax) -> None:
        self.upos, self.deprel = syntax.upos, syntax.deprel
        self.head: list[int] = syntax.head.tolist()
        self.complemented: set[int] = set()
        self._subject: dict[int, int] = {}
        for token, relation in enumerate(self.deprel):
            if relation in SUBJECTS:
                self._subject.setdefault(self.head[token], token)
            elif relation == "xcomp" and self.upos[token] in {"ADJ", "NOUN"}:
                self.complemented.add(self.head[token])

    def subject(self, token: int) -> int:
        """A predicate's subject, or the one it shares; -1 where there is none."""
        for _ in range(CHAIN):
            own = self._subject.get(token, -1)
            if own >= 0 or token < 0 or self.deprel[token] not in SHARED:
                return own
            token = self.head[token]
        return -1


def heads(story: Story, mentions: Mentions, syntax: Syntax) -> list[int]:
    """The token of each mention that the rest of it hangs from: the first that hangs from a word outside."""
    first, last = token_spans(story, mentions)
    head: list[int] = syntax.head.tolist()
    return [
        b if a == b else next((t for t in range(a, b + 1) if not a <= head[t] <= b), b)
        for a, b in zip(first.tolist(), last.tolist(), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class MindScorer:
    """How much like the point of view a mention reads, by its head's vector and that of the word it hangs from.

    `weights`, (2d,), and `bias`: a logistic regression on mentions in narration.
    """

    weights: Floats
    bias: float

    def signs(self, story: Story, mentions: Mentions, syntax: Syntax, signals: Signals) -> Iterator[Sign]:
        """Four sums' worth a mention: that it was read, its bounded score, and its probability."""
        if signals.vectors is None or not len(mentions):
            return
        rows = mention_vectors(story, mentions, syntax, signals.vectors)
        scores = rows @ self.weights + self.bias
        bounded, likely = np.clip(scores, -BOUND, BOUND), 1 / (1 + np.exp(-scores))
        for i, (score, chance) in enumerate(zip(bounded.tolist(), likely.tolist(), strict=True)):
            yield Sign(i, "read")
            yield Sign(i, "depth", score)
            yield Sign(i, "likely", chance)


def mention_vectors(story: Story, mentions: Mentions, syntax: Syntax, vectors: NDArray[np.float16]) -> Floats:
    """Vectors of each mention's head and of the word it hangs from, side by side: (m, 2d)."""
    token = np.array(heads(story, mentions, syntax), np.int64)
    over = syntax.head[token]
    over = np.where(over < 0, token, over)
    return np.concatenate([widened(vectors[token]), widened(vectors[over])], axis=1)
