"""What the surroundings of a capitalised run tell of what it names, added up over the whole story."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from underneath.infer.lexicon.bag import bag
from underneath.infer.lexicon.nouns import BODY, PEOPLE
from underneath.infer.lexicon.titles import ALL as TITLES
from underneath.infer.lexicon.verbs import ACT, AUXILIARY, PASTS, SAY, WEAK_SAY

if TYPE_CHECKING:
    from underneath.infer.casting.capitals import Run

_AFTER = re.compile(
    r"[’']s?\s+(?P<own>\w[\w-]*)|\s+(?:(?P<aux>had|has|was|is)\s+|[a-z]+ly\s+|just\s+|then\s+|only\s+)?(?P<verb>[a-z][\w’']*)"
)
_IN = bag("in into near through across outside inside throughout within beyond")
_LOOSE = bag("to from at of on toward towards around via")
_VISIT = bag("reach reached reaching visit visited visiting leave left leaving enter entered entering")
_MOTION = bag(
    """gate gates walls wall heart middle edge centre center went go going goes gone came come comes coming
    back returned return returning travel travelled traveled sailed sail rode ride drive drove walked ran
    run moved move moving sent arrived arrive live lived living road way home down up over trip journey
    train ship ferry born people town city parish village streets outskirts north south east west coast
    harbour port"""
)
_TO_PERSON = bag(
    """tell told telling ask asked asking with beside behind called named thank thanked miss missed love loved
    marry married meet met trust trusted help helped kiss kissed uncle aunt dear poor old young by than like
    knew know heard hear saw watched believe believed hated hate pity for"""
)
# "called Mara" may name her, "order Mara" command her: no sign that she speaks.
_NO_INVERSION = WEAK_SAY | {"bid", "tell", "ask", "tells", "asks", "told", "beg", "warn", "warned", "question"}
_ARTICLES = bag("a an this that these those my your his her our their another any every no some")
_APPOSED = re.compile(
    r",\s+(?:who|whose|whom|(?:the|an?|his|her|my|our|their)\s+(?:[a-z]+\s+)?(?P<noun>[a-z-]+))(?![\w-])"
)
_HAS = bag("been got gone done not right here coming never always the a just only so too dead")
_SCRIPT = re.compile(r":[ \t]+\S")
_CLOSERS = frozenset(",.!?…—–\"”’'»;:")
_OPENING = frozenset("“\"‘'«")


@dataclass(slots=True)
class Tally:
    """Counts for one name, or for one word of names.

    `n` places in all, `mid` not at the head of a sentence; the rest count the signs found there: `say` a verb of
    saying, `called` a vocative, `alone` a whole sentence of speech, `own` a part of the body or a relation of theirs,
    `act` what people do, `aux` an auxiliary, `person` a verb done to people, `place` and `loose` prepositions, `the`
    and `a` articles, `script` the head of a line before a colon, as in a play or a chat,
    `titled` a title in front.
    """

    n: int = 0
    mid: int = 0
    say: int = 0
    called: int = 0
    alone: int = 0
    own: int = 0
    act: int = 0
    aux: int = 0
    person: int = 0
    place: int = 0
    loose: int = 0
    the: int = 0
    a: int = 0
    quoted: int = 0
    script: int = 0
    titled: int = 0

    @property
    def life(self) -> float:
        """Signs of a person: 3 for speaking, less for what things may do as well."""
        sure = (
            3 * (self.say + self.titled)
            + 2 * self.called
            + 1.5 * self.own
            + (2 * self.script if self.script > 1 else 0)
        )
        return sure + self.alone + self.act + self.person + 0.3 * self.aux

    @property
    def sure(self) -> int:
        """Signs that hardly anything but a person has."""
        return self.say + self.called + self.own + self.titled + (self.script if self.script > 1 else 0)

    @property
    def site(self) -> float:
        """Signs of a place."""
        return 2.5 * self.place + 0.4 * self.loose


@dataclass(slots=True)
class Evidence:
    """Tallies by name and by word, and how often each word is written in lower case."""

    names: dict[str, Tally] = field(default_factory=dict)
    words: dict[str, Tally] = field(default_factory=dict)
    lower: Counter[str] = field(default_factory=Counter)
    mid: Counter[str] = field(default_factory=Counter)


_LOWER = re.compile(r"(?<![\w’'])[a-zà-öø-ÿ]{2,}")


def count_words(text: str, runs: list[Run]) -> Evidence:
    """Return how often each word of the text is in lower case, and how often a capital is not owed to its place."""
    mid: Counter[str] = Counter()
    for run in runs:
        mid.update(run.words[1:] if run.first else run.words)
    return Evidence(lower=Counter(_LOWER.findall(text)), mid=mid)


def weigh(text: str, runs: list[Run], evidence: Evidence) -> None:
    """Add the signs at every run to the tallies of its name and of its first and last words."""
    for run in runs:
        signs = _look(text, run)
        _add(evidence.names, run.name, run, signs)
        for word in {run.words[0], run.words[-1]}:
            _add(evidence.words, word, run, signs)
        if len(run.words) > 1 and run.words[0].rstrip(".").lower() in TITLES:
            evidence.words[run.words[-1]].titled += 1


def _add(table: dict[str, Tally], key: str, run: Run, signs: list[str]) -> None:
    tally = table.get(key)
    if tally is None:
        tally = table[key] = Tally()
    tally.n += 1
    tally.mid += not run.first
    tally.quoted += run.quoted
    for sign in signs:
        setattr(tally, sign, getattr(tally, sign) + 1)


def _look(text: str, run: Run) -> list[str]:
    """Return the signs at one place, as fields of `Tally`."""
    signs = _before(text, run)
    if sign := _behind(text, run):
        signs.append(sign)
    if run.quoted and (sign := address(text, run.start, run.end)):
        signs.append(sign)
    return signs


def _behind(text: str, run: Run) -> str | None:
    match = _AFTER.match(text, run.end, run.end + 40)
    if match is None:
        script = text[run.start - 1 : run.start] in ("\n", "") and _SCRIPT.match(text, run.end, run.end + 4)
        return "script" if script else _told_of(text, run.end)
    if own := match["own"]:
        return "own" if own in BODY else "aux" if own in _HAS or own.endswith("ing") else None
    verb = match["verb"]
    if verb in SAY and verb not in WEAK_SAY:
        return "say"
    if verb in ACT or verb in WEAK_SAY:
        return "act"
    return "aux" if match["aux"] or verb in AUXILIARY or verb in PASTS or verb.endswith("ed") else None


def _told_of(text: str, end: int) -> str | None:
    """Tell whether a relative or an apposition follows: "Sevra, who …", "Sevra, the harbourmaster"."""
    match = _APPOSED.match(text, end, end + 40)
    return "person" if match and (match["noun"] is None or match["noun"] in PEOPLE) else None


def _before(text: str, run: Run) -> list[str]:
    words = text[max(0, run.start - 26) : run.start].lower().split()
    if not words:
        return []
    last = words.pop()
    signs: list[str] = []
    if last == "the":
        signs.append("the")
        last = words.pop() if words else ""
    elif last in _ARTICLES:
        return ["a"]
    second = words[-1] if words else ""
    if run.first and not signs:
        return signs
    if last in SAY and last not in _NO_INVERSION:
        signs.append("say")
    elif last in _IN or last in _VISIT or (last in _LOOSE and second in _MOTION) or last == "all":
        signs.append("place")
    elif last in _LOOSE:
        signs.append("loose")
    elif last in _TO_PERSON:
        signs.append("person")
    return signs


def acts(text: str, start: int, end: int) -> bool:
    """Tell whether the name is the subject of a verb that people are subjects of: "said Mara", "Mara then nodded"."""
    match = _AFTER.match(text, end, end + 40)
    if match is not None and not match["own"]:
        verb = match["verb"]
        if verb in SAY or verb in ACT or verb in AUXILIARY or verb in PASTS or verb.endswith("ed"):
            return True
    return text[max(0, start - 14) : start].rstrip().rpartition(" ")[2].lower() in SAY


def address(text: str, start: int, end: int) -> str | None:
    """Tell whether a name in a quote calls its hearer: “Yes, Mara” is "called", “Mara.” "alone", “Is Mara in?” None."""
    after = text[end : end + 1]
    if after not in _CLOSERS or text[end : end + 2] in ("’s", "'s", "’d", "'d", "’l", "'l"):
        return None
    before = text[max(0, start - 2) : start]
    if before.endswith(", ") or before == ",\n":
        return "called"
    opens = before[-1:] in _OPENING or before[-1:] in "—–" or before in (". ", "! ", "? ", "… ", "— ", "– ")
    if not opens:
        return None
    return "called" if after == "," else "alone"
