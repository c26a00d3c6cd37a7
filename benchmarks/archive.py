"""How fast a whole archive is read, what each worker adds and costs, and whether a killed run loses anything.

    python benchmarks/archive.py FOLDER [--model none] [--most 3] [--workers 1 2] [--kills 10] [--out FILE]

FOLDER holds long texts, e.g. 88 novels of LitBank in full. Each way of reading is a process of its own, and every
figure includes its start: one process reading the texts one by one (`underneath.read`, all cores, nothing written);
`underneath corpus --workers 0`, the same with a dataset written; then Ray with each number of workers. Prints Markdown,
and writes FILE.md and FILE.json. Memory is the sum of what all processes of a run hold for themselves (USS), at most.

`--kills N`: the last way once more, killed N times at random (now and then only a worker), finished, and compared byte
for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

import psutil
from pyarrow import parquet

ONE_BY_ONE = """
import sys
from pathlib import Path
import underneath
words = 0
for path in sys.argv[2:]:
    model = None if sys.argv[1] == "none" else sys.argv[1]
    reading = underneath.read(path, settings=underneath.Settings(model=model))
    words += sum(reading.count_words(p.span) for p in reading.story.paragraphs)
print(words)
"""


@dataclass
class Run:
    """One way of reading, measured. `first`: seconds until the first part was done; `bytes`: of the dataset."""

    name: str
    workers: int
    seconds: float
    words: int = 0
    stories: int = 0
    mib: float = 0.0
    worker_mib: float = 0.0
    first: float | None = None
    bytes: int = 0
    tables: dict[str, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


class Memory(threading.Thread):
    """Watches a process and all below it."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.root, self.most, self.most_worker = psutil.Process(pid), 0.0, 0.0
        self.over = threading.Event()

    def run(self) -> None:
        """Look twice a second."""
        while not self.over.wait(0.5):
            held = [found for process in self._all() if (found := holding(process))]
            self.most = max(self.most, sum(mib for _, mib in held))
            readers = [mib for name, mib in held if "MapWorker" in name]
            self.most_worker = max(self.most_worker, *readers, 0.0)

    def _all(self) -> list[psutil.Process]:
        try:
            return [self.root, *self.root.children(recursive=True)]
        except psutil.Error:
            return []


def holding(process: psutil.Process) -> tuple[str, float] | None:
    """A process's name and what it holds for itself, in MiB; None where it has ended."""
    try:
        return " ".join(process.cmdline()), process.memory_full_info().uss / 2**20
    except psutil.Error:
        return None


def one_by_one(texts: list[Path], model: str) -> Run:
    process = subprocess.Popen(
        [sys.executable, "-c", ONE_BY_ONE, model, *map(str, texts)], stdout=subprocess.PIPE, text=True
    )
    start, memory = time.perf_counter(), Memory(process.pid)
    memory.start()
    words = int(process.communicate()[0])
    memory.over.set()
    return Run("one by one", 0, time.perf_counter() - start, words, len(texts), memory.most)


def command(folder: Path, out: Path, model: str, workers: int) -> list[str]:
    words = ["-m", "underneath", "corpus", str(folder), "--out", str(out), "--model", model, "--workers", str(workers)]
    return [sys.executable, *words]


def done_in(out: Path) -> int:
    return len(list((out / "manifest").glob("part-*.parquet")))


def as_corpus(folder: Path, out: Path, model: str, workers: int) -> Run:
    process = subprocess.Popen(command(folder, out, model, workers), stderr=subprocess.DEVNULL)
    start, memory, first = time.perf_counter(), Memory(process.pid), None
    memory.start()
    while process.poll() is None:
        time.sleep(0.1)
        if first is None and done_in(out):
            first = time.perf_counter() - start
    seconds = time.perf_counter() - start
    memory.over.set()
    made = Run(f"corpus, {workers or 'no'} workers", workers, seconds, mib=memory.most, first=first)
    made.worker_mib = memory.most_worker
    count(made, out)
    return made


def count(made: Run, out: Path) -> None:
    """Fill in what the dataset holds."""
    rows = parquet.read_table(out / "manifest").to_pylist()
    made.words, made.stories = sum(row["words"] or 0 for row in rows), len(rows)
    for table in sorted(path for path in out.iterdir() if path.is_dir()):
        made.tables[table.name] = sum(file.stat().st_size for file in table.iterdir())
    made.bytes = sum(made.tables.values())


def data_of(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in files if "/." not in str(path)}


