"""Fit the judge of marked words: `python training/rules/fit_quotes.py GOLD [--out weights.py] [--dry]`.

GOLD holds the folders `stories`, `vignettes`, `litbank` and `pdnc`. Each pair of marks is one example, true where gold
quotations fill at least half of it; documents of `dev.ids` are counted, never fitted on. Logistic regression with a
ridge of 1 (half the squared weights), by L-BFGS: the same numbers every time. `--dry` prints and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from underneath.infer.quotation.judge import features
from underneath.infer.quotation.marks import SINGLE, marks_in
from underneath.infer.quotation.pairs import pair
from underneath.infer.quotation.weights import WEIGHTS
from underneath.story.spans import Span

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
from score import common, overlaps, span, trim

OUT = Path(__file__).parents[2] / "src/underneath/infer/quotation/weights.py"
FOLDERS = {
    "stories": 1.5,
    "vignettes": 1.5,
    "litbank": 2.0,
    "pdnc": 0.3,
}  # weight of an example; PDNC has by far the most
SMALL = 0.1  # weights below are left out
MINOR = "minor"  # pairs of the marks that a text does not open its speech with; soaked up, not kept


@dataclass
class Example:
    """A pair of marks: names of what holds of it, whether it is speech, its weight, whether it is held out."""

    names: list[str]
    speech: bool
    weight: float
    dev: bool


def examples(folder: Path, weight: float) -> Iterator[Example]:
    """All pairs of marks in a gold folder."""
    dev = set((folder / "dev.ids").read_text().split())
    for path in sorted(folder.glob("*.json")):
        gold, text = json.loads(path.read_text()), path.with_suffix(".txt").read_bytes().decode()
        for names, speech in _pairs(gold, text):
            yield Example(names, speech, weight, path.stem in dev)


def _pairs(gold: dict, text: str) -> Iterator[tuple[list[str], bool]]:
    """Names and truth of each pair in one document."""
    touching = overlaps([{"start": a, "end": b} for a, b in (trim(text, *span(g)) for g in gold["quotes"])])
    marked = [(Span(p["start"], p["end"]), marks_in(text, p["start"], p["end"])) for p in gold["paragraphs"]]
    opening = [found[0].family is SINGLE for paragraph, found in marked if found and found[0].start == paragraph.start]
    single = sum(opening) * 2 > len(opening)
    indented = sum(text[max(0, p.start - 2) : p.start] == "  " for p, _ in marked) * 5 < len(marked)
    for paragraph, found in marked:
        for two in pair(found, *paragraph, single_first=single):
            names = features(text, two, paragraph, indents_tell=indented)
            start, end = trim(text, two.start, two.end)
            if names == ["empty"] or end <= start:
                continue
            inside = sum(common((start, end), span(g)) for g in touching(start, end))
            yield names + [MINOR] * (two.family is SINGLE and not single), inside >= 0.5 * (end - start)


def fit(rows: list[Example]) -> tuple[dict[str, float], float]:
    """Weights by name, and the bias."""
    number: dict[str, int] = {}
    for row in rows:
        for name in row.names:
            number.setdefault(name, len(number))
    kept = [row for row in rows if not row.dev]
    x = np.zeros((len(kept), len(number) + 1))
    x[:, -1] = 1.0
    for i, row in enumerate(kept):
        x[i, [number[name] for name in row.names]] = 1.0
    y, w = np.array([row.speech for row in kept], float), np.array([row.weight for row in kept])
    ridge = np.r_[np.ones(len(number)), 0.0]

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b
        p = 1 / (1 + np.exp(-z))
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (ridge * b**2).sum()), x.T @ (
            w * (p - y)
        ) + ridge * b

    b = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: round(float(b[i]), 1) for name, i in sorted(number.items())}, round(float(b[-1]), 1)


def errors(rows: list[Example], weights: dict[str, float], bias: float) -> int:
    """Examples on the wrong side of one half."""
    return sum((bias + sum(weights.get(n, 0.0) for n in row.names) >= 0) != row.speech for row in rows)


def write(weights: dict[str, float], bias: float, path: Path) -> None:
    """Put the weights into the module."""
    rows = "".join(f'    "{n}": {v},\n' for n, v in weights.items())
    text = re.sub(
        r"(WEIGHTS: dict\[str, float\] = \{\n).*?\}\n", lambda m: m[1] + rows + "}\n", path.read_text(), flags=re.DOTALL
    )
    path.write_text(re.sub(r"(?m)^BIAS = .*$", f"BIAS = {bias}", text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--dry", action="store_true")
    given = parser.parse_args()
    sets = {name: list(examples(given.gold / name, weight)) for name, weight in FOLDERS.items()}
    weights, bias = fit([row for rows in sets.values() for row in rows])
    kept = {name: v for name, v in weights.items() if abs(v) >= SMALL and name != MINOR}
    for name, rows in sets.items():
        held = [row for row in rows if row.dev]
        print(f"{name}: {errors(held, weights, bias)} wrong of {len(held)} held out, {len(rows) - len(held)} fitted")
    gap = max(abs(kept.get(n, 0.0) - WEIGHTS.get(n, 0.0)) for n in {*kept, *WEIGHTS})
    print(f"largest difference from the weights there now: {gap:.1f}")
    if not given.dry:
        write(kept, bias, given.out)


if __name__ == "__main__":
    main()
