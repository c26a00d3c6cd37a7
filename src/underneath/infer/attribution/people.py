"""Everyone who may speak or be spoken of, and every mention of them as plain columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from underneath.infer.attribution.grammar import (
    Form,
    Gender,
    gender_of_noun,
    head_of,
    is_epithet,
    is_new,
    is_plural,
    pronoun,
    words_of,
)
from underneath.infer.attribution.grammar import subject_role as _role
from underneath.layers.cast import Cast
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.speech import Quotes
from underneath.story.story import Story

_SCENE = 40  # paragraphs, about a scene: "the man" of one is seldom that of the next
_PRONOUNS = {"he": Gender.HE, "she": Gender.SHE, "they": Gender.THEY, "it": Gender.IT}
_ANYONE = words_of("man woman boy girl person one other lady gentleman figure stranger guy fellow child voice kid")


@dataclass
class People:
    """Who there is: the cast first, then outsiders. Position is the person's number.

    `gender[p]`: a `Gender`. `group[p]`: more than one person. `narrator`: number of the "I" who tells, or -1;
    with `addressed`, of the "you" who is told of.
    """

    ids: list[str] = field(default_factory=list)
    gender: list[int] = field(default_factory=list)
    group: list[bool] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    in_cast: int = 0
    narrator: int = -1
    addressed: bool = False
    titled: dict[str, int] = field(
        default_factory=dict
    )  # a title or trade, lower case → the only one in the cast who has it
    described: set[int] = field(default_factory=set)  # outsiders known by a description, not by a name
    introduced: set[int] = field(default_factory=set)  # outsiders who came in by "a guard"

    def is_vague(self, who: int) -> bool:
        """Whether an outsider was never brought in ("the medic" out of the blue): often one of the cast."""
        return who >= self.in_cast and who not in self.introduced and who in self.described

    def add(self, id: str, gender: int, *, group: bool = False) -> int:  # noqa: A002 - the contract's word
        """Enter someone; returns their number."""
        self.number[id] = len(self.ids)
        self.ids.append(id)
        self.gender.append(gender)
        self.group.append(group)
        return len(self.ids) - 1


@dataclass(slots=True)
class Ref:
    """One mention of a person, as the rules see it.

    `who`: number in `People` or -1. `quote`: the innermost quotation it stands in, or -1. `role`: 2 subject,
    1 owner ("Mara's voice"), 0 other. `outer`: whether it is not inside a longer mention.
    """

    mention: int
    start: int
    end: int
    who: int
    form: int
    gender: int
    quote: int
    paragraph: int
    sentence: int
    role: int
    outer: bool


def people_of(cast: Cast) -> People:
    """The cast as numbers: characters, then groups."""
    people = People()
    for character in cast.characters:
        said = (character.pronouns or "").split("/")[0].strip().lower()
        p = people.add(character.id, _PRONOUNS.get(said, Gender.UNKNOWN))
        if (character.narrator or character.addressed) and people.narrator < 0:
            people.narrator, people.addressed = p, character.addressed
    for group in cast.groups:
        people.add(group.id, Gender.THEY, group=True)
    people.in_cast = len(people.ids)
    people.titled = _titles(cast)
    return people


def _titles(cast: Cast) -> dict[str, int]:
    """Words of names, aliases and roles that belong to one character alone."""
    owners: dict[str, set[int]] = {}
    for p, character in enumerate(cast.characters):
        for name in (*character.aliases, character.name, *character.roles):
            for word in name.lower().replace("-", " ").split():
                owners.setdefault(word, set()).add(p)
    return {word: min(who) for word, who in owners.items() if len(who) == 1}


def refs_of(story: Story, quotes: Quotes, mentions: Mentions, people: People, links: NameLinks) -> list[Ref]:
    """Every mention of a person in reading order; adds outsiders ("the guard") to `people` on the way."""
    text = story.text
    quote_of = _walker([(q.span.start, q.span.end) for q in quotes])
    paragraph_of = _walker([(p.span.start, p.span.end) for p in story.paragraphs])
    sentence_of = _walker([(s.span.start, s.span.end) for s in story.sentences])
    starts = [s.span.start for s in story.sentences]
    refs: list[Ref] = []
    outsiders = _Outsiders(people)
    reach = 0
    for i, mention in enumerate(mentions):
        start, end = mention.span
        entity = links.entities[i]
        who = people.number.get(entity, -1) if entity else -1
        if who < 0 and (mention.type != "PER" or entity):
            continue
        words = text[start:end]
        quote, paragraph, sentence = quote_of(start), paragraph_of(start), sentence_of(start)
        if mention.kind == "PRON":
            form, gender = pronoun(words)
            if form == Form.YOU and people.addressed and quote < 0:
                form = Form.I
        elif who >= 0:
            form, gender = Form.NAME, people.gender[who]
        else:
            form, gender, who = outsiders.meet(words, proper=mention.kind == "PROP", paragraph=paragraph)
        at = starts[sentence] if sentence >= 0 else start
        role = _role(text, at, start, end, form, words) if form != Form.YOU else 2
        outer = end > reach
        reach = max(reach, end)
        refs.append(Ref(i, start, end, who, form, gender, quote, paragraph, sentence, role, outer))
    return refs


class _Outsiders:
    """People without a name in the cast: one entry for each head noun; "the man" is a new one after a while."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.known: dict[str, tuple[int, int]] = {}

    def meet(self, words: str, *, proper: bool, paragraph: int) -> tuple[int, int, int]:
        """Form, gender and number of the one these words mean."""
        head = words if proper else head_of(words)
        if not proper and is_plural(head, words):
            return Form.THEY, Gender.THEY, -1
        gender = gender_of_noun(head)
        new = not proper and is_new(words)
        if not proper and not new and head in self.people.titled and words[:4].lower() == "the ":
            return Form.NAME, self.people.gender[self.people.titled[head]], self.people.titled[head]
        number, last = self.known.get(head, (-1, 0))
        if (
            not new
            and not proper
            and is_epithet(words, head)
            and not (number in self.people.introduced and paragraph - last <= _SCENE)
        ):
            return Form.EPITHET, gender, -1
        if number < 0 or (head in _ANYONE and paragraph - last > _SCENE):
            number = self.people.add(f"x{len(self.people.ids) - self.people.in_cast + 1}", gender)
        if not proper:
            self.people.described.add(number)
        if new:
            self.people.introduced.add(number)
        self.known[head] = (number, paragraph)
        return (Form.NAME if proper else Form.NOM), gender, number


def _walker(spans: list[tuple[int, int]]) -> Callable[[int], int]:
    """A look-up of the innermost span holding an offset, for offsets that only grow: O(1) on average."""
    state = [0]
    stack: list[int] = []

    def find(at: int) -> int:
        i = state[0]
        while i < len(spans) and spans[i][0] <= at:
            stack.append(i)
            i += 1
        state[0] = i
        while stack and spans[stack[-1]][1] <= at:
            stack.pop()
        return stack[-1] if stack else -1

    return find
