"""Towers of several runs of `speakers.py` side by side: the mean of all is what the package takes.

    python training/who/towers.py FIRST.npz MORE.npz... [--out weights.npz]

The curve of confidence and the bounds of hearers stay those of the first run.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from speakers import OUT, keep


def side_by_side(runs: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """All towers of all runs, numbered anew ("says.0.…" of the second run after the first one's last)."""
    out = {name: array for name, array in runs[0].items() if not _tower(name)}
    before: dict[str, int] = defaultdict(int)
    for run in runs:
        towers = [(*_tower(name), array) for name, array in run.items() if _tower(name)]
        for kind, number, part, array in towers:
            out[f"{kind}.{before[kind] + number}.{part}"] = array
        for kind in {kind for kind, *_ in towers}:
            before[kind] += 1 + max(number for other, number, *_ in towers if other == kind)
    return out


def _tower(name: str) -> tuple[str, int, str] | tuple[()]:
    """Kind, number and part of a tower's array; nothing for other arrays."""
    kind, number, *part = name.split(".", 2)
    return (kind, int(number), part[0]) if number.isdigit() else ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    keep(side_by_side([dict(np.load(run)) for run in args.runs]), args.out)


if __name__ == "__main__":
    main()
