"""Towers of several runs of `speakers.py` side by side: the mean of all is what the package takes.

    python training/who/towers.py FIRST.npz MORE.npz... [--out FOLDER]

The curve of confidence and the bounds of hearers stay those of the first run.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from fits import add_out, keep


def side_by_side(runs: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """All towers of all runs, numbered anew ("says.0.…" of the second run after the first one's last)."""
    plain, towers = {}, {}
    places: dict[str, dict[tuple[int, str], int]] = defaultdict(dict)
    for k, run in enumerate(runs):
        for name, array in run.items():
            kind, number, *part = name.split(".", 2)
            if number.isdigit():
                place = places[kind].setdefault((k, number), len(places[kind]))
                towers[f"{kind}.{place}.{part[0]}"] = array
            elif k == 0:
                plain[name] = array
    return plain | towers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+")
    add_out(parser)
    args = parser.parse_args()
    keep("speakers", side_by_side([dict(np.load(run)) for run in args.runs]), args.out)


if __name__ == "__main__":
    main()
