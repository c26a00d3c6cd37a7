"""What speaks for a candidate: how unknown it is, how often and how it stands, whether the text explains it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.labels import WordLabels, log_odds
from underneath.infer.lexicon import is_common, is_compound
from underneath.infer.worded.candidates import KINDS, UNRANKED, Candidate, is_unknown, rank_of
from underneath.infer.worded.gloss import gloss_behind, is_named
from underneath.layers.cast import Cast
from underneath.story.spans import Span
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SHAPE: Final = (
    "count", "dense", "unknown", "made of two", "common", "rank", "best rank", "unranked", "the", "a", "whose",
    "plural", "capital", "named", "glossed", "loosely glossed", "group", "slanted", "quoted", "hyphens", "length",
    "first", "words",
)  # fmt: skip
SAID: Final = ("said on average", "said at most")  # by the encoder's head
COLUMNS: Final = (*KINDS, *SHAPE, *SAID)
# The first places of a candidate say enough.
LOOKED_AT: Final = 8
# Beyond what the stories show that the weights were fitted on, more is not more.
MANY: Final = 8
LONGEST: Final = 4000
POSSESSORS: Final = frozenset({"my", "your", "his", "her", "their", "our", "its"})


def spans_of(story: Story, candidate: Candidate) -> list[Span]:
    """Where a candidate stands; of a suffix, the suffix with its hyphen."""
    out = []
    for at in candidate.at:
        start, end = int(story.tokens.start[at]), int(story.tokens.end[at + candidate.width - 1])
        out.append(Span(end - len(candidate.key), end) if candidate.kind == "suffix" else Span(start, end))
    return out


def gloss_of(story: Story, spans: list[Span]) -> tuple[str | None, bool]:
    """The text's own explanation: the first sure one, else the first of the looser forms."""
    found = [gloss_behind(story.text, span.end) for span in spans[:LOOKED_AT]]
    given = [(gloss, sure) for gloss, sure in found if gloss is not None]
    return min(given, key=lambda one: not one[1]) if given else (None, False)


def row_of(story: Story, cast: Cast, candidate: Candidate) -> list[float]:
    """One value a column but those of `SAID`."""
    text, spans = story.text, spans_of(story, candidate)[:LOOKED_AT]
    parts = [part for part in re.split(r"[ '-]", candidate.key.removeprefix("to ")) if part not in ("", "s")]
    parts = parts or [candidate.key]
    gloss, sure = gloss_of(story, spans)
    before = [text[max(0, span.start - 6) : span.start].lower().split()[-1:] or [""] for span in spans]
    marks = [text[span.start - 1 : span.start] for span in spans]
    ranks, words = [rank_of(part) for part in parts], len(story.tokens)
    said = [span.of(text) for span in spans]
    grouped = any(candidate.key in name.lower() for g in cast.groups for name in (g.name, *g.aliases))
    shape = (
        np.log(min(len(candidate.at), MANY)), np.log1p(1000 * len(candidate.at) / max(words, 300)),
        any(map(is_unknown, parts)),
        any(map(is_compound, parts)), all(map(is_common, parts)), np.log(max(ranks) + 1) / 10,
        np.log(min(ranks) + 1) / 10, max(ranks) == UNRANKED,
        _share(before, ("the",)), _share(before, ("a", "an")), _share(before, POSSESSORS),
        np.mean([one.lower().endswith("s") for one in said]), np.mean([one[:1].isupper() for one in said]),
        any(is_named(text, span.start) for span in spans), sure, gloss is not None, grouped,
        np.mean([mark in ("*", "_") for mark in marks]), np.mean([mark in tuple("“‘\"'") for mark in marks]),
        candidate.key.strip("-").count("-"),
        len(candidate.key) / 10, spans[0].start / max(len(text), 1), np.log(np.clip(words, 100, LONGEST) / 1000),
    )  # fmt: skip
    return [float(candidate.kind == kind) for kind in KINDS] + [float(value) for value in shape]


def _share(before: list[list[str]], words: Collection[str]) -> float:
    """In how many of its places one of these words stands right before it."""
    return float(np.mean([word[0] in words for word in before]))


def rows_of(story: Story, signals: Signals, labels: WordLabels, cast: Cast, candidates: list[Candidate]) -> Floats:
    """(k, len(COLUMNS) + d) float32: the columns, then the mean of the encoder's vectors at the first places."""
    if signals.vectors is None:
        raise ValueError("terms need the encoder's vectors: make it with Encoder(…, vectors=True)")
    told = labels.told("term")
    out = np.zeros((len(candidates), len(COLUMNS) + signals.vectors.shape[1]), np.float32)
    for i, candidate in enumerate(candidates):
        at = np.add.outer(candidate.at[:LOOKED_AT], np.arange(candidate.width))
        said = told[at].mean(1)
        out[i, : len(COLUMNS)] = [*row_of(story, cast, candidate), *log_odds(np.array([said.mean(), said.max()]))]
        at = at.ravel()
        out[i, len(COLUMNS) :] = signals.vectors[at].astype(np.float32).mean(axis=0)
    return out