def killed(folder: Path, whole: Path, model: str, workers: int, kills: int) -> str:
    """Kill a run again and again; what comes of it in one sentence."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as scratch:
        out, parts, landed, struck = Path(scratch) / "data", done_in(whole), 0, 0
        for turn in range(kills):
            goal = min(parts - 1, round(parts * (turn + 1) / (kills + 1)))
            process = subprocess.Popen(command(folder, out, model, workers), stderr=subprocess.DEVNULL)
            while process.poll() is None and done_in(out) < goal:
                time.sleep(0.05)
            if turn % 3 == 2 and workers:
                struck += strike_worker(process.pid)
            time.sleep(chance.random() * 5)
            process.kill()
            process.wait()
            landed += done_in(out) < parts
        subprocess.run(command(folder, out, model, workers), stderr=subprocess.DEVNULL, check=False)
        same = data_of(out) == data_of(whole)
    told = "the same, byte for byte" if same else "NOT THE SAME"
    return f"killed {landed} times before it was done, and {struck} workers besides: {told}"


def strike_worker(pid: int) -> bool:
    """Kill one of the workers of a run; whether there was any."""
    below = psutil.Process(pid).children(recursive=True)
    readers = [process for process in below if "MapWorker" in (holding(process) or ("",))[0]]
    for process in readers[:1]:
        process.kill()
    return bool(readers)


def report(runs: list[Run], model: str, verdict: str | None) -> str:
    first = runs[0]
    lines = [
        f"{first.stories} texts, {first.words:,} words, model {model}, {os.cpu_count()} cores, {platform.machine()}\n",
        "| | seconds | words a second | against one by one | until the first part | MiB in all | MiB a worker |",
        "|---|---|---|---|---|---|---|",
    ]
    for run in runs:
        start = f"{run.first:.1f}" if run.first else ""
        each = f"{run.worker_mib:,.0f}" if run.worker_mib else ""
        ratio = run.rate / first.rate
        cells = (run.name, f"{run.seconds:.1f}", f"{run.rate:,.0f}", f"{ratio:.2f}", start, f"{run.mib:,.0f}", each)
        lines.append("| " + " | ".join(cells) + " |")
    lines += [""] + [added(a, b) for a, b in pairwise(runs) if b.workers > a.workers > 0]
    last = runs[-1]
    if last.bytes:
        lines.append(f"The dataset takes {last.bytes / last.words:.1f} bytes a word; most of it:")
        largest = sorted(last.tables.items(), key=lambda row: -row[1])[:6]
        lines += [f"- {name}: {size / last.words:.2f} bytes a word" for name, size in largest]
    return "\n".join([*lines, *([verdict] if verdict else []), ""])


def added(a: Run, b: Run) -> str:
    more = b.workers - a.workers
    return (
        f"From {a.workers} workers to {b.workers}: each adds {(b.rate - a.rate) / more:,.0f} words a second "
        f"and {(b.mib - a.mib) / more:,.0f} MiB.\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="small")
    parser.add_argument("--most", type=int, help="take only the first few texts")
    parser.add_argument("--workers", type=int, nargs="*", default=[0, 1, 2])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("archive-benchmark"))
    asked = parser.parse_args()
    texts = sorted(asked.folder.glob("*.txt"))[: asked.most]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        for path in texts:
            (folder / path.name).write_bytes(path.read_bytes())
        runs = [one_by_one(sorted(folder.iterdir()), asked.model)]
        outs = [Path(scratch) / f"data-{workers}" for workers in asked.workers]
        for workers, out in zip(asked.workers, outs, strict=True):
            runs.append(as_corpus(folder, out, asked.model, workers))
            print(f"{runs[-1].name}: {runs[-1].seconds:.1f} s", file=sys.stderr)
        same = all(data_of(out) == data_of(outs[0]) for out in outs)
        verdict = f"The data of all runs are {'the same, byte for byte' if same else 'NOT THE SAME'}."
        if asked.kills:
            verdict += f"\nA run {killed(folder, outs[-1], asked.model, asked.workers[-1], asked.kills)}."
    text = report(runs, asked.model, verdict)
    print(text)
    asked.out.with_suffix(".md").write_text(text, encoding="utf-8")
    rows = [asdict(run) | {"words_a_second": run.rate} for run in runs]
    asked.out.with_suffix(".json").write_text(
        json.dumps({"runs": rows, "verdict": verdict}, indent=1), encoding="utf-8"
    )
    return 0 if "NOT" not in verdict else 1


if __name__ == "__main__":
    sys.exit(main())
