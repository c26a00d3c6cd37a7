"""Mentions from the encoder: which stretches of words name, describe or stand in for someone or something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import KINDS, TYPES
from underneath.encode.pairs import uncrossed
from underneath.encode.signals import Signals
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.narrator import YOU, says_you
from underneath.infer.coreference.columns import inside
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Least sureness that a stretch is a mention at all, and of a person, of one described and not named ("the captain"). Of
# LitBank, stories, vignettes (dev), 81 tales: people's at 0.4, 0.5, 0.6, 0.7 for all, F1 0.876, 0.943, 0.937, 0.946;
# 0.878, 0.942, 0.936, 0.946; 0.878, 0.940, 0.931, 0.946; 0.876, 0.939, 0.926, 0.944; as they are 0.878, 0.944, 0.935,
# 0.947. Another bound for one of the other types moves none of the four by more than four thousandths.
SURE: Final = 0.65
SURE_OF_PEOPLE: Final = 0.56
SURE_OF_DESCRIBED: Final = 0.45
PERSON: Final = TYPES.index("PER")
DESCRIBED: Final = KINDS.index("NOM")
HERO: Final = 0.9  # chance that a "you" of the narration means the hero of a story told so
# What a confidence came to on the dev documents with the layers for forms before 0046: 0.93 raw was right 72 times in
# 100. With those it is 89 (error 0.042), but links and the cast weigh it as it was: a truer curve takes two of
# the vignettes' 278 lines and a hundredth and a half of the larger network's cast.
SAID: Final = (0.0, 0.5, 0.75, 0.85, 0.93, 0.967, 0.985, 0.995, 1.0)
TRUE: Final = (0.0, 0.27, 0.54, 0.66, 0.73, 0.79, 0.86, 0.935, 0.99)


def least_sure(types: NDArray[np.floating], kinds: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n,) how sure each stretch must be to be a mention.

    By the scores of its types, (n, len(TYPES)), and of its kinds, (n, len(KINDS)).
    """
    of_people = np.where(kinds.argmax(1) == DESCRIBED, SURE_OF_DESCRIBED, SURE_OF_PEOPLE)
    return np.where(types.argmax(1) == PERSON, of_people, SURE)


def find_mentions(story: Story, signals: Signals, quotes: Quotes) -> Mentions:
    """All mentions; they nest but never cross. Confidence: the chance that span and type are right.

    Where the narration calls its hero "you" (`quotes` tell what is narration), each of these is a mention too: the
    encoder, which has read few such stories, misses half of them.
    """
    at = np.flatnonzero(signals.sure >= least_sure(signals.type[:, 1:], signals.kind))
    at = at[uncrossed(signals.first[at], signals.last[at], signals.sure[at])]
    types, kinds = signals.type[at, 1:].argmax(1), signals.kind[at].argmax(1)
    start, end = story.tokens.start[signals.first[at]], story.tokens.end[signals.last[at]]
    share = signals.type[at, types + 1] / signals.type[at, 1:].sum(1)
    confidence = np.round(np.interp(signals.sure[at] * share, SAID, TRUE), 3)
    rows = zip(start.tolist(), end.tolist(), types.tolist(), kinds.tolist(), confidence.tolist(), strict=True)
    found = [Mention(Span(a, b), TYPES[t], KINDS[k], c) for a, b, t, k, c in rows]
    return Mentions(sorted([*found, *_heroes(story, quotes, found)], key=lambda m: (m.span.start, -m.span.end)))


def _heroes(story: Story, quotes: Quotes, found: list[Mention]) -> list[Mention]:
    """The "you"s of the narration that are not `found`, where they mean its hero."""
    narration = Narration(story, quotes)
    if not says_you(narration.text(p) for p in range(len(narration))):
        return []
    known = {tuple(m.span) for m in found if m.span.end - m.span.start <= len("yourself")}
    words = [Span(*match.span()) for match in YOU.finditer(story.text)]
    quoted = inside([q.span for q in quotes], np.array([w.start for w in words], np.int32))
    told = inside([p.span for p in story.paragraphs], np.array([w.start for w in words], np.int32))
    rows = zip(words, quoted.tolist(), told.tolist(), strict=True)
    return [Mention(w, "PER", "PRON", HERO) for w, q, p in rows if q < 0 <= p and tuple(w) not in known]
