"""Gold documents as the scorers of coreference see them: the stages' own mentions, candidates, the gold chains."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

sys.path.append(str(Path(__file__).parents[1]))
from cache import SETTINGS, signals_of, stages_from
from held import listed, texts_to_fit_on
from underneath.encode.deep_heads import shipped_heads
from underneath.encode.signals import Signals
from underneath.infer.coref import link_chains as link_by_rule
from underneath.infer.coref import resolve_mentions as resolve_by_rule
from underneath.infer.coreference.antecedents import antecedents_of
from underneath.infer.coreference.candidates import Pairs, pairs_of
from underneath.infer.coreference.features import mention_features
from underneath.infer.coreference.resolve import known_of
from underneath.infer.coreference.scoring import block_features, mention_vectors
from underneath.infer.coreference.table import Table
from underneath.infer.coreference.voices import voices_of
from underneath.ingest.ingest import ingest
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.chains import Chains
from underneath.layers.corrections import Corrections
from underneath.layers.mentions import Mentions, NameLinks
from underneath.layers.speech import Attributions, FirstAttributions, Quotes
from underneath.reading.stages import STAGES, order, output_of, replaced, run
from underneath.settings import Settings
from underneath.story.story import Story
from workers import each

GIVEN = {Settings: SETTINGS, KnownCast: KnownCast(), Corrections: Corrections()}
# The stages have seen the training documents, so their speakers are better there than elsewhere: this share of them is
# exchanged for another speaker of the story (dev: 0.8 right, train nearly all).
WRONG = 0.12


@dataclass(frozen=True)
class Sheet:
    """One document in arrays: see `Table` and `Pairs`. `gold`: (n,) number of the gold chain; unmarked: its own."""

    id: str
    corpus: str
    dev: bool
    table: Table
    candidates: Pairs
    vectors: np.ndarray
    features: np.ndarray
    pairs: np.ndarray
    gold: np.ndarray
    rows: list[dict[str, Any]]

    @property
    def mention(self) -> np.ndarray:
        """(p,) the mention of each pair."""
        return self.candidates.mention.astype(np.int64)

    @property
    def antecedent(self) -> np.ndarray:
        """(p,) the antecedent of each pair."""
        return self.candidates.antecedent.astype(np.int64)

    @property
    def good(self) -> np.ndarray:
        """(p,) 1.0 where both are of one gold chain."""
        return (self.gold[self.candidates.mention] == self.gold[self.candidates.antecedent]).astype(np.float32)

    @property
    def names(self) -> tuple[np.ndarray, np.ndarray]:
        """(n,) the first mention with the same linked name, -1 for none; and those first ones that are second names.

        A second name's gold chain has another name before it: at run time it can only begin an entity of its own.
        """
        seed = np.full(len(self.gold), -1, np.int64)
        linked = np.flatnonzero(self.table.links >= 0)
        _, first, which = np.unique(self.table.links[linked], return_index=True, return_inverse=True)
        seed[linked] = linked[first][which]
        named: set[int] = set()
        second = []
        for at in sorted(linked[first].tolist()):
            if int(self.gold[at]) in named:
                second.append(at)
            named.add(int(self.gold[at]))
        return seed, np.array(second, np.int64)

    @property
    def firsts(self) -> np.ndarray:
        """(n,) 1.0 for the first mention of each gold chain."""
        out = np.zeros(len(self.gold), np.float32)
        out[np.unique(self.gold, return_index=True)[1]] = 1.0
        return out


@dataclass(frozen=True)
class Read:
    """A gold document, read as far as the stages before coreference go."""

    path: Path
    dev: bool
    layers: dict[type, Any]
    signals: Signals
    rows: list[dict[str, Any]]

    def sheet(self, attributions: Attributions | None = None, chains: Chains | None = None) -> Sheet:
        """Its arrays, with speakers and hearers where they are given."""
        has = self.layers
        table = has[Table]
        voices = None
        if attributions is not None and chains is not None:
            known = known_of(table, has[Cast], has[NameLinks], chains, attributions)
            voices, _ = voices_of(has[Story], table, has[Quotes], attributions, known)
        pairs = pairs_of(table, None if voices is None else voices.known)
        vectors = mention_vectors(table, self.signals.vectors, slice(0, len(table)))
        seen = antecedents_of(vectors, shipped_heads())
        facts = block_features(table, pairs, seen, voices).astype(np.float16)
        gold = _gold(self.rows, table)
        corpus = self.path.parent.name
        return Sheet(
            self.path.stem, corpus, self.dev, table, pairs, vectors.astype(np.float16), mention_features(table), facts,
            gold, self.rows,
        )  # fmt: skip


def _gold(rows: list[dict[str, Any]], table: Table) -> np.ndarray:
    chain = {(row["start"], row["end"]): row["entity"] for row in rows}
    number: dict[object, int] = {}
    spans = zip(table.start.tolist(), table.end.tolist(), strict=True)
    return np.array([number.setdefault(chain.get(span) or span, len(number)) for span in spans], np.int64)


def gather(folders: Iterable[Path], caches: Iterable[Path]) -> list[Read]:
    """Read every document of these folders by rule and kept signals, coreference by rule."""
    folders, caches = list(folders), list(caches)
    dev = {folder / id_ for folder in folders for id_ in listed(folder / "dev.ids")}
    paths = [path for folder in folders for path in texts_to_fit_on(folder)]
    return [read for read in each(partial(_read, caches, dev), paths) if read is not None]


def _read(caches: list[Path], dev: set[Path], path: Path) -> Read | None:
    """One document; None where it has no mentions."""
    folder = path.parent
    cache = _cache_of(folder, caches)
    stages = replaced(stages_from(cache, folder.name), (link_by_rule, resolve_by_rule))
    layers = _layers(path, stages, {Table, Quotes, Mentions, Cast, NameLinks})
    if not len(layers[Mentions]):
        return None
    rows = json.loads(path.with_suffix(".json").read_text())["mentions"]
    held = path.with_suffix("") in dev
    return Read(path, held, layers, signals_of(cache, folder.name, path.stem), rows)


def _cache_of(folder: Path, caches: Iterable[Path]) -> Path:
    """The first that keeps signals of this gold folder."""
    return next(cache for cache in caches if (cache / folder.name).is_dir())


def needed_layers(path: Path, cache: Path, wanted: set[type]) -> dict[type, Any]:
    """These layers of one document, read with the kept signals and the shipped weights."""
    return _layers(path, stages_from(cache, path.parent.name), wanted)


def _layers(path: Path, stages: Iterable[Callable[..., Any]], wanted: set[type]) -> dict[type, Any]:
    ordered = order(replaced(STAGES, list(stages)), [Story, *GIVEN])
    needed = _needed(ordered, wanted)
    return run(needed, {Story: ingest(path.read_bytes(), path.name, SETTINGS), **GIVEN})


def _needed(ordered: list[Callable[..., Any]], wanted: set[type]) -> list[Callable[..., Any]]:
    """The stages without which the wanted layers cannot be made."""
    from underneath.reading.stages import inputs_of  # noqa: PLC0415 - kept beside its use

    keep: list[Callable[..., Any]] = []
    need = set(wanted)
    for stage in reversed(ordered):
        if output_of(stage) in need:
            keep.append(stage)
            need |= set(inputs_of(stage).values())
    return keep[::-1]


def spoken(readings: Iterable[Read], caches: Iterable[Path]) -> list[Sheet]:
    """The same documents with speakers and hearers as the stages say, once `chains` is fitted."""
    return each(partial(_spoken, list(caches)), readings)


def _spoken(caches: list[Path], read: Read) -> Sheet:
    folder = read.path.parent
    cache = _cache_of(folder, caches)
    layers = _layers(read.path, stages_from(cache, folder.name), {Chains, FirstAttributions})
    rng = np.random.default_rng(crc32(read.path.stem.encode()))
    said = layers[FirstAttributions] if read.dev else _spoilt(layers[FirstAttributions], rng)
    return read.sheet(said, layers[Chains])


def _spoilt(attributions: Attributions, rng: np.random.Generator) -> Attributions:
    speakers = sorted({row.speaker for row in attributions.rows if row.speaker})
    if len(speakers) < 2:
        return attributions
    change = partial(rng.choice, speakers)
    return Attributions(
        tuple(replace(r, speaker=str(change())) if r.speaker and rng.random() < WRONG else r for r in attributions.rows)
    )
