r"""What a user would pick instead, over the same text in the same run: time and memory beside ours.

    python benchmarks/peers.py TEXT.txt --envs FOLDER [--words 22000] [--peer NAME]… [--prepare]

Peers: `booknlp-small`, `booknlp-big` (BookNLP 1.0.8's own code with random weights of the same architecture, so time
and memory only: its weights cannot be had from a package registry), `spacy` (en_core_web_sm), `renard` (0.7.2, its
NLTK steps), and `ours-booknlp`: ours writing BookNLP's files, supersenses with them. Each lives in an environment of
its own in FOLDER, made at the first run (torch: some GB a piece); nothing of it enters this package's. One after
another, each in a process of its own, with as many threads as it takes by itself. `--prepare` makes what is missing
(environments, weights, data) and measures nothing.

Renard's tagger and chunker read NLTK's data, which only NLTK's own server gives. Who has them lays them in
FOLDER/renard-nltk; without them, models of the same kind are trained here first (peers/renard_data.py), for time and
memory only, and the row says so:

    python -m nltk.downloader -d FOLDER/renard-nltk punkt_tab averaged_perceptron_tagger_eng maxent_ne_chunker_tab words

Prints for each: seconds from start to end of its process, seconds reading (loading its models apart) and words a second
of that, processor seconds of the whole, the peak of its resident memory; and how many times ours reading, processor and
memory are. The processor's ratio holds on a busy machine too. Words are counted once, by white space, for all.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from peer_environments import command

T = TypeVar("T")
PEERS = ("ours", "ours-booknlp", "booknlp-small", "booknlp-big", "spacy", "renard")


@dataclass(frozen=True)
class Run:
    """What one peer took. `seconds`: start to end; `read`: without loading its models; `cpu`: the processor's."""

    peer: str
    seconds: float
    read: float
    cpu: float
    mib: float
    note: str


def measured(peer: str, asked: list[str], folder: Path) -> Run:
    """Run one, wait for it and ask the system what it took.

    Raises
    ------
    RuntimeError
        If it fails, with the end of what it said.
    """
    said = folder / f"{peer}.out"
    start = time.perf_counter()
    with said.open("wb") as stdout:
        process = subprocess.Popen(asked, stdout=stdout, stderr=subprocess.STDOUT, env=offline())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    if process.returncode:
        raise RuntimeError("it failed:\n" + "\n".join(lines[-12:]))
    told = json.loads(lines[-1])
    kib = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(peer, seconds, told["read"], usage.ru_utime + usage.ru_stime, kib / 1024, told["note"])


def attempt(peer: str, what: Callable[[], T]) -> T | None:
    """What it gives, or nothing where it fails, which is said: the others go on."""
    try:
        return what()
    except RuntimeError as error:
        print(f"{peer} is left out: {error}", file=sys.stderr)
        return None


def offline() -> dict[str, str]:
    """Nobody looks for newer models while the clock runs."""
    return {**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


def cut(text: Path, words: int | None, out: Path) -> int:
    """Write the first so many words of a text, whole paragraphs kept; gives how many words there are."""
    kept, count = [], 0
    for block in text.read_text(encoding="utf-8").split("\n\n"):
        if words and count >= words:
            break
        kept.append(block)
        count += len(block.split())
    out.write_text("\n\n".join(kept), encoding="utf-8")
    return count


def show(runs: list[Run], words: int) -> None:
    """A table: figures, and how many times ours."""
    ours = runs[0]
    print(f"{'':14}{'seconds':>8}{'reading':>8}{'words/s':>8}{'cpu':>8}{'MiB':>7}   reading, cpu, memory against ours")
    for run in runs:
        times = (run.read / ours.read, run.cpu / ours.cpu, run.mib / ours.mib)
        print(
            f"{run.peer:14}{run.seconds:8.1f}{run.read:8.1f}{words / run.read:8,.0f}{run.cpu:8.1f}{run.mib:7,.0f}"
            f"   {' '.join(f'{ratio:5.1f}x' for ratio in times)}   {run.note}"
        )


def options(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--envs", type=Path, required=True, help="where the peers' environments are, or are to be made")
    parser.add_argument("--words", type=int, help="only so many of the text's first words")
    parser.add_argument("--peer", action="append", choices=PEERS, help="only these, beside ours")
    parser.add_argument("--prepare", action="store_true", help="make what is missing; measure nothing")
    args = parser.parse_args(given)
    if not hasattr(os, "wait4"):
        parser.error("this system cannot tell what a process took (os.wait4): run it on Linux or macOS")
    if not args.text.is_file():
        parser.error(f"{args.text} is no file: give a story as plain text in UTF-8")
    return args


def compared(wanted: list[str], args: argparse.Namespace, folder: Path) -> bool:
    """Prepare all, run all, show those that ran. Tells whether all did."""
    text = folder / "text.txt"
    words = cut(args.text, args.words, text)
    print(f"{args.text.name}: {words:,} words, {os.cpu_count()} cores")
    asked = {peer: attempt(peer, partial(command, peer, args.envs.resolve(), text, folder)) for peer in wanted}
    if args.prepare:
        return all(asked.values())
    runs = [attempt(peer, partial(measured, peer, line, folder)) for peer, line in asked.items() if line]
    done = [run for run in runs if run]
    if done and done[0].peer == "ours":
        show(done, words)
    return len(done) == len(wanted)


def main(given: list[str] | None = None) -> int:
    args = options(given)
    wanted = list(dict.fromkeys(("ours", *(args.peer or PEERS))))
    with tempfile.TemporaryDirectory() as name:
        return 0 if compared(wanted, args, Path(name)) else 1


if __name__ == "__main__":
    sys.exit(main())
