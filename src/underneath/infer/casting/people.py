"""Which names are one person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from underneath.infer.casting.address import merge_offices
from underneath.infer.casting.compat import full_score, of_family, role_score, single_score, titled_score
from underneath.infer.casting.corrected import correct_people, without_nobodies
from underneath.infer.casting.described import Described
from underneath.infer.casting.epithets import add_epithets
from underneath.infer.casting.forms import Form, collect_forms, listed_key, plain
from underneath.infer.casting.members import choose_by_trees, choose_members
from underneath.infer.casting.nameparts import formal, parse
from underneath.infer.casting.narration import Narration
from underneath.infer.casting.narrator import find_narrator
from underneath.infer.casting.person import Person
from underneath.infer.casting.settle import settle
from underneath.infer.casting.styles import give_styles, is_style
from underneath.infer.casting.votes import people_only, votes_of
from underneath.layers.cast import KnownCast
from underneath.layers.corrections import NO_CORRECTIONS, Corrections
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story

Rated = tuple[float, int, int, Person]
Score = Callable[[Person, Person], float]


def gather_people(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    known: KnownCast,
    corrections: Corrections = NO_CORRECTIONS,
    *,
    trained: bool = False,
) -> list[Person]:
    """Return everyone with a name, most mentioned first; the narrator too where the tale is told as "I".

    `trained`: the trees say who belongs to the cast; they were fitted on the encoder's mentions.
    """
    people, narration = gather_by_name(story, quotes, mentions, known, corrections)
    merge_offices(people)
    people = [p for p in people if p.kept or (not is_style(p) and (p.weight or p.narrator))]
    if trained:
        choose_by_trees(people, narration, Described(story, quotes, mentions))
    else:
        choose_members(people, narration)
    for person in people:
        settle(person)
    return sorted(people, key=lambda p: -(p.weight + len(p.told_as_i)))


def gather_by_name(
    story: Story,
    quotes: Quotes,
    mentions: Mentions,
    known: KnownCast,
    corrections: Corrections = NO_CORRECTIONS,
) -> tuple[list[Person], Narration]:
    """Return everyone as the names alone and a person's corrections tell them apart, and the narration they are in."""
    narration = Narration(story, quotes)
    listed = {listed_key(name): plain(name) for row in known.people for name in (row.name, *row.aliases)}
    met = collect_forms(story, quotes, mentions, listed)
    ours = {key: met[key] for key in listed.values() if key in met}
    forms = without_nobodies(ours | people_only(met, votes_of(story, mentions)), corrections)
    _look_wider(forms, narration)
    people = _known_people(forms, known)
    _gather(forms, people)
    add_epithets(story, mentions, people)
    _gather_roles(people)
    give_styles(people)
    teller = find_narrator(people, narration)
    if teller is not None and teller not in people:
        people.append(teller)
    correct_people(people, corrections, story.text)
    return people, narration


def _look_wider(forms: dict[str, Form], narration: Narration) -> None:
    """For names that few pronouns follow, count the paragraphs that name nobody else and have one sex of pronoun."""
    alone = Counter(paragraph for form in forms.values() for paragraph in set(form.told))
    for form in forms.values():
        if sum(form.near.values()) < _FEW:
            for paragraph in set(form.told):
                if alone[paragraph] == 1 and (sex := narration.sex(paragraph)):
                    form.near[sex] += _ALONE  # type: ignore[assignment]


# A pronoun somewhere in the paragraph is worth half of one right behind the name.
_FEW, _ALONE = 3, 0.5


def _known_people(forms: dict[str, Form], known: KnownCast) -> list[Person]:
    """Take the user's people and the forms they lay claim to, out of `forms`."""
    by_fold = {key.casefold(): key for key in forms}
    out = []
    for row in known.people:
        keys = {plain(name).casefold() for name in (row.name, *row.aliases)}
        mine = [forms.pop(by_fold.pop(fold)) for fold in sorted(keys) if fold in by_fold]
        listed = [Form(plain(name), parse(plain(name))) for name in (row.name, *row.aliases)]
        person = Person([*mine, *listed], row.name, row.id, list(row.aliases), row.pronouns, known=True, confidence=1.0)
        out.append(person)
    return out


def _gather(forms: dict[str, Form], people: list[Person]) -> None:
    """Full names first, then names with a title, then single words: each joins whom it fits best, or is new."""
    rows = sorted(forms.values(), key=lambda form: -form.n)
    index = _Index(people, nearest=max(_FEWEST_NEAR, min(_NEAREST, _LOOKS // max(1, len(rows)))))
    for fits, score in (
        (lambda p: p.full, full_score),
        (lambda p: len(p.words) == 1 and p.titles, titled_score),
        (lambda p: len(p.words) == 1 and not p.titles, single_score),
    ):
        for form in rows:
            if fits(form.parts):
                index.place(Person([form]), score)
    people[:] = index.people + [Person([form]) for form in rows if not form.parts.words]


def _gather_roles(people: list[Person]) -> None:
    """A title alone joins the one who bears it; the most mentioned where several do."""
    for person in [p for p in people if not p.known and all(not f.parts.words for f in p.forms)]:
        others = [(role_score(person, other), other.weight, i) for i, other in enumerate(people) if other is not person]
        best = max(others, default=(0, 0, 0))
        if best[0] > 0:
            people[best[2]].absorb(person)
            people.remove(person)


# Most people looked at for one key, the most mentioned first: keeps a text of nothing but names linear.
# So many in a story of up to 400 names, fewer where there are more.
_NEAREST, _FEWEST_NEAR, _LOOKS = 100, 5, 40_000


class _Index:
    """People by their words and by the first letters of them: whoever shares none cannot be the same."""

    def __init__(self, people: list[Person], nearest: int) -> None:
        self._nearest = nearest
        self.people: list[Person] = []
        self._by: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            self._add(person)

    def _add(self, person: Person) -> None:
        self.people.append(person)
        self._note(person, person)

    def _note(self, person: Person, words_of: Person) -> None:
        for stem in {stem for parts in words_of.parts for word in parts.words for stem in (word, *stems(word))}:
            if person not in self._by[stem][-self._nearest :]:
                self._by[stem].append(person)

    def place(self, person: Person, score: Score) -> None:
        """Join the best fit, the most mentioned of equals; else stand alone."""
        words = person.forms[0].parts.words
        keys = [*words, *(s for word in words for s in sorted(stems(word)))]  # sorted: sets of strings differ by run
        near = {id(other): other for key in keys for other in self._by[key][: self._nearest]}
        rated = [(round(score(person, other), 1), other.weight, i, other) for i, other in enumerate(near.values())]
        if score is titled_score:
            rated = _but_family(person, rated)
        best = max(rated, key=lambda row: row[:3], default=None)
        if best is None or best[0] <= 0:
            self._add(person)
        else:
            best[3].absorb(person)
            self._note(best[3], person)


def _but_family(person: Person, rated: list[Rated]) -> list[Rated]:
    """Leave out the full names where two or more share a surname and either may be meant: "Mrs. March" is not Amy."""
    family = [row for row in rated if row[0] > 0 and of_family(person, row[3])]
    return rated if len(family) < _A_FAMILY else [row for row in rated if row not in family]


_A_FAMILY = 2


def stems(word: str) -> set[str]:
    """Keys under which a word and all its pet forms are found: the first two letters, and the formal names'."""
    return {word[:2], *(full[:2] for full in formal(word))}
