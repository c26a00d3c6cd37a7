r"""What a format's reader hands on: the text, and what its markup says about it. A `Story` is made from this.

A reader (`html.py`, `epub.py`, …) turns bytes into one `Manuscript`. For plain text there is no markup and `blocks`
is empty: `blocks.py` finds the blocks by their white space. For marked-up formats the reader builds `text`
itself (blocks parted by a blank line, `\n` for a line break inside a block) and lists one `Block` for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from underneath.story.spans import Span
from underneath.story.story import Break, Emphasis, Metadata, ParatextKind, SourceKind

BlockRole = Literal["prose", "heading", "break", "paratext", "metadata"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text as the markup gives it, trimmed of white space, blocks never overlapping.

    `role` "prose" is the default and may still turn out to be paratext or a break mark when its words are read
    (`paratext.py`); any other role is what the source's structure says and is final. `kind` goes with
    "paratext". "heading": a chapter's heading, outermost chapters only (`title`/`number` are read from it later).
    """

    span: Span
    role: BlockRole = "prose"
    kind: ParatextKind | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A decoded source.

    `breaks`: scene breaks that the markup alone shows (an `hr`, an image between paragraphs): their span is the
    white space between the two blocks. `emphasis`: italics and the like. `metadata`: what the source states.
    `encoding`: the name of the text encoding used, None where the format fixes it.
    """

    text: str
    kind: SourceKind
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    breaks: tuple[Break, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
