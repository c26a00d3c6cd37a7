"""Descriptions that the text ties to a name: "Mara, the harbourmaster", "the surveyor, Dothe", "the medic Imri"."""

from __future__ import annotations

from underneath.infer.casting.forms import plain
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import PEOPLE
from underneath.layers.mentions import Mention, Mentions
from underneath.story.story import Story

_VAGUE = bag("man woman boy girl fellow child person lady gentleman")


def add_epithets(story: Story, mentions: Mentions, people: list[Person]) -> None:
    """Add definite descriptions in apposition to a name as aliases, and their nouns as roles."""
    owner = {form.key: person for person in people for form in person.forms}
    last: Mention | None = None
    for mention in mentions:
        if mention.type != "PER" or mention.kind == "PRON":
            continue
        if last is not None and mention.kind != last.kind and 0 < mention.span.start - last.span.end <= len(", "):
            _tie(story.text, last, mention, owner)
        last = mention


def _tie(text: str, first: Mention, second: Mention, owner: dict[str, Person]) -> None:
    between = text[first.span.end : second.span.start]
    name, noun = (first, second) if first.kind == "PROP" else (second, first)
    epithet = " ".join(noun.span.of(text).split()).lower()
    person = owner.get(plain(name.span.of(text)))
    if (
        person is None
        or epithet.split()[-1] in _VAGUE
        or not epithet.startswith("the ")
        or epithet.split()[-1] not in PEOPLE
    ):
        return
    closes = text[second.span.end : second.span.end + 1] in ",.;:!?)—–"
    if between == ", " and not closes:
        return
    if between.strip() and between != ", ":
        return
    if between != ", " and name is first:
        return
    if epithet not in person.also:
        person.also.append(epithet)
        person.roles.append(epithet[4:])
