"""Parts of speech and dependencies from the encoder, lemmas from a dictionary."""

from __future__ import annotations

from underneath.encode.heads import DEPRELS, UPOS
from underneath.encode.signals import Signals
from underneath.infer.lemmas import lemma_of
from underneath.layers.syntax import Syntax
from underneath.story.story import Story


def parse_syntax(story: Story, signals: Signals) -> Syntax:
    """Lemma, part of speech, parent and relation of every token."""
    text, tokens = story.text, story.tokens
    words = [text[a:b] for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]
    upos = tuple(UPOS[i] for i in signals.upos.tolist())
    deprel = tuple(DEPRELS[i] for i in signals.deprel.tolist())
    # A possessive is its own lemma ("her hand"), an object is not ("saw her").
    lemma = tuple(
        lemma_of(word, "DET" if pos == "PRON" and relation == "nmod:poss" else pos)
        for word, pos, relation in zip(words, upos, deprel, strict=True)
    )
    return Syntax(lemma, upos, signals.head, deprel)
