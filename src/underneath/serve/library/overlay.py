"""A change laid over a reading at once, while the story is read again with it.

What a person says holds from the first moment: who is who, whose line it is. What follows from it (that the turns
around a corrected line change too) comes with the new reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, Final

from underneath.infer.correcting.lines import without_false
from underneath.infer.correcting.names import key
from underneath.infer.correcting.rows import LAID_OVER
from underneath.infer.fixed import fix_by_hand
from underneath.layers.acts import Act, Acts, Mission, Missions
from underneath.layers.cast import Cast
from underneath.layers.corrections import NOTHING_FIXED, Corrections, Fixed
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.mentions import Coreference
from underneath.layers.scenes import Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quotes
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.reading.stages import Layers
from underneath.serve.library.recast import Recast, recast
from underneath.story.spans import SpanTable

# Fields that hold ids, and whether a row means nothing without.
_IDS: Final[Mapping[type, Mapping[str, bool]]] = MappingProxyType(
    {
        Attribution: {"speaker": False, "addressees": False},
        Stage: {"present": False, "mentioned": False, "pov": False},
        Feeling: {"who": True, "toward": False},
        Knowing: {"who": True, "other": False},
        Act: {"by": False, "to": False},
        Mission: {"giver": False, "doers": False},
        Tie: {"a": True, "b": True},
    }
)
_LAYERS: Final = (Attributions, Staging, Feelings, Knowledge, Acts, Missions, Ties)


def lay(reading: Reading, change: Corrections) -> Reading:
    """The reading with a change laid over it: as a new reading would have it, but for what follows from the change."""
    layers: Layers = dict(reading.layers)
    redrawn = recast(layers[Cast], change)
    _move(reading, layers, redrawn)
    _strike(reading, layers, change)
    story, quotes, mentions = reading.story, layers[Quotes], reading.mentions
    fixed = fix_by_hand(story, quotes, mentions, redrawn.cast, change)
    for kind in LAID_OVER.keys() & layers.keys():
        layers[kind] = LAID_OVER[kind](layers[kind], fixed)
    layers[Fixed] = _both(layers.get(Fixed, NOTHING_FIXED), fixed, redrawn)
    return Reading(story, layers, reading.model)


def _move(reading: Reading, layers: Layers, redrawn: Recast) -> None:
    """Put the ids of now in the place of those of before, in all layers."""
    layers[Cast] = redrawn.cast
    layers[Coreference] = _linked(reading, redrawn)
    if redrawn.moved:
        for kind in _LAYERS:
            if kind in layers:
                layers[kind] = _layer(kind, layers[kind], redrawn)
    if Ties in layers:
        layers[Ties] = Ties(_once(layers[Ties].rows))


def _layer(kind: Callable[..., Any], layer: Any, redrawn: Recast) -> Any:  # noqa: ANN401 - any of the layers
    if isinstance(layer, SpanTable):
        return kind(_moved(layer, redrawn))
    return kind(tuple(_moved(layer.rows, redrawn)))


def _linked(reading: Reading, redrawn: Recast) -> Coreference:
    links = reading.layer(Coreference)
    entities = [_together(entity, redrawn) for entity in links.entities]
    if redrawn.worded:
        for i, mention in enumerate(reading.mentions):
            said = key(mention.span.of(reading.text))
            if said in redrawn.worded:
                entities[i] = redrawn.worded[said]
    return replace(links, entities=tuple(entities))


def _together(entity: str | None, redrawn: Recast) -> str | None:
    """An id, or several joined by `+`."""
    if entity is None or not redrawn.moved:
        return entity
    return "+".join(dict.fromkeys(filter(None, map(redrawn.who, entity.split("+"))))) or None


def _moved(rows: Iterable[Any], redrawn: Recast) -> list[Any]:
    out = []
    for row in rows:
        new: dict[str, Any] = {}
        for name in _IDS[type(row)]:
            said = getattr(row, name)
            many = isinstance(said, tuple)
            new[name] = tuple(dict.fromkeys(filter(None, map(redrawn.who, said)))) if many else redrawn.who(said)
        if all(new[name] is not None for name, needed in _IDS[type(row)].items() if needed):
            out.append(replace(row, **new))
    return out


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One tie a pair and kind, the weightiest; none of somebody to themselves."""
    found: dict[tuple[frozenset[str], str], Tie] = {}
    for tie in ties:
        if tie.a != tie.b:
            found.setdefault((frozenset((tie.a, tie.b)), tie.kind), tie)
    return tuple(found.values())


def _strike(reading: Reading, layers: Layers, change: Corrections) -> None:
    """Leave out what is no quotation, and whatever belongs to it."""
    left = without_false(reading.text, layers[Quotes], change)
    if len(left) == len(layers[Quotes]):
        return
    kept = set(left)
    place = {old: new for new, old in enumerate(i for i, quote in enumerate(layers[Quotes]) if quote in kept)}
    layers[Attributions] = Attributions(tuple(layers[Attributions].rows[i] for i in place))
    layers[Quotes] = left
    if Acts in layers:
        layers[Acts] = Acts(
            act if act.quote is None else replace(act, quote=place[act.quote])
            for act in layers[Acts]
            if act.quote is None or act.quote in place
        )
        layers.pop(Missions, None)  # they count acts
    fixed: Fixed = layers.get(Fixed, NOTHING_FIXED)
    moved: dict[str, Any] = {
        name: {place[i]: row for i, row in getattr(fixed, name).items() if i in place}
        for name in ("speakers", "addressees")
    }
    layers[Fixed] = replace(fixed, **moved)


def _both(earlier: Fixed, later: Fixed, redrawn: Recast) -> Fixed:
    """What was certain before, by the ids of now, and what is certain since."""
    joined = {each.name: {**getattr(earlier, each.name), **getattr(later, each.name)} for each in fields(Fixed)[:3]}
    speakers = {i: redrawn.who(id_) for i, id_ in joined["speakers"].items()}
    to = {i: tuple(filter(None, map(redrawn.who, ids))) for i, ids in joined["addressees"].items()}
    people = frozenset(filter(None, map(redrawn.who, earlier.people | later.people)))
    mentions = {i: redrawn.who(id_) for i, id_ in joined["mentions"].items()}
    lost = tuple(dict.fromkeys((*earlier.lost, *later.lost)))
    return Fixed(speakers, to, mentions, people, lost)
