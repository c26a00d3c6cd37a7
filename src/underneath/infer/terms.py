"""The story's own words: invented, foreign, honorific, or common words in a sense that this world gives them."""

from __future__ import annotations

from typing import Final

import numpy as np

from underneath.encode.signals import Signals
from underneath.infer.labels import WordLabels
from underneath.infer.worded.candidates import Candidate, candidates_of
from underneath.infer.worded.features import gloss_of, rows_of, spans_of
from underneath.infer.worded.weigh import Weights, load_weights
from underneath.layers.cast import Cast
from underneath.layers.syntax import Syntax
from underneath.layers.terms import Term, Terms
from underneath.story.spans import Span
from underneath.story.story import Story

# A name that always stands with its article keeps it: "the Hand".
ALWAYS: Final = 0.99
# A common noun with a sense of its own keeps it where it nearly always has it: "the pass".
MOSTLY: Final = 0.6
SEVERAL: Final = 3
HALF: Final = 0.5


def find_terms(story: Story, signals: Signals, labels: WordLabels, syntax: Syntax, cast: Cast) -> Terms:
    """The words of a story's world, by first use, with the text's own explanation where it gives one.

    Parameters
    ----------
    story, signals, labels, syntax
        What is read; signals with vectors.
    cast
        People's and places' names are no terms.
    """
    return terms_by(load_weights(signals.model), story, signals, labels, syntax, cast)


def terms_by(weights: Weights, story: Story, signals: Signals, labels: WordLabels, syntax: Syntax, cast: Cast) -> Terms:
    """The terms that given weights find."""
    candidates = candidates_of(story, syntax, cast)
    if not candidates:
        return Terms()
    odds = weights.odds(rows_of(story, signals, labels, cast, candidates))
    told = [_term(story, candidates[i], float(odds[i])) for i in np.flatnonzero(odds >= weights.threshold).tolist()]
    return Terms(tuple(sorted(told, key=lambda term: term.first)))


def _term(story: Story, candidate: Candidate, confidence: float) -> Term:
    spans = spans_of(story, candidate)
    gloss, _ = gloss_of(story, spans)
    return Term(name_of(story, candidate, spans), len(spans), spans[0], gloss, confidence)


def name_of(story: Story, candidate: Candidate, spans: list[Span]) -> str:
    """What a term is called: as the text writes it, with "the" where a name never stands without it."""
    if candidate.kind in ("suffix", "verb"):
        return candidate.key
    forms = [span.of(story.text) for span in spans]
    the = np.mean([story.text[max(0, span.start - 4) : span.start].lower() == "the " for span in spans])
    if np.mean([form[:1].isupper() for form in forms]) > HALF:
        return f"the {forms[0]}" if the > ALWAYS else forms[0]
    name = forms[0].lower() if len(forms) > 1 and len({form.lower() for form in forms}) == 1 else candidate.key
    return f"the {name}" if the > MOSTLY and len(forms) >= SEVERAL else name
