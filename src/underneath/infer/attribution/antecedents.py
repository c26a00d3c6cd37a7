"""Who a third person pronoun of the narration stands for: the nearest fitting one, subjects first."""

from __future__ import annotations

from math import exp

from underneath.infer.attribution.grammar import Form, Gender
from underneath.infer.attribution.people import People, Ref

_KEEP = 8  # people remembered at a time; an antecedent further back than that many others is a guess anyway
_ENOUGH = 0.5  # pronouns, in sum; 0.4 to 0.8 were alike on train
_RATIO = 2.0  # of his pronouns to hers, or the other way round; 1.3 makes more errors, 3 knows fewer people
_FAR = 25.0  # sentences after which nobody is remembered


def fits(pronoun: int, person: int) -> float:
    """1 where the genders agree, 0.5 where one is unknown, 0 where they clash."""
    if Gender.UNKNOWN in (pronoun, person):
        return 0.5
    return 1.0 if pronoun == person else 0.0


AGREE = 2.0  # a person whose gender nobody told may well be the one


HERE = 10.0  # added to the lead where the antecedent stands in the same paragraph


class Memory:
    """Who was mentioned of late in the narration: where, and whether as a subject."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.seen: dict[int, list[float]] = {}  # person → [sentence, paragraph, was subject, mention]
        self.subject = -1

    def see(self, who: int, ref: Ref, *, subject: bool) -> None:
        """Note a mention of `who`."""
        self.seen.pop(who, None)
        self.seen[who] = [ref.sentence, ref.paragraph, 1.0 if subject else 0.0, ref.start]
        if subject:
            self.subject = who
        if len(self.seen) > _KEEP:
            del self.seen[next(iter(self.seen))]

    def forget(self) -> None:
        """A new scene: what went before counts little, but is not gone."""
        self.subject = -1

    def scores(self, ref: Ref) -> dict[int, float]:
        """How likely each of those lately mentioned is the antecedent, up to a factor."""
        out: dict[int, float] = {}
        for person, (sentence, paragraph, subject, _) in self.seen.items():
            agreement = fits(ref.gender, self.people.gender[person])
            distance = ref.sentence - sentence
            if not agreement or distance > 6:  # noqa: PLR2004
                continue
            score = agreement - 0.8 * distance + 0.8 * subject - (0.6 if paragraph != ref.paragraph else 0.0)
            score += 1.0 if ref.role and person == self.subject else 0.0
            if ref.role == 0 and distance == 0 and subject:
                score -= 2.5
            out[person] = exp(score)
        return out

    def best(self, ref: Ref, barred: int = -1) -> tuple[int, float]:
        """The likeliest antecedent and its lead over the next one; (-1, 0) where none fits."""
        top, second, who = -9.0, -9.0, -1
        for person, (sentence, paragraph, subject, _) in self.seen.items():
            agreement = fits(ref.gender, self.people.gender[person])
            if not agreement or person == barred:
                continue
            distance = ref.sentence - sentence
            if distance > _FAR:
                continue
            score = AGREE * agreement - 0.8 * min(distance, 6) + 0.8 * subject
            score += 1.0 if ref.role and person == self.subject else 0.0
            score -= 0.6 if paragraph != ref.paragraph else 0.0
            if ref.role == 0 and distance == 0 and subject:
                score -= 2.5  # "she told her": the object is someone else
            if score > top:
                top, second, who = score, top, person
            elif score > second:
                second = score
        return who, min(top - second, 3.0) if who >= 0 else 0.0


def learn_genders(people: People, refs: list[Ref]) -> None:
    """Give people of unknown gender the one of the pronouns that pick them up: "Griet put down her fork. She …".

    A vote is a pronoun that follows a subject within a sentence, with nobody else named between.
    """
    votes: dict[int, list[int]] = {}
    last: Ref | None = None
    for ref in refs:
        if ref.quote >= 0:
            continue
        if ref.form <= Form.NOM:
            last = ref if ref.role and ref.who >= 0 and people.gender[ref.who] == Gender.UNKNOWN else None
        elif ref.form == Form.HE and last is not None and ref.gender in (Gender.HE, Gender.SHE):
            if ref.sentence - last.sentence <= 1 and (ref.role or ref.sentence == last.sentence):
                votes.setdefault(last.who, [0, 0])[ref.gender - 1] += 1
            last = None
    for person, (he, she) in votes.items():
        if max(he, she) > 3 * min(he, she):
            people.gender[person] = Gender.HE if he > she else Gender.SHE
    _share_pronouns(people, refs)


def _share_pronouns(people: People, refs: list[Ref]) -> None:
    """Share every pronoun among those it may mean; give people of unknown gender the one their shares add up to."""
    shares: dict[int, list[float]] = {}
    memory = Memory(people)
    for ref in refs:
        if ref.quote >= 0:
            continue
        if ref.form == Form.HE and ref.gender in (Gender.HE, Gender.SHE):
            scores = memory.scores(ref)
            total = sum(scores.values())
            best = -1
            for person, score in scores.items():
                if best < 0 or score > scores[best]:
                    best = person
                if people.gender[person] == Gender.UNKNOWN:
                    shares.setdefault(person, [0.0, 0.0])[ref.gender - 1] += score / total
            if best >= 0:
                memory.see(best, ref, subject=ref.role == 2)  # noqa: PLR2004
        elif ref.who >= 0 and ref.form <= Form.NOM:
            memory.see(ref.who, ref, subject=ref.role == 2)  # noqa: PLR2004
    for person, (he, she) in shares.items():
        if max(he, she) >= _ENOUGH and max(he, she) >= _RATIO * min(he, she):
            people.gender[person] = Gender.HE if he > she else Gender.SHE


def narrate(
    people: People, refs: list[Ref], known: dict[int, int], scene_starts: set[int]
) -> dict[int, tuple[int, float]]:
    """Antecedents of the narration's singular pronouns: mention → (person, lead).

    `known`: mention → person, where something better than nearness tells (a tag's subject is the speaker).
    """
    memory = Memory(people)
    out: dict[int, tuple[int, float]] = {}
    paragraph = -1
    for ref in refs:
        if ref.quote >= 0:
            continue
        if ref.paragraph != paragraph:
            paragraph = ref.paragraph
            if paragraph in scene_starts:
                memory.forget()
        who = known.get(ref.mention, ref.who)
        if ref.form in (Form.HE, Form.EPITHET) and ref.mention not in known:
            # an epithet is used to tell someone from the one last spoken of
            who, lead = memory.best(ref, memory.subject if ref.form == Form.EPITHET else -1)
            here = who >= 0 and memory.seen[who][1] == ref.paragraph
            out[ref.mention] = (who, lead + (HERE if here else 0.0))
        elif ref.form == Form.I:
            who = people.narrator
        if who >= 0:
            memory.see(who, ref, subject=ref.role == 2)  # noqa: PLR2004
    return out
