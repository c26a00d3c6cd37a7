"""What the chains add to the rules' people: whom each mention means, and by which ids outsiders go."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from underneath.infer.attribution.candidates import person_of
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref
from underneath.layers.chains import Chains

Told = dict[int, tuple[int, float]]
"""Mention → number of the person it means, and how sure."""

_BY_RULE = 0.3  # how sure a mention is that only the rules know
_OUTSIDE = re.compile(r"x(\d+)")


def told_by(refs: list[Ref], people: People, near: dict[int, tuple[int, float]], chains: Chains) -> Told:
    """Whom each mention means: a name is certain, else the chain tells, else the rules.

    A chain outside the cast is whom most of its names and descriptions mean by rule: the chains take nearly every
    description for a new person, and candidates would be crowded with them.
    """
    meant = _meant(refs, people, chains)
    out: Told = {}
    for ref in refs:
        who, sure = meant.get(chains.entities[ref.mention] or "", -1), chains.confidence[ref.mention]
        if ref.form == Form.NAME and ref.who >= 0:
            who, sure = ref.who, 1.0
        elif who < 0:
            who, sure = person_of(ref, people, near), _BY_RULE
        if who >= 0:
            out[ref.mention] = who, sure
    return out


def _meant(refs: list[Ref], people: People, chains: Chains) -> dict[str, int]:
    """Chain → person."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for ref in refs:
        entity = chains.entities[ref.mention]
        if entity and ref.who >= 0:
            votes[entity][ref.who] += 1
    meant = {entity: min(count, key=lambda p: (-count[p], p)) for entity, count in votes.items()}
    return meant | {id_: p for id_, p in people.number.items() if p < people.in_cast}


def known_outsiders(refs: list[Ref], people: People, chains: Chains) -> dict[int, int]:
    """Outsiders by rule ("the girl") whom the chains mostly take for somebody of the cast: number → that one's."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for ref in refs:
        entity = chains.entities[ref.mention]
        if ref.who >= people.in_cast and ref.form <= Form.NOM and entity:
            who = people.number.get(entity, -1)
            votes[ref.who][who if 0 <= who < people.in_cast else -1] += 1
    best = {p: min(count, key=lambda who: (-count[who], who)) for p, count in votes.items()}
    return {p: who for p, who in best.items() if who >= 0}


def name_outsiders(refs: list[Ref], people: People, chains: Chains) -> dict[str, str]:
    """Give outsiders the ids of their chains, so that speakers and mentions go by the same; the rest get new ones.

    Returns
    -------
    dict
        New id → chain, where the rules see two people in one chain, or someone new in a chain with a name: once the
        lines are given, they are one.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for ref in refs:
        entity = chains.entities[ref.mention]
        if ref.who >= people.in_cast and ref.form <= Form.NOM and entity and _OUTSIDE.fullmatch(entity):
            votes[ref.who][entity] += 1
    known = {p: people.ids[own] for p, own in known_outsiders(refs, people, chains).items()}
    found = [_OUTSIDE.fullmatch(entity) for entity in chains.entities if entity]
    spare = max((int(m[1]) for m in found if m), default=0)
    used: set[str] = set()
    same: dict[str, str] = {}
    for number in range(people.in_cast, len(people.ids)):
        if number == people.narrator:
            continue
        own = next((e for e, _ in votes[number].most_common() if e not in used), None)
        if own is None:
            spare += 1
            own = f"x{spare}"
            if votes[number]:
                same[own] = votes[number].most_common(1)[0][0]
        if number in known:
            same[own] = known[number]
        used.add(own)
        people.ids[number] = own
    people.number = {id_: p for p, id_ in enumerate(people.ids)}
    return same
