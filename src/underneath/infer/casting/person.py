"""Someone being gathered out of forms of name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from underneath.infer.casting.forms import Form
from underneath.infer.casting.nameparts import Parts, gender, parse, role_gender
from underneath.infer.lexicon.titles import HE, SHE

# A title outweighs any pronoun that happens to follow; a given name is a hint worth two pronouns.
_TITLE, _GIVEN = 20.0, 2.0
# Least lead of one sex over the other, in all and as a share of all signs.
_WEAK, _SHARE = 1.5, 0.25


@dataclass(slots=True, eq=False)
class Person:
    """Somebody: forms of name, and what is added once they are gathered."""

    forms: list[Form] = field(default_factory=list)
    name: str = ""
    id: str | None = None
    also: list[str] = field(default_factory=list)  # epithets and styles that are theirs
    pronouns: str | None = None
    roles: list[str] = field(default_factory=list)
    narrator: bool = False
    addressed: bool = False  # a narrator whom the narration calls "you" and not "I"
    known: bool = False  # the user says so: never merged into another, never left out if they occur
    kept: bool = False  # nor left out if they do not
    confidence: float = 0.8
    told_as_i: list[int] = field(default_factory=list)
    _lean: float | None = None
    _names: tuple[set[str], set[str]] | None = None

    @property
    def label(self) -> str:
        """Something to sort by, the same in every run."""
        return self.name or (self.forms[0].key if self.forms else "")

    @property
    def weight(self) -> int:
        """How often they are named."""
        return sum(form.n for form in self.forms)

    @property
    def told(self) -> list[int]:
        """Paragraphs whose narration names them (or says "I" of them)."""
        return [p for form in self.forms for p in form.told] + self.told_as_i

    @property
    def parts(self) -> list[Parts]:
        """The parts of their names."""
        return [form.parts for form in self.forms] + [parse(alias) for alias in self.also if alias[:1].isupper()]

    @property
    def acts(self) -> list[int]:
        """Paragraphs whose narration has them do something."""
        return [p for form in self.forms for p in form.acts] + self.told_as_i

    @property
    def titles(self) -> set[str]:
        """Every title they are met with."""
        return {title for parts in self.parts for title in parts.titles}

    @property
    def firsts(self) -> set[str]:
        """Given names: first words of full names and of names without a title."""
        return self._split()[0]

    @property
    def surnames(self) -> set[str]:
        """Last words of full names and of names after a title."""
        return self._split()[1]

    def _split(self) -> tuple[set[str], set[str]]:
        if self._names is None:
            rows = [p for p in self.parts if p.words]
            firsts = {p.words[0] for p in rows if p.full or not p.titles}
            self._names = firsts, {p.words[-1] for p in rows if p.full or p.titles}
        return self._names

    @property
    def full(self) -> bool:
        """Whether some form holds a given name and a surname."""
        return any(p.full for p in self.parts)

    @property
    def title_sex(self) -> str | None:
        """What their titles say; None where they say nothing or both."""
        sexes = {"he" for t in self.titles if t in HE} | {"she" for t in self.titles if t in SHE}
        return sexes.pop() if len(sexes) == 1 else None

    @property
    def lean(self) -> float:
        """Above zero: he; below: she; the size says how sure."""
        if self._lean is None:
            self._lean = self._weigh()
        return self._lean

    @property
    def sex(self) -> str | None:
        """What the signs say, he or she; None where they are weak or at odds."""
        least = max(_WEAK, _SHARE * sum(sum(form.near.values()) for form in self.forms))
        return "he" if self.lean >= least else "she" if self.lean <= -least else None

    def _weigh(self) -> float:
        near: Counter[str] = Counter()
        total = 0.0
        for form in self.forms:
            near.update(form.near)
            role = role_gender(form.key)
            total += _TITLE * ((role == "he") - (role == "she"))
        total += near["he"] - near["she"]
        guesses = {gender(form.key) for form in self.forms if form.parts.words} - {None}
        if len(guesses) == 1:
            total += _GIVEN if "he" in guesses else -_GIVEN
        return total

    def absorb(self, other: Person) -> None:
        """Take over another's forms."""
        self.forms.extend(other.forms)
        self.also.extend(other.also)
        self.roles.extend(other.roles)
        self.told_as_i.extend(other.told_as_i)
        self.narrator = self.narrator or other.narrator
        self.addressed = self.addressed or other.addressed
        self.pronouns = self.pronouns or other.pronouns
        self._lean = None
        self._names = None

    def hold(self, forms: list[Form], also: list[str]) -> None:
        """Have these forms and epithets, and no others."""
        self.forms, self.also = forms, also
        self._lean = None
        self._names = None
