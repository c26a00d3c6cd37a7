"""What the surroundings of a capitalised run tell of what it names, added up over the whole story."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from underneath.infer.lexicon.nouns import BODY
from underneath.infer.lexicon.verbs import ACT, AUXILIARY, SAY

if TYPE_CHECKING:
    from underneath.infer.casting.capitals import Run

_AFTER = re.compile(
    r"[’']s?\s+(?P<own>\w[\w-]*)|\s+(?:had\s+|has\s+|was\s+|[a-z]+ly\s+|just\s+|then\s+|only\s+)?(?P<verb>\w[\w’']*)"
)
_IN = frozenset("in into near through across outside inside throughout around within beyond towards toward".split())
_GO = frozenset(
    """to from at for of leave left leaving reach reached reaching toward visit visited visiting""".split()
)
_MOTION = frozenset(
    """went go going goes gone came come comes coming back returned return returning travel travelled traveled
    sailed sail rode ride drive drove walked ran run moved move moving sent arrived arrive live lived living
    road way home down up over trip journey train ship ferry born people town city king queen duke lord""".split()
)
_TO_PERSON = frozenset(
    """tell told telling ask asked asking with beside behind called named thank thanked miss missed love loved marry
    married meet met trust trusted help helped kiss kissed mrs mr uncle aunt dear poor old young by than like
    and""".split()
)
_CLOSERS = frozenset(",.!?…—–-”\"’'»;:")


@dataclass(slots=True)
class Tally:
    """Counts for one name, or one word of names."""

    n: int = 0
    mid: int = 0
    say: int = 0
    act: int = 0
    called: int = 0
    own: int = 0
    person: int = 0
    place: int = 0
    the: int = 0
    a: int = 0
    quoted: int = 0

    @property
    def life(self) -> float:
        """Signs of a person: 3 for speaking or being spoken to, 1 for what only people do."""
        return 3 * self.say + 2 * self.called + 1.5 * self.own + self.act + 0.5 * self.person


@dataclass(slots=True)
class Evidence:
    """Tallies by name and by word, and how often each word is written in lower case."""

    names: dict[str, Tally] = field(default_factory=dict)
    words: dict[str, Tally] = field(default_factory=dict)
    lower: Counter[str] = field(default_factory=Counter)


_LOWER = re.compile(r"(?<![\w’'])[^\W\d_A-Z][^\W\d_A-Z]+")


def weigh(text: str, runs: list[Run]) -> Evidence:
    """Return the tallies of all runs."""
    out = Evidence(lower=Counter(_LOWER.findall(text)))
    for run in runs:
        seen = _look(text, run)
        _add(out.names, run.name, run, seen)
        for word in {run.words[0], run.words[-1]}:
            _add(out.words, word, run, seen)
    return out


def _add(table: dict[str, Tally], key: str, run: Run, seen: tuple[str, ...]) -> None:
    tally = table.get(key)
    if tally is None:
        tally = table[key] = Tally()
    tally.n += 1
    if not run.first:
        tally.mid += 1
    if run.quoted:
        tally.quoted += 1
    for sign in seen:
        setattr(tally, sign, getattr(tally, sign) + 1)


def _look(text: str, run: Run) -> tuple[str, ...]:
    """Return the signs at one place, as fields of `Tally`."""
    signs = [*_behind(text, run), *_before(text, run)]
    if run.quoted and _called(text, run):
        signs.append("called")
    return tuple(signs)


def _behind(text: str, run: Run) -> list[str]:
    match = _AFTER.match(text, run.end, run.end + 40)
    if match is None:
        return []
    if own := match["own"]:
        return ["own"] if own in BODY else []
    verb = match["verb"]
    if verb in SAY:
        return ["say"]
    if verb in ACT:
        return ["act"]
    return ["person"] if verb in AUXILIARY else []


def _before(text: str, run: Run) -> list[str]:
    words = text[max(0, run.start - 26) : run.start].split()
    if not words:
        return []
    last = words[-1].lower()
    second = words[-2].lower() if len(words) > 1 else ""
    signs: list[str] = []
    if last == "the":
        signs.append("the")
        last, second = second, words[-3].lower() if len(words) > 2 else ""
    elif last in ("a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "our", "their"):
        return ["a"]
    if last in SAY and not run.first:
        signs.append("say")
    elif last in _IN or (last in _GO and (second in _MOTION or last in ("reach", "reached", "visit", "visited"))):
        signs.append("place")
    elif last in _TO_PERSON:
        signs.append("person")
    return signs


def _called(text: str, run: Run) -> bool:
    """Whether a quote addresses the name: “Yes, Mara.” “Mara, wait.”"""
    after = text[run.end : run.end + 1]
    if after not in _CLOSERS or text[run.end : run.end + 2] in ("’s", "'s"):
        return False
    before = text[max(0, run.start - 2) : run.start]
    return before.endswith((", ", "“", '"', "‘", "'", "«", "— ", "– ", "…", "! ", "? ", ". ", "—"))
