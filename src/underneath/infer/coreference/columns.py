"""Filling the table of mentions from the layers before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.heads import KINDS, TYPES
from underneath.infer.attribution.grammar import Gender
from underneath.infer.coreference.forms import Form, Look, look_at
from underneath.infer.coreference.table import POSSESSOR, ROLES, SUBJECT, Table
from underneath.layers.cast import Cast
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from underneath.story.spans import Span

    Ints = NDArray[np.int32]

_GENDERS: Final = {"he": Gender.HE, "she": Gender.SHE, "it": Gender.IT}


def tabulate_mentions(
    story: Story, syntax: Syntax, quotes: Quotes, mentions: Mentions, links: NameLinks, scenes: Scenes, cast: Cast
) -> Table:
    """The stage that lays all mentions out as columns, for the two that link them."""
    start = np.array([m.span.start for m in mentions], np.int32)
    end = np.array([m.span.end for m in mentions], np.int32)
    first, last = _tokens(story, start, end)
    head = _heads(first, last, syntax)
    looks = _looks(story, syntax, mentions, (first, last, head))
    form, gender, number, determiner, reflexive, possessive = _codes(looks)
    paragraph, scene, quote, utterance = _places(story, start, quotes, scenes)
    if any(c.addressed for c in cast.characters):  # the story's "you" is linked as another's "I"
        form = np.where((form == Form.YOU) & (quote < 0), np.int32(Form.I), form)
    return Table(
        start, end, first, last, head,
        story.tokens.sentence[first], paragraph, scene, quote, utterance,
        np.array([KINDS.index(m.kind) for m in mentions], np.int32),
        np.array([TYPES.index(m.type) for m in mentions], np.int32),
        form, gender, number, determiner, reflexive, possessive,
        _told(gender, links, cast),
        *_grammar(syntax, head),
        _numbers([look.phrase for look in looks]),
        _numbers([look.head for look in looks]),
        _numbers(links.entities),
        _outer(start, end),
        np.array([m.confidence for m in mentions], np.float32),
        tuple(look.names for look in looks),
    )  # fmt: skip


def _tokens(story: Story, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """First and last token of each span."""
    tokens = story.tokens
    first = np.clip(np.searchsorted(tokens.start, start, "right") - 1, 0, None).astype(np.int32)
    last = np.clip(np.searchsorted(tokens.end, end), first, max(0, len(tokens) - 1)).astype(np.int32)
    return first, last


def _looks(story: Story, syntax: Syntax, mentions: Mentions, at: tuple[Ints, Ints, Ints]) -> list[Look]:
    """What the words of each mention tell."""
    text, starts, ends = story.text, story.tokens.start.tolist(), story.tokens.end.tolist()
    out = []
    for mention, a, b, head in zip(mentions, *(column.tolist() for column in at), strict=True):
        words = tuple(text[starts[t] : ends[t]].lower() for t in range(a, b + 1))
        out.append(look_at(words, words[head - a], syntax.lemma[head].lower(), mention.kind))
    return out


def _codes(looks: list[Look]) -> tuple[Ints, ...]:
    """The first six columns of the looks: form, gender, number, determiner, reflexive, possessive."""
    return tuple(np.array([look[:6] for look in looks], np.int32).reshape(-1, 6).T)


def _told(gender: Ints, links: NameLinks, cast: Cast) -> Ints:
    """The gender of each mention's words, else that of the one it is linked to."""
    by_id = {c.id: _GENDERS.get((c.pronouns or "").split("/")[0].lower(), 0) for c in cast.characters}
    linked = np.array([by_id.get(entity, 0) if entity else 0 for entity in links.entities], np.int32)
    out: Ints = np.where(gender > 0, gender, linked)
    return out


def _heads(first: Ints, last: Ints, syntax: Syntax) -> Ints:
    """The first word of each mention that hangs from a word outside it."""
    above: list[int] = syntax.head.tolist()
    return np.array(
        [
            b if a == b else next((t for t in range(a, b + 1) if not a <= above[t] <= b), b)
            for a, b in zip(first.tolist(), last.tolist(), strict=True)
        ],
        np.int32,
    )


def inside(spans: Sequence[Span], at: Ints) -> Ints:
    """The innermost of `spans` (sorted by start, at most four deep) that holds each offset, -1 where none does."""
    if not spans or not len(at):
        return np.full(len(at), -1, np.int32)
    starts, ends = np.array([s[0] for s in spans], np.int32), np.array([s[1] for s in spans], np.int32)
    found = np.searchsorted(starts, at, "right").astype(np.int32) - 1
    for _ in range(4):
        outside = (found >= 0) & (ends[found] <= at)
        found = np.where(outside, found - 1, found)
    holds = (found >= 0) & (ends[found] > at)
    out: Ints = np.where(holds, found, -1).astype(np.int32)
    return out


def _places(story: Story, start: Ints, quotes: Quotes, scenes: Scenes) -> tuple[Ints, Ints, Ints, Ints]:
    """Paragraph, scene, quotation and utterance of each mention."""
    quote = inside([q.span for q in quotes], start)
    number: dict[int, int] = {}
    utterances = [i if q.part is None else number.setdefault(q.part, i) for i, q in enumerate(quotes)]
    paragraph, scene = inside([p.span for p in story.paragraphs], start), inside([s.span for s in scenes], start)
    return paragraph, scene, quote, np.array([*utterances, -1], np.int32)[quote]


def _numbers(values: Sequence[str | None]) -> Ints:
    """A number for each distinct value; -1 for None."""
    seen: dict[str, int] = {}
    return np.array([-1 if v is None else seen.setdefault(v, len(seen)) for v in values], np.int32)


def _grammar(syntax: Syntax, head: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Role, whether it is the predicate of "is", what it hangs from, and of which verb it is an argument."""
    role = np.array([ROLES.get(syntax.deprel[h], 0) for h in head.tolist()], np.int32)
    governor = syntax.head[head].astype(np.int32)
    predicates = {int(syntax.head[t]) for t, relation in enumerate(syntax.deprel) if relation == "cop"}
    copular = np.array([h in predicates for h in head.tolist()], np.int32)
    argument = (role >= SUBJECT) & (role < POSSESSOR)
    return role, copular, governor, np.where(argument, governor, np.int32(-1)).astype(np.int32)


def _outer(start: Ints, end: Ints) -> Ints:
    """The smallest mention around each; mentions come sorted, longer first."""
    out = np.full(len(start), -1, np.int32)
    stack: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        while stack and stack[-1][0] <= a:
            stack.pop()
        if stack and stack[-1][0] >= b:
            out[i] = stack[-1][1]
        stack.append((b, i))
    return out
