"""Whose feeling or knowledge a unit tells: who might be meant, what speaks for each, and how likely each is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.under.units import Units
from underneath.layers.cast import Cast
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bearers = Sequence[Mapping[str, float]]

ROLES: Final = ("subject", "below", "owner", "object", "other")
SIGNS: Final = (
    *ROLES, "first", "only", "pronoun", "unsure", "narrator", "speaker", "sure-speaker", "hearer", "pov",
    "speaks-before", "speaks-after", "subject-before", "named-before", "share", "outside", "pointed", "pointed-log",
)  # fmt: skip
# Signs weigh otherwise inside a quotation, so each stands twice.
WIDTH: Final = 2 * len(SIGNS)
_AT: Final = {name: i for i, name in enumerate(SIGNS)}
_POINTED: Final = 0.2  # share of a unit's pointing that makes a candidate of somebody who is not told of there
_LEAST: Final = 1e-3  # share that everybody has


@dataclass(slots=True)
class Candidates:
    """Of each unit: who might be meant (ids), and a row of signs for each, (candidates, WIDTH)."""

    ids: list[list[str]] = field(default_factory=list)
    signs: list[Floats] = field(default_factory=list)


def candidates_of(
    story: Story, units: Units, quotes: Quotes, mentions: Mentions, coreference: Coreference,
    attributions: Attributions, staging: Staging, syntax: Syntax, cast: Cast, bearers: Bearers = (),
) -> Candidates:  # fmt: skip
    """Everyone in or around each unit.

    Parameters
    ----------
    bearers
        Of each unit the share of the encoder's pointing that goes to each person (`bearers_of`); none by default.
    """
    return _Finder(story, units, quotes, mentions, coreference, attributions, staging, syntax, cast, bearers).find()


class _Finder:
    """Walks the units once, remembering who was subject last."""

    def __init__(
        self, story: Story, units: Units, quotes: Quotes, mentions: Mentions, coreference: Coreference,
        attributions: Attributions, staging: Staging, syntax: Syntax, cast: Cast, bearers: Bearers,
    ) -> None:  # fmt: skip
        self.bearers = bearers
        self.units, self.quotes, self.rows, self.stages = units, quotes, attributions.rows, staging.rows
        self.people = {c.id for c in cast.characters}
        self.tellers = {c.id for c in cast.characters if c.narrator or c.addressed}
        self.inside = _mentions_by_unit(story, units, mentions, coreference, syntax)
        self.share: dict[int, Counter[str]] = defaultdict(Counter)
        for k, found in enumerate(self.inside):
            self.share[int(units.scene[k])].update(who for who, _, _, _ in found)
        self.paragraphs: dict[int, list[int]] = defaultdict(list)
        for k, paragraph in enumerate(units.paragraph.tolist()):
            self.paragraphs[paragraph].append(k)

    def find(self) -> Candidates:
        out = Candidates()
        before: dict[str, str] = {}
        for k in range(len(self.units)):
            table: dict[str, set[str]] = defaultdict(set)
            doubt: dict[str, float] = {}
            self._mentioned(k, table, doubt)
            self._talking(k, table)
            self._around(k, table, before)
            self._pointed(k, table)
            out.ids.append(list(table))
            out.signs.append(self._signs(k, table, doubt))
            self._remember(k, before)
        return out

    def _mentioned(self, k: int, table: dict[str, set[str]], doubt: dict[str, float]) -> None:
        for n, (who, role, pronoun, sure) in enumerate(self.inside[k]):
            table[who].add(role)
            doubt[who] = min(doubt.get(who, 1.0), 1.0 - sure)
            if n == 0:
                table[who].add("first")
            if pronoun:
                table[who].add("pronoun")

    def _talking(self, k: int, table: dict[str, set[str]]) -> None:
        own = int(self.units.quote[k])
        if own >= 0:
            row = self.rows[own]
            if row.speaker:
                table[row.speaker] |= {"speaker", "sure-speaker"} if row.confidence > 0.8 else {"speaker"}  # noqa: PLR2004
            for who in row.addressees:
                table[who].add("hearer")
            return
        near = self.paragraphs[int(self.units.paragraph[k])]
        at = near.index(k) if len(near) < 40 else 0  # noqa: PLR2004 - a paragraph of forty sentences is not searched
        for step, sign in ((-1, "speaks-before"), (1, "speaks-after")):
            said = self._speaker_near(near, at, step)
            if said:
                table[said].add(sign)

    def _speaker_near(self, near: list[int], at: int, step: int) -> str | None:
        """Who speaks the next quotation of the paragraph in one direction, up to three units off."""
        for other in range(at + step, at + 4 * step, step):
            if 0 <= other < len(near) and self.units.quote[near[other]] >= 0:
                return self.rows[int(self.units.quote[near[other]])].speaker
        return None

    def _around(self, k: int, table: dict[str, set[str]], before: dict[str, str]) -> None:
        scene = int(self.units.scene[k])
        pov = self.stages[scene].pov if 0 <= scene < len(self.stages) else None
        for who, sign in (
            (pov, "pov"),
            (before.get("subject"), "subject-before"),
            (before.get("named"), "named-before"),
        ):
            if who:
                table[who].add(sign)

    def _pointed(self, k: int, table: dict[str, set[str]]) -> None:
        for who, share in self.bearers[k].items() if self.bearers else ():
            if share >= _POINTED:
                table[who].add("pointed")

    def _signs(self, k: int, table: dict[str, set[str]], doubt: dict[str, float]) -> Floats:
        out = np.zeros((len(table), WIDTH))
        quoted = len(SIGNS) if self.units.quote[k] >= 0 else 0
        shares = self.share[int(self.units.scene[k])]
        most = max(shares.values(), default=1)
        for row, (who, signs) in enumerate(table.items()):
            for sign in signs:
                out[row, quoted + _AT[sign]] = 1.0
            out[row, quoted + _AT["only"]] = len(table) == 1
            out[row, quoted + _AT["narrator"]] = who in self.tellers
            out[row, quoted + _AT["outside"]] = who not in self.people
            out[row, quoted + _AT["unsure"]] = doubt.get(who, 0.0)
            out[row, quoted + _AT["share"]] = shares[who] / most
            if self.bearers:
                share = self.bearers[k].get(who, 0.0)
                out[row, quoted + _AT["pointed"]] = share
                out[row, quoted + _AT["pointed-log"]] = np.log(share + _LEAST)
        return out

    def _remember(self, k: int, before: dict[str, str]) -> None:
        if self.units.quote[k] >= 0:
            return
        for who, role, _, _ in reversed(self.inside[k]):
            before["named"] = who
            if role == "subject":
                before["subject"] = who


def _mentions_by_unit(
    story: Story, units: Units, mentions: Mentions, coreference: Coreference, syntax: Syntax
) -> list[list[tuple[str, str, bool, float]]]:
    """Of each unit the people it mentions: id, role, whether by a pronoun, how sure."""
    out: list[list[tuple[str, str, bool, float]]] = [[] for _ in range(len(units))]
    first = np.searchsorted(story.tokens.start, [m.span.start for m in mentions], "right") - 1
    last = np.searchsorted(story.tokens.end, [m.span.end for m in mentions])
    unit = np.searchsorted(units.first, first, "right") - 1
    head = syntax.head
    for i, mention in enumerate(mentions):
        who = coreference.entities[i]
        if who is None or "+" in who or mention.type != "PER" or unit[i] < 0:
            continue
        role = _role(syntax, head, int(first[i]), int(last[i]))
        out[unit[i]].append((who, role, mention.kind == "PRON", coreference.confidence[i]))
    return out


def _role(syntax: Syntax, head: NDArray[np.int32], first: int, last: int) -> str:
    """The part a mention plays, from the relation of its grammatical head."""
    for at in range(first, min(last + 1, len(head))):
        above = int(head[at])
        if not first <= above <= last:
            relation = syntax.deprel[at]
            if relation.startswith("nsubj"):
                return "subject" if above >= 0 and syntax.deprel[above] in {"root", "conj", "parataxis"} else "below"
            if relation == "nmod:poss":
                return "owner"
            return "object" if relation in {"obj", "iobj", "obl"} else "other"
    return "other"


def likely(weights: NDArray[np.floating], signs: Floats, sizes: NDArray[np.int64]) -> Floats:
    """Chance of each candidate of all units, in order; what a unit's lack is the chance that it is none of them.

    Parameters
    ----------
    signs
        (candidates, WIDTH) those of every unit, one unit after another.
    sizes
        (units,) how many candidates each has.
    """
    unit = np.repeat(np.arange(len(sizes)), sizes)
    score = signs @ weights[:-1] + weights[-1]
    top = np.zeros(len(sizes))  # "none of them" scores nought
    np.maximum.at(top, unit, score)
    raised = np.exp(score - top[unit])
    chance: Floats = raised / (np.bincount(unit, raised, len(sizes)) + np.exp(-top))[unit]
    return chance
