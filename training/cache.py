"""Signals of every gold document, read once and kept: what is trained on top of the encoder need not run it again.

    python training/cache.py GOLD... --out FOLDER [--model small] [--threads 2]

Each `GOLD` is a folder of `ID.txt`; `FOLDER/CORPUS/ID.pickle` holds its Signals, vectors included (768 bytes a word).
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.encode.weights import find_weights
from underneath.ingest.ingest import ingest
from underneath.reading.learned import LEARNED_STAGES
from underneath.reading.stages import STAGES, Stage, output_of, replaced
from underneath.settings import Settings
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = Settings(language_check=False)
LATE = frozenset({"Undertones", "Feelings", "Knowledge", "Acts", "Missions", "Ties", "Notes"})


def fill(gold: Path, out: Path, encoder: Encoder) -> None:
    """Read all texts of a folder; those kept already are left alone, unless their text is newer."""
    for path in sorted(gold.glob("*.txt")):
        kept = out / gold.name / f"{path.stem}.pickle"
        if kept.exists() and kept.stat().st_mtime >= path.stat().st_mtime:
            continue
        kept.parent.mkdir(parents=True, exist_ok=True)
        signals = encode_story(ingest(path.read_bytes(), path.name, SETTINGS), encoder)
        kept.write_bytes(pickle.dumps(signals, protocol=5))


def signals_of(cache: Path, corpus: str, id_: str) -> Signals:
    """The kept signals of one document."""
    signals = pickle.loads((cache / corpus / f"{id_}.pickle").read_bytes())
    assert isinstance(signals, Signals)
    if signals.model != shipped():
        _tell(cache, signals.model)
    return signals


@cache
def _tell(cache: Path, model: str) -> None:
    """Say once that a cache is another encoder's."""
    print(f"{cache} was kept with {model}, the package ships {shipped()}: use a cache of that one", file=sys.stderr)


@lru_cache(maxsize=1)
def shipped() -> str:
    """Name and short hash of the weights in the package, as `Signals.model` has them."""
    weights = find_weights("small")
    return f"{weights.name}-{weights.hash[:12]}"


def stages_from(cache: Path, corpus: str) -> tuple[Callable[..., object], ...]:
    """The learned stages, with the kept signals in the encoder's place (see `reading.stages.replaced`)."""

    def encode_kept(story: Story) -> Signals:
        return signals_of(cache, corpus, story.id)

    return encode_kept, *(stage for stage in LEARNED_STAGES if stage is not encode_story)


def early_stages_from(cache: Path, corpus: str) -> list[Stage]:
    """All stages up to what is told of people underneath, with the kept signals.

    Nothing that is made from the weights of the late ones may run while those are made.
    """
    return [stage for stage in replaced(STAGES, stages_from(cache, corpus)) if output_of(stage).__name__ not in LATE]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", default="small", help="a name, or a folder made by export.py")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    model = Path(args.model) if Path(args.model).is_dir() else args.model
    encoder = Encoder(model, args.threads, vectors=True)
    for gold in args.gold:
        began = time.time()
        fill(gold, args.out, encoder)
        print(gold.name, round(time.time() - began, 1), "s", flush=True)


if __name__ == "__main__":
    main()
