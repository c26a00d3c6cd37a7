"""Who tells the tale, where it is told as "I"."""

from __future__ import annotations

import re

from underneath.infer.casting.capitals import quote_edges
from underneath.infer.casting.forms import plain
from underneath.infer.casting.person import Person
from underneath.layers.speech import Quotes
from underneath.story.story import Story

_I = re.compile(r"(?<![\w’'-])(?:I|me|my|myself|My|Me)(?![\w-])")
_NAMED = re.compile(
    r"(?:[Mm]y (?:full |own |Christian |first )?name(?: is|’s|'s| was)|[Cc]all(?:ed)? me|I[’']m|I am) ((?:[A-Z][\w’'-]+ ?)+)"
)
# Fewest "I"s in narration, and fewest for each of its words: third-person tales stay below half of it.
_FEWEST, _SHARE = 3, 0.012


def find_narrator(story: Story, quotes: Quotes, people: list[Person]) -> Person | None:
    """Return who says "I" outside quotes, a new person where nobody says who that is; None where hardly anyone does."""
    told = _told(story, quotes)
    spots = [(paragraph, bool(_I.search(part))) for paragraph, part in told]
    said = sum(len(_I.findall(part)) for _, part in told)
    words = sum(part.count(" ") + 1 for _, part in told)
    if said < _FEWEST or said < _SHARE * words:
        return None
    teller = _self_named(told, people) or Person(name="the narrator", id="narrator")
    teller.narrator = True
    teller.told_as_i = [paragraph for paragraph, here in spots if here]
    return teller


def _self_named(told: list[tuple[int, str]], people: list[Person]) -> Person | None:
    """Who the narration says it is: "My name is Imri Sael"."""
    owner = {form.key: person for person in people for form in person.forms}
    for _, part in told:
        for match in _NAMED.finditer(part):
            if (person := owner.get(plain(match[1]))) is not None:
                return person
    return None


def _told(story: Story, quotes: Quotes) -> list[tuple[int, str]]:
    """The stretches of narration, each with its paragraph."""
    out: list[tuple[int, str]] = []
    edges = quote_edges(quotes)
    i = 0
    for paragraph, row in enumerate(story.paragraphs):
        at, stop = row.span
        while i < len(edges) and edges[i][1] <= at:
            i += 1
        j = i
        while j < len(edges) and edges[j][0] < stop:
            if edges[j][0] > at:
                out.append((paragraph, story.text[at : edges[j][0]]))
            at = max(at, edges[j][1])
            j += 1
        if at < stop:
            out.append((paragraph, story.text[at:stop]))
    return out
