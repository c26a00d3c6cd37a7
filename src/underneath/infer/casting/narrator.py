"""Who tells the tale, where it is told as "I"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from underneath.infer.casting.people import Person

if TYPE_CHECKING:
    from underneath.layers.speech import Quotes
    from underneath.story.story import Story

_I = re.compile(r"(?<![\w’'-])(?:I|me|my|myself)(?![\w-])")


def find_narrator(story: Story, quotes: Quotes, people: list[Person]) -> list[Person]:
    """Return the people with a narrator among them where the tale is told in the first person."""
    told = _told(story, quotes)
    said = len(_I.findall(told))
    if said < 3 or said < 0.008 * len(told.split()):
        return people
    teller = Person(name="the narrator", id="narrator", narrator=True, confidence=0.8)
    return [teller, *people]


def _told(story: Story, quotes: Quotes) -> str:
    """The text outside quotes."""
    out: list[str] = []
    at = 0
    edges = sorted((q.span for q in quotes), key=lambda s: s.start)
    for paragraph in story.paragraphs:
        at = max(at, paragraph.span.start)
        while edges and edges[0].start < paragraph.span.end:
            span = edges.pop(0)
            out.append(story.text[at : max(at, span.start)])
            at = max(at, span.end)
        out.append(story.text[at : max(at, paragraph.span.end)])
        at = max(at, paragraph.span.end)
    return "\n".join(out)
