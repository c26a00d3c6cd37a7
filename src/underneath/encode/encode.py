"""Read a story with the encoder: words → wordpieces → windows → columns."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from underneath.encode.heads import KINDS, QUOTATION, TYPES
from underneath.encode.look import Glance, look
from underneath.encode.pieces import cut_words
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.encode.windows import Pieces, plan, window
from underneath.story.story import Story


def encode_story(story: Story, encoder: Encoder) -> Signals:
    """Everything the encoder says of a story, in one pass over it.

    The same story and weights give the same bytes, whatever the number of threads.
    """
    pieces = pieces_of(story, encoder)
    windows = (window(pieces, a, b) for a, b in plan(pieces))
    glances: list[Glance] = []
    vectors, at = None, 0
    for glance in encoder.each(partial(look, encoder), windows):
        if glance.vectors is not None:  # put in place at once: beside a copy of all they would take memory twice
            vectors = np.empty((len(pieces), glance.vectors.shape[1]), np.float16) if vectors is None else vectors
            vectors[at : at + len(glance.vectors)] = glance.vectors
            at += len(glance.vectors)
        glances.append(replace(glance, vectors=None))
    return _joined(glances, vectors, encoder.name) if glances else _nothing(encoder.name)


def pieces_of(story: Story, encoder: Encoder) -> Pieces:
    """The story's tokens as wordpieces, with their shapes and sentences."""
    text, tokens = story.text, story.tokens
    words = [text[a:b] for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]
    opens = np.fromiter((p.span.start for p in story.paragraphs), np.int32, len(story.paragraphs))
    paragraph = np.searchsorted(opens, tokens.start, "right").astype(np.int32)
    glued = tokens.start == np.concatenate([np.full(1, -1, np.int32), tokens.end[:-1]]) if words else np.zeros(0, bool)
    return cut_words(encoder.tokenizer, words, tokens.sentence, paragraph, glued)


def _joined(glances: list[Glance], vectors: NDArray[np.float16] | None, model: str) -> Signals:
    counts = [len(g.event) for g in glances]
    base = np.cumsum([0, *counts[:-1]])
    # A root is its own parent in a window, and -1 in a story.
    heads = [
        np.where(g.head == np.arange(n), -1, g.head + b).astype(np.int32)
        for g, n, b in zip(glances, counts, base, strict=True)
    ]
    return Signals(
        vectors=vectors,
        event=np.concatenate([g.event for g in glances]),
        quotation=np.concatenate([g.quotation for g in glances]),
        upos=np.concatenate([g.upos for g in glances]),
        head=np.concatenate(heads),
        deprel=np.concatenate([g.deprel for g in glances]),
        first=np.concatenate([g.first + b for g, b in zip(glances, base, strict=True)]).astype(np.int32),
        last=np.concatenate([g.last + b for g, b in zip(glances, base, strict=True)]).astype(np.int32),
        sure=np.concatenate([g.sure for g in glances]),
        type=np.concatenate([g.type for g in glances]),
        kind=np.concatenate([g.kind for g in glances]),
        model=model,
    )


def _nothing(model: str) -> Signals:
    none, ints = np.zeros(0, np.float32), np.zeros(0, np.int32)
    small = np.zeros(0, np.int8)
    rows = [np.zeros((0, n), np.float32) for n in (len(QUOTATION), 1 + len(TYPES), len(KINDS))]
    return Signals(None, none, rows[0], small, ints, small, ints, ints, none, rows[1], rows[2], model)
