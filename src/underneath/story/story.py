"""A story as its author wrote it and its source states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from underneath.story.spans import Span, SpanTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

SourceKind = Literal["text", "markdown", "html", "epub", "docx", "odt"]
ParatextKind = Literal[
    "header", "disclaimer", "authors_note", "warning", "note", "title", "byline", "summary", "end_marker",
    "license", "toc",
]  # fmt: skip
BreakKind = Literal["glyph", "rule", "gap", "chapter"]
RegionKind = Literal["story", "paratext", "metadata", "break"]
EmphasisKind = Literal["italic", "bold", "underline", "strike"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text came from: the file's name (no folders), its kind, its encoding, the hash of its bytes."""

    name: str
    kind: SourceKind
    encoding: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """One series the work belongs to, and its place there as the source states it."""

    name: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source says of the work, raw: nothing is translated, split or corrected. `None`/empty: not stated."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    rating: str | None = None
    warnings: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    fandoms: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    series: tuple[SeriesPart, ...] = ()
    published: str | None = None
    updated: str | None = None
    completed: str | None = None
    words: int | None = None
    chapters_have: int | None = None
    chapters_of: int | None = None
    url: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Paratext:
    """Words around the tale that are not the tale: a note, a disclaimer, a licence."""

    span: Span
    kind: ParatextKind


@dataclass(frozen=True, slots=True)
class Break:
    """A mark between scenes or chapters. A chapter break spans its heading; a rule or gap spans the white space."""

    span: Span
    kind: BreakKind


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, heading included. `title` and `number` as the heading gives them; `heading` is its span."""

    span: Span
    title: str | None
    number: int | None
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the tale itself, trimmed of the white space at its ends."""

    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; it lies inside one paragraph, and each story character that is not white space is in one."""

    span: Span


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch the source sets apart: `<i>`, `*…*`, `_…_`. In plain text the span leaves the marks out."""

    span: Span
    kind: EmphasisKind


@dataclass(frozen=True, slots=True)
class Region:
    """One piece of the partition of the text. See `Story.regions`."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and punctuation of the story's paragraphs as columns, each of shape (n,) and type int32.

    `start`, `end`: character offsets, end exclusive. `sentence`: index into `Story.sentences`.
    """

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    sentence: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.start)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in ("start", "end", "sentence")
        )

    __hash__ = None  # type: ignore[assignment]

    def indices_within(self, span: Span) -> range:
        """Positions of the tokens that lie wholly inside `span`."""
        # int32 like the columns: for a plain int numpy would copy the whole column first
        first = int(np.searchsorted(self.start, np.int32(span.start), "left"))
        last = int(np.searchsorted(self.end, np.int32(span.end), "right"))
        return range(first, max(first, last))


def no_tokens() -> Tokens:
    """An empty token table."""
    empty = np.zeros(0, np.int32)
    return Tokens(empty, empty, empty)


@dataclass(frozen=True)
class Story:
    """A text and everything its source states about it. Made by `underneath.ingest` alone.

    Every character of `text` is in exactly one region: in a paragraph (story), in a paratext, in a metadata
    stretch, or in a break (a mark between scenes, a chapter's heading, the white space between blocks).
    Paragraphs, paratext, metadata and break marks never overlap.
    """

    id: str
    text: str
    origin: Origin
    metadata: Metadata = field(default_factory=Metadata)
    paragraphs: SpanTable[Paragraph] = field(default_factory=SpanTable)
    sentences: SpanTable[Sentence] = field(default_factory=SpanTable)
    paratext: SpanTable[Paratext] = field(default_factory=SpanTable)
    stated: tuple[Span, ...] = ()  # where the text itself spells out metadata (a tag list, a licence's "Title: …")
    breaks: SpanTable[Break] = field(default_factory=SpanTable)
    chapters: SpanTable[Chapter] = field(default_factory=SpanTable)
    emphasis: SpanTable[Emphasis] = field(default_factory=SpanTable)
    tokens: Tokens = field(default_factory=no_tokens)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The partition of the text: contiguous, in order, from 0 to `len(text)`; what no one claims is a break."""
        claimed = sorted(
            [Region(p.span, "story") for p in self.paragraphs]
            + [Region(p.span, "paratext") for p in self.paratext]
            + [Region(span, "metadata") for span in self.stated],
            key=lambda region: region.span,
        )
        out: list[Region] = []
        at = 0
        for region in claimed:
            if region.span.start > at:
                out.append(Region(Span(at, region.span.start), "break"))
            out.append(region)
            at = region.span.end
        if at < len(self.text):
            out.append(Region(Span(at, len(self.text)), "break"))
        return tuple(out)

    def paragraph_at(self, offset: int) -> int | None:
        """Index of the paragraph that holds character `offset`, or None."""
        i = self.paragraphs.index_before(offset)
        return i if i >= 0 and offset < self.paragraphs[i].span.end else None
