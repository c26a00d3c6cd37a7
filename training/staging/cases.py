"""Gold documents read up to their scenes, with what is true of each scene."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from cache import signals_of, stages_from
from held import listed
from underneath.encode.signals import Signals
from underneath.ingest.ingest import ingest
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.corrections import Corrections
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.scenes import Scenes, Stage, Staging
from underneath.layers.speech import Attributions, Quotes
from underneath.layers.syntax import Syntax
from underneath.reading.learned import LEARNED_STAGES
from underneath.reading.reading import Reading
from underneath.reading.rows import to_dict
from underneath.reading.stages import STAGES, inputs_of, order, output_of, replaced, run
from underneath.score.align import align
from underneath.settings import Settings
from underneath.story.story import Story
from workers import each

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from underneath.infer.staged.features import StoryCues

SETTINGS = Settings(language_check=False)
GIVEN = (Story, Settings, KnownCast, Corrections)
KEPT = (Story, Mentions, Syntax, Scenes, Quotes, Cast, Coreference, Attributions)


@dataclass
class Case:
    """One document as predicted. `pov[i]`, `present[i]`: gold ids of the gold scene that covers most of `Scenes[i]`.

    `meant`: gold entities by the place of their mentions. `cues`: set by the trainer.
    """

    kind: str
    id: str
    dev: bool
    layers: dict[type, Any]
    signals: Signals | None
    to_gold: dict[str, str]
    pov: list[set[str]]
    present: list[set[str]]
    meant: dict[tuple[int, int], str]
    cues: StoryCues = field(init=False)

    def gold(self, who: str) -> str:
        """The gold id of a predicted one."""
        return self.to_gold.get(who, f"?{who}")

    def take(self, *kinds: type) -> list[Any]:
        """Layers by type."""
        return [self.layers[kind] for kind in kinds]


def read_cases(gold: Path, cache: Path | None, only: Collection[str] | None = None) -> list[Case]:
    """Every document of a folder: by the encoder's kept signals (those that are kept), or by rule alone.

    `only`: of these ids.
    """
    paths = [path for path in sorted(gold.glob("*.txt")) if only is None or path.stem in only]
    if cache:
        paths = [path for path in paths if (cache / gold.name / f"{path.stem}.pickle").exists()]
    return each(partial(_read_case, cache, listed(gold / "dev.ids")), paths)


def _read_case(cache: Path | None, dev: set[str], path: Path) -> Case:
    corpus = path.parent.name
    signals = signals_of(cache, corpus, path.stem) if cache else None
    return _case(path, makers(cache, corpus), signals, dev=path.stem in dev)


def makers(cache: Path | None, corpus: str) -> list[Callable[..., Any]]:
    """The stages that staging waits for, in order."""
    stages: Sequence[Callable[..., Any]] = STAGES
    if cache:
        kept = stages_from(cache, corpus)
        made = {output_of(stage) for stage in kept}
        stages = replaced(STAGES, [*kept, *(stage for stage in LEARNED_STAGES if output_of(stage) not in made)])
    by_type = {output_of(stage): stage for stage in stages}
    wanted = [Scenes, Quotes, Mentions, Cast, Coreference, Attributions, *([Syntax] if cache else [])]
    needed: dict[type, Callable[..., Any]] = {}
    while wanted:
        kind = wanted.pop()
        if kind in by_type and kind not in needed:
            needed[kind] = by_type[kind]
            wanted += inputs_of(by_type[kind]).values()
    return order(needed.values(), GIVEN)


def _case(path: Path, stages: Sequence[Callable[..., Any]], signals: Signals | None, *, dev: bool) -> Case:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    story = ingest(path.read_bytes(), path.name, SETTINGS)
    layers = run(stages, {Story: story, Settings: SETTINGS, KnownCast: KnownCast(), Corrections: Corrections()})
    layers.pop(Signals, None)
    row = to_dict(Reading(story, layers | {Staging: Staging(tuple(Stage() for _ in layers[Scenes]))}))
    scenes = [_covering(scene.span, gold["scenes"]) for scene in layers[Scenes]]
    return Case(
        kind=path.parent.name,
        id=path.stem,
        dev=dev,
        layers={kind: layers[kind] for kind in KEPT if kind in layers},
        signals=signals,
        to_gold=align(gold, row).to_gold,
        pov=[set((scene.get("pov") or "").split()) for scene in scenes],
        present=[set(scene.get("present") or ()) for scene in scenes],
        meant={(m["start"], m["end"]): m["entity"] for m in gold["mentions"] if m.get("entity")},
    )


def _covering(span: tuple[int, int], scenes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return max(scenes, key=lambda scene: min(scene["end"], span[1]) - max(scene["start"], span[0]))
