"""Small things to test with, for this package and for plug-ins: tiny stories and readings of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from underneath.layers.cast import Cast, KnownCast
from underneath.layers.mentions import Coreference, Mention, Mentions, NameLinks
from underneath.layers.scenes import Scene, Scenes, Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quote, Quotes
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.settings import Settings
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Break, Metadata, Origin, Paragraph, Sentence, Story, Tokens

INSIST = Settings(language_check=False, model=None)


def tiny_story(text: str, *, id: str = "tiny") -> Story:  # noqa: A002 - the contract's word
    """A story by the simplest means: paragraphs parted by blank lines, `***` for a break, sentences at full stops."""
    blocks = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)]
    blocks = [Span(b.start, b.start + len(b.of(text).rstrip())) for b in blocks]
    told = [b for b in blocks if b.of(text) != "***"]
    sentences = [
        Span(b.start + m.start(), b.start + m.end())
        for b in told
        for m in re.finditer(r"\S.*?(?:[.!?][”’\"']?(?=\s|$)|$)", b.of(text), re.DOTALL)
    ]
    tokens = [
        (s.start + m.start(), s.start + m.end(), i)
        for i, s in enumerate(sentences)
        for m in re.finditer(r"\w+(?:[’'-]\w+)*|[^\w\s]", s.of(text))
    ]
    columns = np.array(tokens, dtype=np.int32).reshape(-1, 3).T
    return Story(
        id=id,
        text=text,
        origin=Origin(f"{id}.txt", "text", "utf-8", "0" * 64),
        metadata=Metadata(),
        paragraphs=SpanTable(Paragraph(b) for b in told),
        sentences=SpanTable(Sentence(s) for s in sentences),
        breaks=SpanTable(Break(b, "glyph") for b in blocks if b.of(text) == "***"),
        tokens=Tokens(*columns),
    )


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text`, the nth time; ValueError where they do not."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def tiny_reading(text: str, *, cast: KnownCast | None = None, model: str | None = None) -> Reading:
    """Read a few lines of fiction with the real stages; nothing is refused.

    By rule alone unless a `model` is named: loading the encoder takes longer than most tests.
    """
    return read(text.encode(), name="tiny.txt", cast=cast, settings=replace(INSIST, model=model))


def hand_made_reading(
    story: Story,
    *,
    cast: Cast,
    mentions: Sequence[tuple[Mention, str | None]] = (),
    quotes: Sequence[tuple[Quote, Attribution]] = (),
    scenes: Sequence[tuple[Scene, Stage]] = (),
) -> Reading:
    """A reading whose layers are given outright; each sequence in text order."""
    entities = tuple(entity for _, entity in mentions)
    return Reading(
        story,
        {
            Cast: cast,
            Mentions: Mentions(m for m, _ in mentions),
            NameLinks: NameLinks(entities),
            Coreference: Coreference(entities, tuple(1.0 for _ in entities)),
            Quotes: Quotes(q for q, _ in quotes),
            Attributions: Attributions(tuple(a for _, a in quotes)),
            Scenes: Scenes(s for s, _ in scenes),
            Staging: Staging(tuple(s for _, s in scenes)),
        },
    )
