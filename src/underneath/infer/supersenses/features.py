"""What the scorer sees of each candidate: the dictionary's shares, the encoder's vector, syntax, names' types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import DEPRELS, TYPES, UPOS
from underneath.encode.signals import Signals
from underneath.infer.supersenses.candidates import KINDS, SINGLE, Candidates
from underneath.infer.supersenses.lexicon import Lexicon
from underneath.layers.mentions import Mentions
from underneath.layers.supersenses import SUPERSENSES
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

COUNT: Final = len(SUPERSENSES)
# A sort the dictionary does not give a word counts as this share, which all but rules it out: reviews alone would have
# the dictionary trusted less (0.02), with F1 61 on STREUSLE, but make food of a horse. In six stories' 632 words of one
# sort 98% are given it with 0.001 and 99.8% with 0.00001, at F1 57.0 and 54.7 on STREUSLE's test part.
LEAST: Final = 1e-4
SIGNS: Final = (
    *(f"kind:{kind}" for kind in KINDS),
    *(f"pos:{pos}" for pos in UPOS),
    *(f"deprel:{relation}" for relation in DEPRELS),
    *(f"mention:{type_}" for type_ in TYPES),
    *(f"name:{type_}" for type_ in TYPES),
    "verb", "known", "last word known", "length", "be",
)  # fmt: skip
_AT: Final = {name: i for i, name in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True)
class Features:
    """Rows over k candidates, all float32.

    `prior` (k, 41): log shares; `vector` (k, d): of the word that stands for it; `signs` (k, len(SIGNS)).
    """

    prior: Floats
    vector: Floats
    signs: Floats


def features_of(
    story: Story, signals: Signals, mentions: Mentions, candidates: Candidates, lexicon: Lexicon, size: int
) -> Features:
    """Features of every candidate; vectors of `size`, all zeros where the encoder did not keep them."""
    vectors = signals.vectors if signals.vectors is not None else np.zeros((len(signals), size), np.float16)
    prior, known = _priors(candidates, lexicon)
    signs = _signs(story, signals, mentions, candidates)
    signs[:, _AT["known"]], signs[:, _AT["last word known"]] = known
    return Features(prior, vectors[candidates.head].astype(np.float32), signs)


def _priors(candidates: Candidates, lexicon: Lexicon) -> tuple[Floats, Floats]:
    """Log shares, 0 for all sorts of what is not known, and (2, k): whether the whole is known, whether its head is."""
    prior = np.ones((len(candidates), COUNT), np.float32)
    known = np.zeros((2, len(candidates)), np.float32)
    for i, (word, verb) in enumerate(zip(candidates.words, candidates.verb.tolist(), strict=True)):
        shares = lexicon.shares(word, verb=verb)
        known[0, i] = bool(shares)
        if not shares and "_" in word:  # of "garden door" the door says what it is
            shares = lexicon.shares(word.split("_")[0 if verb else -1], verb=verb)
            known[1, i] = bool(shares)
        if shares:
            prior[i] = LEAST
        for sort, share in shares:
            prior[i, sort] = share
    log: Floats = np.log(prior)
    return log, known


def _signs(story: Story, signals: Signals, mentions: Mentions, candidates: Candidates) -> Floats:
    k = np.arange(len(candidates))
    out = np.zeros((len(k), len(SIGNS)), np.float32)
    out[k, candidates.kind] = 1
    out[k, len(KINDS) + signals.upos[candidates.head]] = 1
    out[k, len(KINDS) + len(UPOS) + signals.deprel[candidates.head]] = 1
    out[:, _AT["verb"]] = candidates.verb
    out[:, _AT["length"]] = candidates.last - candidates.first
    out[:, _AT["be"]] = [word == "be" for word in candidates.words]
    _mention_types(out, story, mentions, candidates)
    return out


def _mention_types(out: Floats, story: Story, mentions: Mentions, candidates: Candidates) -> None:
    """The type of the mention that ends with the candidate: of a person, a place…; as a name or by a noun."""
    ends: dict[int, tuple[str, str]] = {}
    for mention in mentions:  # longer ones first: the innermost is kept
        ends[mention.span.end] = (mention.type, mention.kind)
    for i, end in enumerate(story.tokens.end[candidates.last].tolist()):
        found = ends.get(end)
        if found:
            out[i, _AT[f"{'name' if found[1] == 'PROP' else 'mention'}:{found[0]}"]] = 1


def singles(candidates: Candidates) -> NDArray[np.bool_]:
    """(k,) which candidates are one word."""
    alone: NDArray[np.bool_] = candidates.kind == SINGLE
    return alone
