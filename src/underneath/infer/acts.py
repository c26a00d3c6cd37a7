"""Speech acts, and the missions that orders, clearances and reports make up."""

from __future__ import annotations

import re
from typing import Final

from underneath.infer.under.weigh import Undertones
from underneath.infer.under.weights import Weights
from underneath.layers.acts import ACTS, Act, Acts, Mission, Missions
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Attributions, Quotes
from underneath.story.spans import Span
from underneath.story.story import Story

# Acts that send someone to do something.
SENDING: Final = frozenset({"order", "permit"})
# An order that says where to go, what to fetch, whom to guard: the rest ("Sit down") sends nobody anywhere.
_TASK: Final = re.compile(
    r"\b(?:mission|assignment|errand|report (?:to|back)|escort|deliver|retrieve|recover|fetch|guard|protect|rescue|"
    r"bring (?:him|her|them|it|me|back)|find (?:him|her|them|out|the)|infiltrate|scout|patrol|watch the|hold the|"
    r"search|track|capture|kill|go to|ride to|sail for|leave (?:at|by|tonight|tomorrow)|cleared (?:for|to)|"
    r"permission granted|dismissed|by (?:dawn|noon|nightfall|morning|the new moon))\b",
    re.IGNORECASE,
)
_REPORT: Final = re.compile(
    r"\b(?:mission (?:complete|accomplished|failed)|it[’']s done|it is done|we (?:lost|failed|found|got)|"
    r"we have (?:him|her|it|them)|target (?:down|secured)|all clear|is (?:dead|safe|secure)|objective|no survivors|"
    r"no casualties|we[’']re back|reporting)\b",
    re.IGNORECASE,
)


def find_acts(story: Story, undertones: Undertones, attributions: Attributions) -> Acts:
    """What lines do, where that is likelier than the floor found on dev; like neighbours in one line are one act."""
    return acts_above(undertones.weights, story, undertones, attributions)


def acts_above(weights: Weights, story: Story, undertones: Undertones, attributions: Attributions) -> Acts:
    """The acts whose chance is not below the weights' floor."""
    units = undertones.units
    spans = units.spans(story)
    found: list[Act] = []
    for k, quote in enumerate(units.quote.tolist()):
        if quote < 0 or attributions.rows[quote].speaker is None:
            continue
        row = attributions.rows[quote]
        best = int(undertones.kind[k, 1:].argmax())
        chance = float(undertones.kind[k, 1 + best]) * max(row.confidence, 0.1)
        if chance < weights.floors["acts"]:
            continue
        act = Act(spans[k], ACTS[best], row.speaker, row.addressees, quote, weights.came_to("acts", chance))
        join(found, act)
    return Acts(found)


def join(acts: list[Act], act: Act) -> None:
    """Add an act; one that goes on with the last act of the same line and kind makes that one longer.

    Orders stand apart: "Sit down. Give me your arm." are two.
    """
    last = acts[-1] if acts else None
    if last is None or (last.quote, last.kind) != (act.quote, act.kind) or act.kind == "order":
        acts.append(act)
        return
    wider = Span(last.span.start, act.span.end)
    acts[-1] = Act(wider, act.kind, act.by, act.to, act.quote, max(last.confidence, act.confidence))


def find_missions(story: Story, acts: Acts, quotes: Quotes, attributions: Attributions, scenes: Scenes) -> Missions:
    """Orders and clearances that send someone somewhere, gathered by line, and the words that report the end."""
    sent: dict[int, list[int]] = {}
    for i, act in enumerate(acts):
        if act.kind in SENDING and act.quote is not None and act.to and _TASK.search(act.span.of(story.text)):
            sent.setdefault(act.quote, []).append(i)
    rows = []
    for ids in sent.values():
        first = acts[ids[0]]
        task = Span(first.span.start, acts[ids[-1]].span.end)
        outcome = _outcome(story, first, quotes, attributions, scenes)
        rows.append(Mission(first.by, first.to, task, tuple(ids), outcome, min(acts[i].confidence for i in ids)))
    return Missions(tuple(rows))


def _outcome(story: Story, order: Act, quotes: Quotes, attributions: Attributions, scenes: Scenes) -> Span | None:
    """The first line of a doer's in a later scene that reports."""
    scene = scenes.index_before(order.span.start)
    for i, (quote, row) in enumerate(zip(quotes, attributions.rows, strict=True)):
        if quote.span.start < order.span.end or row.speaker not in order.to or i == order.quote:
            continue
        if scenes.index_before(quote.span.start) > scene and _REPORT.search(quote.span.of(story.text)):
            return quote.span
    return None
