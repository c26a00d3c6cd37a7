"""How fast, how much memory, and whether both grow in a straight line.

    python benchmarks/reading.py FOLDER_OF_LONG_TEXTS

Prints words a second and peak memory over all texts in two processes, then a curve: one novel, and the same novel
joined to itself two, five and ten times. The ratios are what to watch: ten times the text, ten times the time.
A folder of public-domain novels as plain text does well, e.g. the 100 works of LitBank in full.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil

TIMES = (1, 2, 5, 10)


def read_once(path: Path) -> tuple[int, float, float]:
    """Words, seconds and peak MiB of reading one file, in a process of its own."""
    import underneath  # noqa: PLC0415 - in the measured process

    start = time.perf_counter()
    reading = underneath.read(path)
    seconds = time.perf_counter() - start
    words = len(reading.text.split())
    return words, seconds, peak_mib()


def peak_mib() -> float:
    info = psutil.Process(os.getpid()).memory_info()
    if hasattr(info, "peak_wset"):
        return float(info.peak_wset) / 2**20
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak / 2**20 if sys.platform == "darwin" else peak / 2**10)


def all_of(paths: list[Path], jobs: int) -> None:
    """Every text, in `jobs` processes: the whole, start of the processes included."""
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        rows = list(pool.map(read_once, paths))
    seconds = time.perf_counter() - start
    words = sum(row[0] for row in rows)
    slowest = min(zip(rows, paths, strict=True), key=lambda pair: pair[0][0] / pair[0][1])
    print(
        f"{len(paths)} texts, {words:,} words, {jobs} processes: {seconds:.1f} s, {words / seconds:,.0f} words a second"
    )
    print(f"peak memory of a process {max(row[2] for row in rows):.0f} MiB")
    print(f"slowest: {slowest[1].name}, {slowest[0][0] / slowest[0][1]:,.0f} words a second in one process\n")


def curve(path: Path) -> None:
    """One novel, and its copies joined: time, memory, and what they cost against one."""
    text = path.read_bytes()
    first = None
    print(f"{path.name}\n times      words  seconds   ratio     MiB   ratio")
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            joined = Path(folder) / path.name
            joined.write_bytes(b"\n\n".join([text] * times))
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                words, seconds, mib = pool.submit(read_once, joined).result()
        first = first or (seconds, mib)
        print(f"{times:6} {words:10,} {seconds:8.2f} {seconds / first[0]:7.2f} {mib:7.0f} {mib / first[1]:7.2f}")


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    paths = sorted(Path(sys.argv[1]).glob("*.txt"))
    all_of(paths, 2)
    curve(max(paths, key=lambda p: (p.stat().st_size < 600_000, p.stat().st_size)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
