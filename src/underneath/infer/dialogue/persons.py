"""What is seen of each candidate in each turn: where they stand, when they last spoke, whether they were called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.attribution.address import Use, use_of
from underneath.infer.attribution.cues import Place, Turn
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.weigh import Conversation
from underneath.infer.dialogue.scenery import Track
from underneath.infer.dialogue.setting import Setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_FAR = 12  # turns or paragraphs beyond which a distance counts as this much
_TELLING = (
    Place.TAG, Place.VOICE, Place.LEAD, Place.BEAT, Place.WEAK, Place.LAST, Place.LATE, Place.COLON, Place.FIRST,
)  # fmt: skip
_GENDERS = 5

_STANDS = (
    "before:none", "before:far", "before:paragraphs", "before:subject", "before:here", "after:none", "after:far",
    "after:subject", "after:here", "here", "paragraph before", "paragraph after", "near", "scene", "scene:share",
)  # fmt: skip
_SPEAKS = ("spoke:none", "spoke:turns", "spoke:odd", "speaks:none", "speaks:turns", "speaks:odd", "tags:share")
_NAMED = (
    "called", "named", "called before", "called before 2", "named before", "called after", "named after",
    "called:turns", "called:ever", "named:ever",
)  # fmt: skip
_CUES = tuple(f"cue:{place.name}" for place in _TELLING)
_IS = (*(f"gender:{g}" for g in range(_GENDERS)), "alone of gender", "cast", "teller", "nobody", "story")
PERSON = (*_STANDS, *_SPEAKS, *_NAMED, *_CUES, *_IS)
"""Names of the columns of `Sheet.person`."""


class Persons:
    """Reads conversation after conversation."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.total = max(1, sum(len(track.start) for track in setting.tracks.values()))
        scene = np.array(setting.layout.scene_of or [0], np.int64)
        self.scene_first = np.searchsorted(scene, scene, "left")
        self.scene_last = np.searchsorted(scene, scene, "right")

    def of(self, talk: Conversation) -> Floats:
        """All rows of a conversation, turn by turn, shape (turns * candidates, len(PERSON))."""
        turns, k = len(talk.turns), len(talk.who)
        out = np.zeros((turns, k, len(PERSON)), np.float32)
        places = self._places(talk)
        for i, who in enumerate(talk.who):
            track = self.setting.tracks.get(who)
            if track is None:
                out[:, i, 0] = out[:, i, 1] = out[:, i, 5] = out[:, i, 6] = 1.0
            else:
                _stand(out[:, i, : len(_STANDS)], track, places)
        _share(out[:, :, _STANDS.index("scene:share")])
        at = len(_STANDS)
        cues = self._cues(talk)
        _spoke(out[:, :, at : at + len(_SPEAKS)], cues)
        at += len(_SPEAKS)
        self._names(out[:, :, at : at + len(_NAMED)], talk)
        at += len(_NAMED)
        out[:, :, at : at + len(_CUES)] = cues
        self._kin(out[:, :, at + len(_CUES) :], talk)
        return out.reshape(turns * k, -1)

    def _places(self, talk: Conversation) -> dict[str, Ints]:
        """Where each turn stands."""
        layout = self.setting.layout
        paragraph = np.array([turn.paragraph for turn in talk.turns])
        return {
            "start": np.array([layout.spans[turn.quotes[0]].start for turn in talk.turns]),
            "end": np.array([layout.spans[turn.quotes[-1]].end for turn in talk.turns]),
            "paragraph": paragraph,
            "scene": self.scene_first[paragraph],
            "scene end": self.scene_last[paragraph],
        }

    def _cues(self, talk: Conversation) -> Floats:
        """How surely each kind of cue means each candidate, shape (turns, candidates, cues)."""
        place = {who: k for k, who in enumerate(talk.who)}
        out = np.zeros((len(talk.turns), len(talk.who), len(_CUES)), np.float32)
        for t, turn in enumerate(talk.turns):
            for kind, ref in turn.cues:
                if kind in _TELLING and ref.mention in self.setting.told:
                    who, sure = self.setting.told[ref.mention]
                    if who in place:
                        cell = out[t, place[who]]
                        cell[_TELLING.index(Place(kind))] = max(cell[_TELLING.index(Place(kind))], sure)
        return out

    def _names(self, out: Floats, talk: Conversation) -> None:
        """Names in the lines: who is called by whom, who is only spoken of."""
        place = {who: k for k, who in enumerate(talk.who)}
        turns = len(talk.turns)
        called, named = np.zeros((turns, len(place)), np.float32), np.zeros((turns, len(place)), np.float32)
        for t, turn in enumerate(talk.turns):
            for who, use in self._uses(turn):
                if who in place:
                    (called if use == Use.CALLED else named)[t, place[who]] = 1.0
        out[:, :, 0], out[:, :, 1] = called, named
        out[1:, :, 2], out[2:, :, 3], out[1:, :, 4] = called[:-1], called[:-2], named[:-1]
        out[:-1, :, 5], out[:-1, :, 6] = called[1:], named[1:]
        out[:, :, 7] = _since(called > 0) / _FAR
        out[:, :, 8], out[:, :, 9] = called.max(0), named.max(0)

    def _uses(self, turn: Turn) -> list[tuple[int, int]]:
        layout, told = self.setting.layout, self.setting.told
        out: list[tuple[int, int]] = []
        for quote in turn.quotes:
            for ref in layout.inside[quote]:
                who = told[ref.mention][0] if ref.mention in told and ref.form != Form.I else ref.who
                use = use_of(layout.text, *layout.spans[quote], ref)
                if who >= 0:
                    out.append((who, Use.NAMED if use is None else use))
        return out

    def _kin(self, out: Floats, talk: Conversation) -> None:
        """What is known of the person whatever the turn."""
        people = self.setting.people
        genders = [people.gender[p] if p >= 0 else -1 for p in talk.who]
        for i, p in enumerate(talk.who):
            if p < 0:
                out[:, i, _IS.index("nobody")] = 1.0
                continue
            track = self.setting.tracks.get(p)
            out[:, i, genders[i]] = 1.0
            out[:, i, _GENDERS] = genders.count(genders[i]) == 1
            out[:, i, 6], out[:, i, 7] = p < people.in_cast, p == people.narrator
            out[:, i, 9] = np.sqrt(len(track.start) / self.total) if track is not None else 0.0


