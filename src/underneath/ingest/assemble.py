"""Manuscript → Story: blocks become paragraphs, chapters, breaks and paratext; nothing is lost or doubled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from underneath.ingest.blocks import Piece, find_pieces, pieces_of_blocks
from underneath.ingest.breaks import gap_breaks, mark_breaks
from underneath.ingest.fields import merged, stated_in
from underneath.ingest.gutenberg import mark_gutenberg
from underneath.ingest.headings import chapters_of, mark_headings, mark_numbered
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.paratext import mark_paratext
from underneath.ingest.pasted import mark_pasted
from underneath.ingest.tokens import segment
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Break, Emphasis, Metadata, Origin, Paragraph, Paratext, Sentence, Story


def assemble(manuscript: Manuscript, origin: Origin, id: str) -> Story:  # noqa: A002 - Story's own word
    """Make the story of a decoded source.

    Parameters
    ----------
    manuscript
        The text, with the markup's blocks or, for plain text, without any.
    origin
        Where it came from.
    id
        The story's id, the stem of the file's name.

    Returns
    -------
    Story
        Its regions partition the text: what is in no paragraph, paratext or stated metadata is white space or
        the span of a break.
    """
    text = manuscript.text
    pieces = pieces_of_blocks(text, manuscript.blocks) if manuscript.blocks else find_pieces(text)
    metadata = label(pieces, manuscript)
    paragraphs = [piece.span for piece in pieces if piece.role == "prose"]
    sentences, tokens = segment(text, paragraphs)
    return Story(
        id=id,
        text=text,
        origin=origin,
        metadata=metadata,
        paragraphs=SpanTable(Paragraph(span) for span in paragraphs),
        sentences=SpanTable(Sentence(span) for span in sentences),
        paratext=SpanTable(_paratext(pieces)),
        stated=tuple(piece.span for piece in pieces if piece.role == "metadata"),
        breaks=SpanTable(_breaks(pieces, manuscript.breaks)),
        chapters=SpanTable(chapters_of(pieces)),
        emphasis=SpanTable(_inside(manuscript.emphasis, paragraphs)),
        tokens=tokens,
    )


def label(pieces: list[Piece], manuscript: Manuscript) -> Metadata:
    """Say of each piece what it is; give back what the source and the text state of the work.

    The order is that of certainty: what the markup says is settled already; then paratext, whose labels are words; then
    headings; then marks, which are all that is left without words.
    """
    given = merged(mark_gutenberg(pieces), mark_pasted(pieces))
    mark_numbered(pieces)
    mark_breaks(pieces)
    mark_headings(pieces)
    mark_paratext(pieces)
    return merged(merged(manuscript.metadata, given), stated_in(pieces))


def _paratext(pieces: Iterable[Piece]) -> list[Paratext]:
    return [Paratext(piece.span, piece.kind or "note") for piece in pieces if piece.role == "paratext"]


def _breaks(pieces: Sequence[Piece], given: Iterable[Break]) -> list[Break]:
    """Marks, gaps and headings; a heading of several lines is one break."""
    out = [Break(piece.span, "glyph") for piece in pieces if piece.role == "break"]
    out += [Break(span, "gap") for span in gap_breaks(pieces)]
    out += [Break(span, "chapter") for span in _headings(pieces)]
    return out + list(given)


def _headings(pieces: Iterable[Piece]) -> list[Span]:
    out: list[Span] = []
    before: Piece | None = None
    for piece in pieces:
        if piece.role == "heading":
            follows = before is not None and before.role == "heading"
            out.append(Span(out.pop().start if follows else piece.span.start, piece.span.end))
        before = piece
    return out


def _inside(emphasis: Iterable[Emphasis], paragraphs: Sequence[Span]) -> list[Emphasis]:
    """The emphasis that lies in the tale."""
    starts = [span.start for span in paragraphs]
    out = []
    for row in emphasis:
        i = bisect_right(starts, row.span.start) - 1
        if i >= 0 and row.span.end <= paragraphs[i].end:
            out.append(row)
    return out
