"""What each scene shows: who is there, whose eyes it is seen through, how it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log1p

from underneath.layers.cast import Cast
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Narration, Scenes, Stage, Staging, Tense
from underneath.layers.speech import Attributions, Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

_I = re.compile(r"\b(?:I|me|my|myself)\b")
_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|said|went|came|took|looked|knew|thought|felt|stood|sat|could|\w{3,}ed)\b")
_PRESENT = re.compile(
    r"\b(?:is|are|has|does|says|goes|comes|takes|looks|knows|thinks|feels|stands|sits|can|isn[’']t|doesn[’']t)\b"
)
_MIND = re.compile(
    r"\s+(?:had |could |did not |didn[’']t |would )?(?:thought|knew|felt|wondered|"
    r"remembered|realised|realized|saw|heard|"
    r"wanted|hoped|wished|"
    r"decided|noticed|understood|believed|supposed|imagined|feared|expected|hated|loved|liked|feel|see|hear|thinks|knows|feels|wonders|"
    r"remembers|wants|sees|hears|could have|minded|guessed|tried)\b"
)


def stage_scenes(
    story: Story, scenes: Scenes, quotes: Quotes, mentions: Mentions, cast: Cast, coreference: Coreference,
    attributions: Attributions,
) -> Staging:  # fmt: skip
    """Say for each scene who is present and who is only spoken of, its point of view, narration and tense."""
    stager = _Stager(story, quotes, mentions, cast, coreference, attributions)
    views = [stager.mentioned(scene.span) for scene in scenes]
    focus = _Focus(views)
    return Staging(tuple(stager.stage(scene.span, view, focus) for scene, view in zip(scenes, views, strict=True)))


@dataclass(slots=True)
class _View:
    """What a scene's mentions tell.

    `told`: mentions in the narration by person, in order of the first. `minds`: those beside a verb of mind.
    `named`: everyone named, in order. `place`: the one named most.
    """

    told: Counter[str]
    minds: Counter[str]
    named: dict[str, None]
    place: str | None


class _Focus:
    """Through whose eyes scenes are seen: most stories keep to one person, so the whole story has a say.

    A log-linear choice, fitted on 71 scenes of 24 train stories: with each story left out in turn 0.87 of them were
    right, against 0.70 for the scene's own counts alone.
    """

    def __init__(self, views: list[_View]) -> None:
        told, minds = Counter[str](), Counter[str]()
        for view in views:
            told.update(view.told)
            minds.update(view.minds)
        first = views[0].told if views else told
        total, opening = max(1, told.total()), max(1, first.total())
        self.bias = {
            who: 2.7 * n / total + 2.5 * min(minds[who], 4) / 4 + 2.2 * first[who] / opening for who, n in told.items()
        }

    def pov(self, view: _View) -> str | None:
        """The likeliest person of a scene; None where nobody is told of."""
        opens = next(iter(view.told), None)

        def score(who: str) -> tuple[float, str]:
            own = 0.65 * log1p(view.told[who]) + 0.35 * min(view.minds[who], 3)
            return own + self.bias[who] + (0.56 if who == opens else 0.0), who

        return max(view.told, key=score, default=None)


class _Stager:
    """The layers at hand, and what each scene needs from them."""

    def __init__(
        self,
        story: Story,
        quotes: Quotes,
        mentions: Mentions,
        cast: Cast,
        coreference: Coreference,
        attributions: Attributions,
    ) -> None:
        self.text, self.quotes, self.mentions = story.text, quotes, mentions
        self.entities, self.rows = coreference.entities, attributions.rows
        self.people = {c.id for c in cast.characters} | {g.id for g in cast.groups}
        self.narrator = next((c.id for c in cast.characters if c.narrator), None)
        self.places = {p.id for p in cast.places}

    def stage(self, scene: Span, view: _View, focus: _Focus) -> Stage:
        """One scene."""
        told = view.told
        spoken = self._spoken(scene)
        here = {who for who, n in told.items() if n > 0} | set(spoken)
        narration_text = self._narration(scene)
        first = len(_I.findall(narration_text))
        second = len(_YOU.findall(narration_text))
        words = max(1, narration_text.count(" "))
        narration: Narration = "first" if first * 60 > words else "second" if second * 40 > words else "third"
        pov = self.narrator if narration == "first" and self.narrator else focus.pov(view)
        if pov:
            here.add(pov)
        return Stage(
            present=tuple(sorted(here, key=lambda w: (-(told[w] + spoken[w]), w))),
            mentioned=tuple(w for w in view.named if w not in here),
            pov=pov,
            narration=narration,
            tense=_tense(narration_text),
            place=view.place,
        )

    def mentioned(self, scene: Span) -> _View:
        """Who and what a scene mentions."""
        told: Counter[str] = Counter()
        minds: Counter[str] = Counter()
        named: dict[str, None] = {}
        places: Counter[str] = Counter()
        inside = self._quoted(scene)
        for i in self.mentions.indices_within(scene):
            entity = self.entities[i]
            if not entity:
                continue
            span = self.mentions[i].span
            for who in entity.split("+"):
                if who in self.places:
                    places[who] += 1
                if who not in self.people:
                    continue
                named[who] = None
                if not inside(span.start):
                    told[who] += 1
                    if _MIND.match(self.text, span.end):
                        minds[who] += 1
        return _View(told, minds, named, places.most_common(1)[0][0] if places else None)

    def _quoted(self, scene: Span) -> Callable[[int], bool]:
        spans = [q.span for q in self.quotes.within(scene)]
        state = [0]

        def inside(at: int) -> bool:
            while state[0] < len(spans) and spans[state[0]].end <= at:
                state[0] += 1
            return state[0] < len(spans) and spans[state[0]].start <= at

        return inside

    def _spoken(self, scene: Span) -> Counter[str]:
        """Utterances by speaker."""
        spoken: Counter[str] = Counter()
        for i in self.quotes.indices_within(scene):
            speaker = self.rows[i].speaker
            if speaker in self.people and self.quotes[i].kind in ("speech", "signed"):
                spoken[speaker] += 1
        return spoken

    def _narration(self, scene: Span) -> str:
        """The scene's words outside quotations."""
        parts, at = [], scene.start
        for quote in self.quotes.within(scene):
            if quote.span.start >= at:
                parts.append(self.text[at : quote.span.start])
            at = max(at, quote.span.end)
        parts.append(self.text[at : scene.end])
        return " ".join(parts)


def _tense(narration: str) -> Tense:
    past, present = len(_PAST.findall(narration)), len(_PRESENT.findall(narration))
    return "present" if present > past else "past"
