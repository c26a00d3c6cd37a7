"""Whom each mention means: names by their links, pronouns by what stands around them."""

from __future__ import annotations

from underneath.infer.attribution.antecedents import Memory, learn_genders
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref, people_of, refs_of
from underneath.infer.attribution.teller import give_teller
from underneath.layers.cast import Cast
from underneath.layers.chains import Chains
from underneath.layers.mentions import Coreference, Mentions, NameLinks
from underneath.layers.speech import Attribution, Attributions, Quotes
from underneath.story.story import Story


def resolve_mentions(
    story: Story, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks, attributions: Attributions
) -> Coreference:
    """Give every mention the id of the one it means.

    Returns
    -------
    Coreference
        One entry a mention. Ids `x1`, `x2`, … are people outside the cast; `a+b` several at once; None: unknown.
    """
    people = people_of(cast)
    refs = refs_of(story, quotes, mentions, people, links)
    give_teller(people, refs)
    learn_genders(people, refs)
    resolver = _Resolver(people, attributions)
    entities: list[str | None] = list(links.entities)
    confidence = [0.95 if e else 0.0 for e in entities]
    for ref in refs:
        entity, sure = resolver.resolve(ref, story.text)
        if entity is not None:
            entities[ref.mention], confidence[ref.mention] = entity, round(sure, 3)
    return Coreference(tuple(entities), tuple(confidence))


def link_chains(story: Story, quotes: Quotes, mentions: Mentions, cast: Cast, links: NameLinks) -> Chains:
    """Give every mention the id of the one it means, while nobody knows yet who speaks which quotation."""
    unknown = Attributions((Attribution(),) * len(quotes))
    told = resolve_mentions(story, quotes, mentions, cast, links, unknown)
    return Chains(told.entities, told.confidence)


class _Resolver:
    """Reads the mentions in order and remembers who is in mind."""

    def __init__(self, people: People, attributions: Attributions) -> None:
        self.people = people
        self.rows = attributions.rows
        self.memory = Memory(people)
        self.epithets: dict[str, int] = {}
        self.cues: dict[tuple[int, int], Attribution] = {row.cue: row for row in self.rows if row.cue}
        self.plural: str | None = None
        self.last: tuple[int, str | None] = (-1, None)

    def resolve(self, ref: Ref, text: str) -> tuple[str | None, float]:
        """Id and confidence of one mention."""
        entity, sure = self._quoted(ref) if ref.quote >= 0 else self._told(ref, text)
        if entity is not None and "+" in entity:
            self.plural = entity
        self.last = (ref.end, entity)
        return entity, sure

    def _number(self, id: str | None) -> int:  # noqa: A002 - the contract's word
        return self.people.number.get(id, -1) if id else -1

    def _told(self, ref: Ref, text: str) -> tuple[str | None, float]:
        """A mention in the narration."""
        row = self.cues.get((ref.start, ref.end))
        who, sure = ref.who, 0.9
        if row is not None and row.speaker and ref.form in (Form.HE, Form.NOM, Form.I, Form.EPITHET):
            who, sure = self._number(row.speaker), row.confidence
            if ref.form in (Form.NOM, Form.EPITHET) and who != ref.who:
                self.epithets[text[ref.start : ref.end].lower()] = who
        elif ref.form == Form.NOM:
            who, sure = self.epithets.get(text[ref.start : ref.end].lower(), who), 0.6
        elif ref.form == Form.EPITHET and text[ref.start : ref.end].lower() in self.epithets:
            who, sure = self.epithets[text[ref.start : ref.end].lower()], 0.6
        elif ref.form in (Form.HE, Form.EPITHET):
            who, lead = self.memory.best(ref, self.memory.subject if ref.form == Form.EPITHET else -1)
            sure = 0.55 + 0.12 * lead
        elif ref.form == Form.I:
            who = self.people.narrator
        elif ref.form == Form.WHO:
            return (self.last[1], 0.7) if 0 <= ref.start - self.last[0] <= 2 else (None, 0.0)  # noqa: PLR2004
        elif ref.form in (Form.THEY, Form.WE):
            return self._several(ref)
        if who < 0:
            return None, 0.0
        self.memory.see(who, ref, subject=ref.role == 2)  # noqa: PLR2004
        return self.people.ids[who], sure

    def _several(self, ref: Ref) -> tuple[str | None, float]:
        """They and we in the narration: the last two in mind."""
        seen = list(self.memory.seen)
        if ref.form == Form.WE and self.people.narrator >= 0:
            other = next((p for p in reversed(seen) if p != self.people.narrator), -1)
            pair = [self.people.narrator, other]
        else:
            if self.plural:
                return self.plural, 0.4
            pair = seen[-2:]
        if len(pair) < 2 or min(pair) < 0:  # noqa: PLR2004 - two make several
            return None, 0.0
        return "+".join(sorted(self.people.ids[p] for p in pair)), 0.4

    def _quoted(self, ref: Ref) -> tuple[str | None, float]:
        """A mention inside a quotation."""
        row = self.rows[ref.quote]
        speaker, hearers = self._number(row.speaker), [self._number(a) for a in row.addressees]
        if ref.form == Form.I:
            return row.speaker, row.confidence
        if ref.form == Form.YOU:
            return ("+".join(row.addressees) or None), 0.8 * row.confidence
        if ref.form == Form.WE:
            both = [*([row.speaker] if row.speaker else []), *row.addressees]
            return ("+".join(both) if len(both) > 1 else None), 0.5 * row.confidence
        if ref.form == Form.WHO:
            return (self.last[1], 0.7) if 0 <= ref.start - self.last[0] <= 2 else (None, 0.0)  # noqa: PLR2004
        if ref.form in (Form.HE, Form.EPITHET):
            who, lead = self._third(ref, {speaker, *hearers})
            return (self.people.ids[who], 0.4 + 0.1 * lead) if who >= 0 else (None, 0.0)
        if ref.form == Form.THEY:
            return None, 0.0
        if ref.who < 0:
            return None, 0.0
        if ref.form == Form.NAME:
            self.memory.see(ref.who, ref, subject=False)
        return self.people.ids[ref.who], 0.8

    def _third(self, ref: Ref, present: set[int]) -> tuple[int, float]:
        """Someone spoken of: not the speaker, not the hearer."""
        aside = {p: self.memory.seen.pop(p) for p in present if p in self.memory.seen}
        who, lead = self.memory.best(ref)
        self.memory.seen.update(aside)
        return who, lead
