"""What the quotations' speakers and hearers tell of the mentions: who "I" and "you" are, and who they are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.infer.coreference.columns import inside
from underneath.infer.coreference.features import side_by_side
from underneath.infer.coreference.forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs
    from underneath.infer.coreference.table import Table
    from underneath.layers.speech import Attributions, Quotes
    from underneath.story.story import Story

    Ints = NDArray[np.int32]
    Floats = NDArray[np.float32]
    Columns = list[NDArray[Any]]

HEARD: Final = 0.8  # how much surer a speaker is than a hearer


@dataclass(frozen=True, slots=True)
class Voices:
    """Columns over the n mentions; people are numbers, -1 for nobody known.

    `known`, `sure`: who the mention is known to be, and the chance of that. `speaker`, `trust`, `hearers` (n, 2),
    `many`: of the quotation it stands in; `many` counts the hearers. `here`: the first speaker of the paragraph it
    stands in; `before`: of the quotation before it. Both for mentions of the narration.
    """

    known: Ints
    sure: Floats
    speaker: Ints
    trust: Floats
    hearers: Ints
    many: Ints
    here: Ints
    before: Ints


def voices_of(
    story: Story, table: Table, quotes: Quotes, attributions: Attributions, known: Sequence[str | None]
) -> tuple[Voices, list[str]]:
    """Look up speakers and hearers for every mention.

    Parameters
    ----------
    known
        One id a mention, of those that say by themselves whom they mean.

    Returns
    -------
    tuple[Voices, list[str]]
        The columns, and the id of each number in them.
    """
    ids: dict[str, int] = {}

    def number(name: str | None) -> int:
        return ids.setdefault(name, len(ids)) if name else -1

    mine = np.array([number(k) for k in known], np.int32)
    rows = attributions.rows
    speaker = np.array([*(number(r.speaker) for r in rows), -1], np.int32)
    trust = np.array([*(r.confidence if r.speaker else 0.0 for r in rows), 0.0], np.float32)
    hearers = np.full((len(rows) + 1, 2), -1, np.int32)
    for q, row in enumerate(rows):
        hearers[q, : len(row.addressees[:2])] = [number(a) for a in row.addressees[:2]]
    many = np.array([*(len(r.addressees) for r in rows), 0], np.int32)
    inner, told = table.quote, table.quote < 0
    here, before = _around(story, table, quotes)
    known_now, sure = _known(table, mine, speaker[inner], trust[inner], hearers[inner], many[inner])
    _cues(table, attributions, speaker, known_now, sure)
    none = np.int32(-1)
    return Voices(
        known_now, sure, speaker[inner], trust[inner], hearers[inner], many[inner],
        np.where(told, speaker[here], none), np.where(told, speaker[before], none),
    ), list(ids)  # fmt: skip


def _around(story: Story, table: Table, quotes: Quotes) -> tuple[Ints, Ints]:
    """For each mention the first quotation of its paragraph, and the last one before it; the last index for none."""
    starts = np.array([q.span.start for q in quotes], np.int32)
    paragraphs = inside([p.span for p in story.paragraphs], starts)
    first = np.full(len(story.paragraphs) + 1, len(starts), np.int32)
    first[paragraphs[::-1]] = np.arange(len(starts), dtype=np.int32)[::-1]
    first[-1] = len(starts)
    return first[table.paragraph], (np.searchsorted(starts, table.start, "right") - 1).astype(np.int32)


def _known(table: Table, mine: Ints, speaker: Ints, trust: Floats, hearers: Ints, many: Ints) -> tuple[Ints, Floats]:
    """Who each mention is known to be: by its own words, or as "I" and "you" of a quotation."""
    me = (table.form == Form.I) & (speaker >= 0)
    you = (table.form == Form.YOU) & (many == 1)
    known = np.where(me, speaker, np.where(you, hearers[:, 0], mine)).astype(np.int32)
    sure = np.where(me, trust, np.where(you, HEARD * trust, (mine >= 0).astype(np.float32)))
    return known, sure.astype(np.float32)


def _cues(table: Table, attributions: Attributions, speaker: Ints, known: Ints, sure: Floats) -> None:
    """The words of a tag mean who speaks; enters them into `known` and `sure`."""
    at = {(a, b): i for i, (a, b) in enumerate(zip(table.start.tolist(), table.end.tolist(), strict=True))}
    for q, row in enumerate(attributions.rows):
        i = at.get((row.cue.start, row.cue.end), -1) if row.cue and row.speaker else -1
        if i >= 0 and known[i] < 0:
            known[i], sure[i] = speaker[q], row.confidence


def voice_features(table: Table, pairs: Pairs, voices: Voices) -> Floats:
    """(p, 23) what speakers and hearers tell of each pair."""
    return side_by_side(voice_columns(table, pairs, voices))


def voice_columns(table: Table, pairs: Pairs, voices: Voices) -> Columns:
    """The same, column by column."""
    i, j = pairs.mention, pairs.antecedent
    known, sure = voices.known, voices.sure
    a, b = known[i], known[j]
    both = (a >= 0) & (b >= 0)
    same, differ, weight = both & (a == b), both & (a != b), sure[i] * sure[j]
    speaker, other = voices.speaker[i], voices.speaker[j]
    heard, overheard = _among(b, voices.hearers[i]), _among(a, voices.hearers[j])
    third = table.form[i] < Form.I
    says = (speaker >= 0) & (b == speaker)
    here, before = voices.here[i], voices.before[i]
    return [
        same * weight, same, differ * weight, differ, (a >= 0) & (b < 0), (a < 0) & (b >= 0), sure[i], sure[j],
        says, (says & third) * voices.trust[i], heard, heard & third, (other >= 0) & (a == other), overheard,
        (speaker >= 0) & (speaker == other), (speaker >= 0) & (other >= 0) & (speaker != other),
        (here >= 0) & (here == b), (here >= 0) & (b >= 0) & (here != b), (before >= 0) & (before == b),
        (voices.many[i] > 1) & (table.form[i] == Form.YOU), voices.many[i] == 0,
        (voices.here[j] >= 0) & (voices.here[j] == a), (here >= 0) & (here == voices.here[j]),
    ]  # fmt: skip


def _among(who: Ints, hearers: Ints) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (who >= 0) & ((hearers[:, 0] == who) | (hearers[:, 1] == who))
    return found