def _stand(out: Floats, track: Track, places: dict[str, Ints]) -> None:
    """Fill the columns `_STANDS` of one person (a view, shape (turns, columns))."""
    start, end, paragraph = places["start"], places["end"], places["paragraph"]
    n = len(track.start)
    last = np.searchsorted(track.start, start) - 1
    following = np.searchsorted(track.start, end)
    has, has_next = last >= 0, following < n
    b, a = np.maximum(last, 0), np.minimum(following, n - 1)
    gap = np.where(has, np.minimum(paragraph - track.paragraph[b], _FAR), _FAR)
    out[:, 0] = ~has
    out[:, 1] = np.where(has, np.log1p(np.maximum(start - track.end[b], 0)) / 9, 1.2)
    out[:, 2] = gap / _FAR
    out[:, 3] = has & track.subject[b]
    out[:, 4] = has & (gap == 0)
    out[:, 5] = ~has_next
    out[:, 6] = np.where(has_next, np.log1p(np.maximum(track.start[a] - end, 0)) / 9, 1.2)
    out[:, 7] = has_next & track.subject[a]
    out[:, 8] = has_next & (track.paragraph[a] == paragraph)
    for column, low, high in ((9, 0, 1), (10, -1, 0), (11, 1, 2), (12, -8, 9)):
        count = np.searchsorted(track.paragraph, paragraph + high) - np.searchsorted(track.paragraph, paragraph + low)
        out[:, column] = np.minimum(count, 6) / 6
    scene = np.searchsorted(track.paragraph, places["scene end"]) - np.searchsorted(track.paragraph, places["scene"])
    out[:, 13] = np.log1p(scene) / 4
    out[:, 14] = scene


def _share(counts: Floats) -> None:
    """Turn counts (a view, (turns, candidates)) into shares."""
    counts /= np.maximum(counts.sum(1, keepdims=True), 1.0)


def _spoke(out: Floats, cues: Floats) -> None:
    """When each was last, and will next be, marked as speaking by a tag or beat."""
    marked = cues[:, :, : _TELLING.index(Place.LAST)].max(2) >= 0.5  # noqa: PLR2004
    for column, where in ((0, marked), (3, marked[::-1])):
        since = _since(where)
        if column:
            since = since[::-1]
        out[:, :, column] = since >= _FAR
        out[:, :, column + 1] = since / _FAR
        out[:, :, column + 2] = (since < _FAR) * (since % 2)
    out[:, :, 6] = marked.sum(0) / max(1, int(marked.sum()))


def _since(where: NDArray[np.bool_]) -> Floats:
    """Turns since `where` (turns, candidates) was last true, before the turn itself; at most `_FAR`."""
    out = np.full(where.shape, _FAR, np.float32)
    for t in range(1, len(where)):
        out[t] = np.where(where[t - 1], 1.0, np.minimum(out[t - 1] + 1, _FAR))
    return out
