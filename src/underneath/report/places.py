"""The words that pictures lead to and that have no mark of their own in the story."""

from __future__ import annotations

from collections.abc import Iterator

from underneath.report.depths import Depths
from underneath.story.spans import Span


def places_of(depths: Depths) -> dict[Span, int]:
    """A number for every stretch that ties, missions and terms rest on, in text order; the element is `e` and it."""
    return {span: i for i, span in enumerate(sorted({span for span in _spans(depths) if span.end > span.start}))}


def _spans(depths: Depths) -> Iterator[Span]:
    for bond in depths.bonds or ():
        yield from bond.evidence
    for task in depths.tasks or ():
        yield task.task
        if task.outcome:
            yield task.outcome
    for term in depths.terms or ():
        yield term.first
