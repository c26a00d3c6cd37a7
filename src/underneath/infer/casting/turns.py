"""Who seems to speak in each paragraph with a quote: by tag or beat, by a pronoun that fits one in sight, by turns."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from underneath.infer.casting.narration import Narration
from underneath.infer.casting.person import Person

_BY_NAME, _BY_SEX, _BY_LATEST, _BY_TURN = 1.0, 0.8, 0.5, 0.8  # how sure each is; a turn fades by the last
_RECENT = 12  # names back that a pronoun may mean
_FAR = 10  # paragraphs back from which a name is forgotten
_LEAST = 0.2

Turn = tuple[Person, float]
Places = dict[int, set[Person]]
Recent = deque[tuple[int, Person]]


def find_turns(acts: Places, told: Places, narration: Narration) -> dict[int, Turn]:
    """Return the likely speaker of each paragraph with a quote, and how sure that is: 1 where a name says it.

    Parameters
    ----------
    acts, told
        By paragraph, who does something in its narration, and who is named there.
    narration
        Knows the paragraphs with quotes, and who "he" or "she" is the subject of.
    """
    spoken = narration.spoken
    sure = dict(_tagged(acts, told, narration))
    for step in (2, -2):
        for paragraph in sorted(spoken, reverse=step < 0):
            before = sure.get(paragraph - step)
            if paragraph in sure or before is None or paragraph - step // 2 not in spoken:
                continue
            if (weight := before[1] * _BY_TURN) >= _LEAST:
                sure[paragraph] = before[0], weight
    return sure


def _tagged(acts: Places, told: Places, narration: Narration) -> Iterator[tuple[int, Turn]]:
    recent: Recent = deque(maxlen=_RECENT)
    for paragraph in sorted({*narration.spoken, *told}):
        here = acts.get(paragraph, set())
        if paragraph in narration.spoken:
            turn = _turn(paragraph, here, recent, narration)
            if turn is not None:
                yield paragraph, turn
        named = told.get(paragraph, set())
        recent.extend((paragraph, person) for person in sorted(named, key=lambda p: (p in here, p.label)))


def _turn(paragraph: int, here: AbstractSet[Person], recent: Recent, narration: Narration) -> Turn | None:
    if len(here) == 1:
        return next(iter(here)), _BY_NAME
    if here:
        return None
    sex = narration.subject(paragraph)
    if sex is None:
        return None
    fits = [p for at, p in recent if at >= paragraph - _FAR and p.sex in (sex, None) and not p.narrator]
    if not fits:
        return None
    return fits[-1], _BY_SEX if len(set(fits)) == 1 else _BY_LATEST
