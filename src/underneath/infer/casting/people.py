"""Which names are one person's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from underneath.infer.casting.nameparts import Parts, gender, is_role, parse, shortens
from underneath.infer.lexicon.titles import KIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from underneath.layers.cast import KnownCast
    from underneath.layers.mentions import Mentions
    from underneath.layers.speech import Quotes
    from underneath.story.story import Story

_SHE = re.compile(r"[^.!?“”\"]{0,60}?\b(she|her|herself|he|his|him|himself|they|xe|ze|xyr)\b")


@dataclass(slots=True)
class Person:
    """Someone being gathered: name forms with their counts, and what the text tells of them."""

    forms: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)  # forms outside quotes
    near: Counter[str] = field(default_factory=Counter)  # pronouns that follow
    name: str = ""
    id: str | None = None
    pronouns: str | None = None
    roles: list[str] = field(default_factory=list)
    narrator: bool = False
    known: bool = False
    confidence: float = 0.8

    @property
    def aliases(self) -> list[str]:
        """Every form met, the name first."""
        return list(dict.fromkeys([self.name, *(form for form, _ in self.forms.most_common())]))

    def parts(self) -> list[Parts]:
        """The parts of every form."""
        return [parse(form) for form in self.forms]

    @property
    def weight(self) -> int:
        """How often the person is named."""
        return self.forms.total()

    def absorb(self, other: Person) -> None:
        """Take over another's forms and evidence."""
        self.forms.update(other.forms)
        self.told.update(other.told)
        self.near.update(other.near)


def gather_people(story: Story, quotes: Quotes, mentions: Mentions, known: KnownCast) -> list[Person]:
    """Return everyone with a name, most mentioned first."""
    people = [person for person in _by_form(story, quotes, mentions).values() if not _plural(person)]
    _ = known
    people.sort(key=lambda p: (-len(parse(next(iter(p.forms))).words), -p.weight))
    full = _merge_full([p for p in people if _is_full(p)])
    rest = [p for p in people if not _is_full(p)]
    titled = [p for p in rest if _first(p).titles and _first(p).words]
    single = [p for p in rest if not _first(p).titles]
    roles = [p for p in rest if not _first(p).words]
    out = full
    for person in sorted(titled, key=lambda p: -p.weight):
        _place(person, out, _may_be_titled)
    for person in sorted(single, key=lambda p: -p.weight):
        _place(person, out, _may_be_single)
    for person in roles:
        _place(person, out, _may_be_role)
    for person in out:
        _settle(person)
    return sorted(out, key=lambda p: -p.weight)


def _first(person: Person) -> Parts:
    return parse(next(iter(person.forms)))


def _is_full(person: Person) -> bool:
    return _first(person).full


def _plural(person: Person) -> bool:
    form = next(iter(person.forms))
    return form.lower().startswith("the ") and form.endswith("s") and not is_role(form)


def _by_form(story: Story, quotes: Quotes, mentions: Mentions) -> dict[str, Person]:
    out: dict[str, Person] = {}
    text = story.text
    for mention in mentions:
        if mention.kind != "PROP" or mention.type != "PER":
            continue
        form = " ".join(mention.span.of(text).split())
        if form.startswith("The "):
            form = "the " + form[4:]
        if form.isupper() and len(form) > 3:
            form = form.title()
        person = out.setdefault(form, Person())
        person.forms[form] += 1
        if not quotes.touching(mention.span):
            person.told[form] += 1
            if match := _SHE.match(text, mention.span.end, mention.span.end + 80):
                person.near[match[1]] += 1
    return out


def _merge_full(people: list[Person]) -> list[Person]:
    out: list[Person] = []
    for person in people:
        mine = _first(person)
        match = next((p for p in out if any(_same_full(mine, theirs) for theirs in p.parts())), None)
        if match:
            match.absorb(person)
        else:
            out.append(person)
    return out


def _same_full(a: Parts, b: Parts) -> bool:
    if not (a.full and b.full) or a.words[-1] != b.words[-1] or a.suffix != b.suffix:
        return False
    if a.married is not None and b.married is not None and a.married != b.married:
        return False
    x, y = a.words[0], b.words[0]
    return x == y or shortens(x, y) or shortens(y, x) or (len(x) <= 2 and y.startswith(x[0])) or (
        len(y) <= 2 and x.startswith(y[0])
    )


def _place(person: Person, out: list[Person], may_be) -> None:  # type: ignore[no-untyped-def]
    scored = [(may_be(person, other), other) for other in out]
    best = max(scored, key=lambda row: (row[0], row[1].weight), default=(0, None))
    if best[0] > 0 and best[1] is not None:
        best[1].absorb(person)
    else:
        out.append(person)


def _sexes(person: Person) -> str | None:
    he = person.near["he"] + person.near["his"] + person.near["him"]
    she = person.near["she"] + person.near["her"]
    marks = [g for form in person.forms if (g := gender(form))]
    if marks and len(set(marks)) == 1 and abs(he - she) < 5:
        return marks[0]
    if he > 2 * she:
        return "he"
    return "she" if she > 2 * he else None


def _clash(a: Person, b: Person) -> bool:
    x, y = _sexes(a), _sexes(b)
    if x is not None and y is not None and x != y:
        return True
    married = {p.married for q in (a, b) for p in q.parts()} - {None}
    return len(married) > 1


def _may_be_titled(person: Person, other: Person) -> float:
    mine = _first(person)
    if _clash(person, other):
        return 0
    for theirs in other.parts():
        if theirs.words and mine.words[-1] == theirs.words[-1] and (theirs.full or theirs.titles == mine.titles):
            return 2
        if theirs.words and mine.words[0] == theirs.words[0]:
            return 1.5
    return 0


def _may_be_single(person: Person, other: Person) -> float:
    word = _first(person).words[0]
    clash = _clash(person, other)
    best = 0.0
    for theirs in other.parts():
        if not theirs.words:
            continue
        if word == theirs.words[0] or (word == theirs.words[-1] and not clash):
            best = max(best, 3 if word == theirs.words[-1] or theirs.words[0] == word else 0)
        elif not clash and (shortens(word, theirs.words[0]) or shortens(theirs.words[0], word)):
            best = max(best, 1)
    return best


def _may_be_role(person: Person, other: Person) -> float:
    titles = _first(person).titles
    if titles[-1] in KIN:
        return 0
    return 1 if any(set(titles) & set(p.titles) for p in other.parts()) else 0


def _settle(person: Person) -> None:
    """Choose the name to show and the pronouns."""
    person.name = person.name or max(person.forms, key=_fullness(person))
    he = person.near["he"] + person.near["his"] + person.near["him"] + person.near["himself"]
    she = person.near["she"] + person.near["her"] + person.near["herself"]
    they = person.near["they"]
    guess = gender(person.name)
    if max(he, she, they) == 0:
        person.pronouns = {"he": "he/him", "she": "she/her"}.get(guess or "")
    else:
        person.pronouns = "he/him" if he >= max(she, they) else "she/her" if she >= they else "they/them"
    person.roles = sorted({t for p in person.parts() for t in p.titles})


def _fullness(person: Person):  # type: ignore[no-untyped-def]
    def key(form: str) -> tuple[int, int, int]:
        parts = parse(form)
        return (min(len(parts.words), 2), -len(parts.honorific), person.forms[form])

    return key
