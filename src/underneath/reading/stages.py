"""The table of stages: how a reading is made, in order.

A stage is a plain function. Its parameters' types say which layers it reads, its return type which one it makes; so
`STAGES` reads like a contents page, and adding a stage is writing a function and putting its name here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any, get_type_hints

from underneath.errors import StageError
from underneath.infer.cast import gather_cast
from underneath.infer.coref import resolve_mentions
from underneath.infer.correcting.rows import LAID_OVER
from underneath.infer.fixed import fix_by_hand
from underneath.infer.mentions import find_mentions
from underneath.infer.names import link_names
from underneath.infer.quotes import find_quotes
from underneath.infer.scenes import find_scenes
from underneath.infer.speakers import attribute_quotes
from underneath.infer.staging import stage_scenes
from underneath.layers.cast import KnownCast
from underneath.layers.corrections import Corrections, Fixed
from underneath.settings import Settings
from underneath.story.story import Story

Stage = Callable[..., Any]
Layers = dict[type, Any]
Watcher = Callable[[str, int, int], None]

GIVEN: tuple[type, ...] = (Story, Settings, KnownCast, Corrections)

STAGES: tuple[Stage, ...] = (
    find_scenes,
    find_quotes,
    find_mentions,
    gather_cast,
    link_names,
    fix_by_hand,
    attribute_quotes,
    resolve_mentions,
    stage_scenes,
)


def hints_of(stage: Stage) -> dict[str, type]:
    """A stage's type hints; a StageError where they cannot be looked up at run time."""
    try:
        return get_type_hints(stage)
    except NameError as error:
        raise StageError(
            f"the types of the stage {stage.__name__} cannot be looked up ({error})",
            expected="types that are imported at run time",
            advice="import them outside `if TYPE_CHECKING:`",
        ) from None


def inputs_of(stage: Stage) -> dict[str, type]:
    """Parameter names and the types they ask for."""
    return {name: kind for name, kind in hints_of(stage).items() if name != "return"}


def output_of(stage: Stage) -> type:
    """The layer a stage makes."""
    made = hints_of(stage).get("return")
    if made is None:
        raise StageError(
            f"the stage {stage.__name__} does not say what it makes",
            expected="a return type that is a layer",
            advice=f"write `def {stage.__name__}(…) -> YourLayer`",
        )
    return made


def order(stages: Iterable[Stage], given: Sequence[type] = GIVEN) -> list[Stage]:
    """Put stages into an order in which every one finds its inputs made.

    Raises
    ------
    StageError
        If two stages make the same layer, an input is made by none, or stages wait for each other.
    """
    makers: dict[type, Stage] = {}
    for stage in stages:
        made = output_of(stage)
        if made in makers or made in given:
            other = makers[made].__name__ if made in makers else "the reader itself"
            raise StageError(f"both {other} and {stage.__name__} make {made.__name__}", expected="one maker a layer")
        makers[made] = stage
    graph = {stage: _needs(stage, makers, given) for stage in makers.values()}
    if Fixed in makers:  # a person's corrections are laid over these layers, whether their stages ask for them or not
        for kind in LAID_OVER.keys() & makers.keys():
            graph[makers[kind]].append(makers[Fixed])
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        ring = " → ".join(stage.__name__ for stage in error.args[1])
        raise StageError(f"stages wait for each other: {ring}", expected="an order without a ring") from None


def _needs(stage: Stage, makers: Mapping[type, Stage], given: Sequence[type]) -> list[Stage]:
    needed = []
    for name, kind in inputs_of(stage).items():
        if kind in makers:
            needed.append(makers[kind])
        elif kind not in given:
            raise StageError(
                f"{stage.__name__} asks for {name}: {kind.__name__}, which no stage makes",
                expected=f"one of {', '.join(sorted(k.__name__ for k in (*makers, *given)))}",
                advice="add the stage that makes it to the table",
            )
    return needed


def replaced(stages: Iterable[Stage], better: Sequence[Stage]) -> list[Stage]:
    """The stages, with those of `better` in the place of such as make the same layers."""
    made = {output_of(stage) for stage in better}
    return [stage for stage in stages if output_of(stage) not in made] + list(better)


def run(stages: Sequence[Stage], given: Layers, watch: Watcher | None = None) -> Layers:
    """Run ordered stages; returns `given` and all layers made, by type. `watch(name, done, of)` hears of each."""
    layers = dict(given)
    for done, stage in enumerate(stages):
        if watch:
            watch(stage.__name__, done, len(stages))
        made, layer = output_of(stage), stage(**{name: layers[kind] for name, kind in inputs_of(stage).items()})
        layers[made] = LAID_OVER[made](layer, layers[Fixed]) if made in LAID_OVER and Fixed in layers else layer
    if watch:
        watch("", len(stages), len(stages))
    return layers
