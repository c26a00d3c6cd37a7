"""Signals of every gold document, read once and kept: what is trained on top of the encoder need not run it again.

    python training/cache.py GOLD... --out FOLDER [--model small big] [--threads 2]

Each `GOLD` is a folder of `ID.txt`; `FOLDER/CORPUS/ID.pickle` holds its Signals, vectors included (768 bytes a word).
Of several models each reads its share of the documents: what is fitted on top then serves all of them. Those of
`dev.ids` are read by the first.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from held import listed
from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.encode.weights import BIG, find_extra, find_weights
from underneath.ingest.ingest import ingest
from underneath.reading.learned import LEARNED_STAGES
from underneath.reading.stages import STAGES, Stage, output_of, replaced
from underneath.settings import Settings
from underneath.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = Settings(language_check=False)
LATE = frozenset({"Undertones", "Feelings", "Knowledge", "Acts", "Missions", "Ties", "Notes"})


def fill(gold: Path, out: Path, encoders: list[Encoder]) -> None:
    """Read all texts of a folder; those kept already are left alone, unless their text is newer.

    Raises
    ------
    FileNotFoundError
        If there is no text in it.
    """
    dev, texts = listed(gold / "dev.ids"), sorted(gold.glob("*.txt"))
    if not texts:
        message = f"{gold} holds no .txt: expected a folder of gold documents, see training/README.md"
        raise FileNotFoundError(message)
    for path in texts:
        kept = out / gold.name / f"{path.stem}.pickle"
        if kept.exists() and kept.stat().st_mtime >= path.stat().st_mtime:
            continue
        kept.parent.mkdir(parents=True, exist_ok=True)
        encoder = encoders[0 if path.stem in dev else zlib.crc32(path.stem.encode()) % len(encoders)]
        signals = encode_story(ingest(path.read_bytes(), path.name, SETTINGS), encoder)
        kept.write_bytes(pickle.dumps(signals, protocol=5))


def signals_of(cache: Path, corpus: str, id_: str) -> Signals:
    """The kept signals of one document."""
    signals = pickle.loads((cache / corpus / f"{id_}.pickle").read_bytes())
    assert isinstance(signals, Signals)
    if signals.model not in shipped():
        _tell(cache, signals.model)
    return signals


@cache
def _tell(cache: Path, model: str) -> None:
    """Say once that a cache is another encoder's."""
    ships = " and ".join(shipped())
    print(f"{cache} was kept with {model}, the package ships {ships}: use a cache of that", file=sys.stderr)


@lru_cache(maxsize=1)
def shipped() -> tuple[str, ...]:
    """Names and short hashes of the models that are installed, as `Signals.model` has them."""
    found = [find_weights(model) for model in ("small", *([BIG] if find_extra() else []))]
    return tuple(f"{weights.name}-{weights.hash[:12]}" for weights in found)


def stages_from(cache: Path, corpus: str) -> tuple[Callable[..., object], ...]:
    """The learned stages, with the kept signals in the encoder's place (see `reading.stages.replaced`).

    A story raises a ValueError where the signals are of another text: paragraphs are found otherwise than they were.
    """

    def encode_kept(story: Story) -> Signals:
        signals = signals_of(cache, corpus, story.id)
        if len(signals) != len(story.tokens):
            words = f"signals of {len(signals)} words, the story has {len(story.tokens)}"
            advice = "it is parted otherwise than when they were kept; delete it and run cache.py again"
            message = f"{cache / corpus / story.id}.pickle holds {words}: {advice}"
            raise ValueError(message)
        return signals

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
    parser.add_argument("--model", nargs="+", default=["small"], help="names, or folders made by export.py")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    models = [Path(model) if Path(model).is_dir() else model for model in args.model]
    encoders = [Encoder(model, args.threads, vectors=True) for model in models]
    for gold in args.gold:
        began = time.time()
        fill(gold, args.out, encoders)
        print(gold.name, round(time.time() - began, 1), "s", flush=True)


if __name__ == "__main__":
    main()
