"""How fast the encoder reads a whole novel: `python benchmarks/encoder.py NOVEL.txt [--model small] [--threads N]`.

Prints words a second end to end (file → mentions, events, syntax), the shares of the network, of the decoding of its
heads and of the rest, and the peak memory. The words' vectors are kept, as a reading keeps them. Words are what white
space parts.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from functools import partial
from pathlib import Path

from underneath.encode.encode import encode_story, pieces_of
from underneath.encode.look import look
from underneath.encode.session import Encoder
from underneath.encode.windows import plan, window
from underneath.infer.events import find_events
from underneath.infer.learned_mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.infer.syntax import parse_syntax
from underneath.ingest.ingest import ingest
from underneath.settings import Settings

try:
    import resource
except ModuleNotFoundError:  # Windows
    resource = None  # type: ignore[assignment]


class Watch:
    """Wall and processor seconds of named parts."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[float, float]] = {}

    def time(self, name: str, work, *args):  # noqa: ANN001, ANN002, ANN201 - any function
        """Run `work` and note what it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        out = work(*args)
        self.parts[name] = time.perf_counter() - wall, time.process_time() - cpu
        return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("novel", type=Path)
    parser.add_argument("--model", default="small")
    parser.add_argument("--threads", type=int)
    args = parser.parse_args()
    watch = Watch()
    model = Path(args.model) if Path(args.model).is_dir() else args.model
    encoder = watch.time("load the weights", partial(Encoder, vectors=True), model, args.threads)
    data = args.novel.read_bytes()
    story = watch.time("file to story", ingest, data, args.novel.name, Settings())
    signals = watch.time("encode, all heads", encode_story, story, encoder)
    mentions = watch.time("mentions", find_mentions, story, signals, find_quotes(story))
    events = watch.time("events", find_events, story, signals)
    watch.time("syntax with lemmas", parse_syntax, story, signals)
    words = len(story.text.split())
    total = sum(wall for name, (wall, _) in watch.parts.items() if name != "load the weights")
    spent = sum(cpu for name, (_, cpu) in watch.parts.items() if name != "load the weights")
    print(f"{words:,} words, {len(story.tokens):,} tokens, {len(mentions):,} mentions, {len(events):,} events")
    for name, (wall, cpu) in watch.parts.items():
        print(f"{name:20} {wall:7.2f} s   {cpu:7.2f} processor s")
    print(
        f"end to end {words / total:,.0f} words/s on {encoder.threads} threads; {words / spent:,.0f} a processor second"
    )
    if resource:
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    print(
        "signals",
        hashlib.sha256(signals.head.tobytes() + signals.type.tobytes() + signals.event.tobytes()).hexdigest()[:16],
    )
    shares(story, encoder)


def shares(story, encoder: Encoder) -> None:  # noqa: ANN001
    """The network alone against the decoding of its pairs, in processor time, on one thread."""
    pieces = pieces_of(story, encoder)
    windows = [window(pieces, a, b) for a, b in plan(pieces)][:100]
    start = time.process_time()
    for w in windows:
        encoder.run(w)
    network = time.process_time() - start
    start = time.process_time()
    for w in windows:
        look(encoder, w)
    print(f"of 100 windows: network {network:.2f} s, decoding {time.process_time() - start - network:.2f} s")


if __name__ == "__main__":
    main()
