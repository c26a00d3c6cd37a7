"""Every form of name met, and what the text tells of whoever bears it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from underneath.infer.casting.capitals import quote_edges
from underneath.infer.casting.core import core
from underneath.infer.casting.evidence import acts, address
from underneath.infer.casting.kinds import bare
from underneath.infer.casting.nameparts import Parts, parse
from underneath.infer.lexicon.titles import FOND
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Quotes
from underneath.story.story import Story

# The first pronoun after a name with no other name, quote or sentence end before it.
_NEAR = re.compile(
    r"[^.!?“”\"A-Z]{1,70}?\b(he|she|they|his|her|their|xe|xyr|ze|hir|himself|herself|themself|themselves)\b"
)
_NEXT = re.compile(r"[^.!?“”\"A-Z]{0,160}[.!?]\s+(He|She|They|Xe|Ze|His|Her|Their)\b")
_WORTH = {"he": 1.0, "she": 1.0, "they": 0.5, "his": 1.0, "her": 0.7, "their": 0.4, "xe": 2.0, "xyr": 2.0, "ze": 2.0,
          "hir": 2.0, "himself": 3.0, "herself": 3.0, "themself": 5.0, "themselves": 0.5}  # fmt: skip
_SET = {"he": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she", "they": "they",
        "their": "they", "themself": "they", "themselves": "they",
        "xe": "xe", "xyr": "xe", "ze": "ze", "hir": "ze"}  # fmt: skip
_KEPT = FOND | {"the"}


@dataclass(slots=True)
class Form:
    """One way of naming somebody. `told`: paragraphs whose narration has it; `acts`: as a subject.

    `heard`: paragraphs whose speech has it; `calls`: those where it calls its hearer; `owned`: how often it stands
    in the genitive; `sure`: the confidence of each mention.
    """

    key: str
    parts: Parts
    surface: Counter[str] = field(default_factory=Counter)
    told: list[int] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    owned: int = 0
    sure: list[float] = field(default_factory=list)
    near: Counter[str] = field(default_factory=Counter)

    @property
    def quoted(self) -> int:
        """Times met in speech."""
        return len(self.heard)

    @property
    def n(self) -> int:
        """Times met."""
        return len(self.told) + self.quoted


def _surface(words: str, key: str) -> str:
    """The name as it stands there, with "the" and fond words before it but no others: "Poor Palto", "the Queen"."""
    pieces = words.split()
    led = len(pieces) - len(key.split())
    whole = pieces[led:] == key.split() and all(bare(piece) in _KEPT for piece in pieces[:led])
    return " ".join(pieces) if whole else key


def plain(name: str) -> str:
    """Return the name itself (see `core`) with single spaces, "Mara" for "MARA": the key of its form."""
    key = core(name) or " ".join(name.split())
    return key.title() if key.isupper() and len(key) > len("III") else key


def listed_key(name: str) -> str:
    """What a name on the user's list and a mention of it share: case, spaces and "the" aside."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def collect_forms(
    story: Story, quotes: Quotes, mentions: Mentions, listed: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Form]:
    """Return the forms of all names of persons by their key, in order of first place.

    `listed`: by `listed_key`, the form of each name that the user gives; what else is no pronoun is then a name too,
    descriptions above all.
    """
    out: dict[str, Form] = {}
    edges = quote_edges(quotes)
    paragraphs = [p.span for p in story.paragraphs]
    edge = paragraph = 0
    for mention in mentions:
        start = mention.span.start
        key = None
        if mention.kind != "PRON":
            words = mention.span.of(story.text)
            key = listed.get(listed_key(words)) if listed else None
            key = key or (plain(words) if mention.kind == "PROP" and mention.type == "PER" and core(words) else None)
        if key is None:
            continue
        while edge < len(edges) and edges[edge][1] <= start:
            edge += 1
        while paragraph + 1 < len(paragraphs) and paragraphs[paragraph].end <= start:
            paragraph += 1
        inside = edge < len(edges) and edges[edge][0] <= start
        form = out.setdefault(key, Form(key, parse(key)))
        _note(story.text, mention, form, paragraph, inside=inside)
    return out


def _note(text: str, mention: Mention, form: Form, paragraph: int, *, inside: bool) -> None:
    """Add one mention to its form."""
    start, end = mention.span
    form.sure.append(mention.confidence)
    form.surface[_surface(text[start:end], form.key)] += 1
    if inside:
        form.heard.append(paragraph)
        if address(text, start, end):
            form.calls.append(paragraph)
    else:
        form.told.append(paragraph)
        if acts(text, start, end):
            form.acts.append(paragraph)
    form.owned += text[end : end + 2] in ("’s", "'s")
    weight = 0.5 if inside else 1.0
    if match := _NEAR.match(text, end, end + 80):
        form.near[_SET[match[1]]] += _WORTH[match[1]] * weight  # type: ignore[assignment]
    elif match := _NEXT.match(text, end, end + 170):
        low = match[1].lower()
        form.near[_SET[low]] += _WORTH[low] * weight  # type: ignore[assignment]
