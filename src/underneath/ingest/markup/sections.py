"""Sections whose heading says that they are not the tale: an author's note, a disclaimer, a dedication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from underneath.ingest.markup.builder import BuiltBlock
from underneath.ingest.markup.roles import PROSE, Role, paratext
from underneath.story.story import ParatextKind

_LABELS: Final[tuple[tuple[str, ParatextKind], ...]] = (
    (
        r"(?:an? )?(?:author['’]?s?['’]?|writer['’]?s?['’]?) ?(?:end )?notes?|a/?n|(?:end ?|begin(?:ning)? )?notes?",
        "authors_note",
    ),
    (r"disclaimers?", "disclaimer"),
    (r"summary|synopsis|blurb", "summary"),
    (r"(?:content |trigger )?warnings?|content notes?", "warning"),
    (r"dedication|acknowledge?ments|about the author|also by .{1,60}|copyright(?: page| notice)?", "note"),
    (r"licen[cs]e", "license"),
)
LABELS: Final = tuple((re.compile(rf"(?:{words})\s*[:.]?", re.IGNORECASE), paratext(kind)) for words, kind in _LABELS)
LONGEST: Final = 6000  # characters, a thousand words: a longer section under such a heading may well be a chapter


def mark_sections(blocks: Sequence[BuiltBlock], roles: list[Role], text: str, rules: set[int]) -> None:
    """Give headings that are labels, and what stands under them, the role they name.

    Parameters
    ----------
    blocks, roles
        The blocks, and the role of each so far; changed in place.
    text
        The text they lie in.
    rules
        Indices of the blocks that a rule stands before: a section ends there.
    """
    told = False  # whether the tale has begun
    for i, block in enumerate(blocks):
        told = told or roles[i] == PROSE
        if block.role.role != "heading" or not block.role.level:
            continue
        role = next((role for pattern, role in LABELS if pattern.fullmatch(block.span.of(text))), None)
        if role is None:
            continue
        roles[i] = role
        end = _end(blocks, i, rules, told=told)
        for j in range(i + 1, end):
            roles[j] = role if roles[j] == PROSE else roles[j]


def _end(blocks: Sequence[BuiltBlock], at: int, rules: set[int], *, told: bool) -> int:
    """Where the section under a label ends; right after the label, where nothing shows an end before the tale's own."""
    start = blocks[at].span.end
    for j in range(at + 1, len(blocks)):
        if blocks[j].span.end - start > LONGEST:
            return at + 1
        if j in rules or blocks[j].role.role == "heading":
            return j
    return len(blocks) if told else at + 1
