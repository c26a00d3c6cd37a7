"""Coreference of whole readings against gold, from kept signals.

    python training/who/measure_coreference.py --cache FOLDER... --gold GOLD... [--part dev|train|all]

Prints MUC, B3, CEAF-e and their mean by corpus, of all mentions and of people, as `evals/score.py` counts them; then
how many mentions of each sort are given to the entity that their gold chain is matched with.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from coreference_data import GIVEN, SETTINGS
from coreference_score import conll
from scipy.optimize import linear_sum_assignment

from cache import stages_from
from held import listed
from underneath.infer.coreference.forms import Form, look_at
from underneath.ingest.ingest import ingest
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.speech import Quotes
from underneath.reading.stages import STAGES, order, replaced, run
from underneath.story.story import Story

Rows = list[dict[str, Any]]


def told(path: Path, cache: Path) -> Rows:
    """What a reading says of one document's mentions."""
    ordered = order(replaced(STAGES, stages_from(cache, path.parent.name)), [Story, *GIVEN])
    layers = run(ordered, {Story: ingest(path.read_bytes(), path.name, SETTINGS), **GIVEN})
    quotes = [q.span for q in layers[Quotes]]
    rows = []
    for mention, entity, sure in zip(
        layers[Mentions], layers[Coreference].entities, layers[Coreference].confidence, strict=True
    ):
        quoted = any(q.start <= mention.span.start < q.end for q in quotes)
        words = mention.span.of(layers[Story].text)
        rows.append(
            {"start": mention.span.start, "end": mention.span.end, "type": mention.type, "entity": entity,
             "sort": _sort(mention.kind, words, quoted=quoted), "sure": sure}
        )  # fmt: skip
    return rows


def _sort(kind: str, words: str, *, quoted: bool) -> str:
    name = kind
    if kind == "PRON":
        name = Form(look_at((words.lower(),), words, words, kind).form).name
    return f"{'said' if quoted else 'told'} {name}"


def sorts(pairs: list[tuple[Rows, Rows]]) -> None:
    """Print how many of each sort are right once entities are matched one to one, and how sure they were."""
    right: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for gold, rows in pairs:
        chain = {(g["start"], g["end"]): g["entity"] for g in gold}
        both = [(chain[r["start"], r["end"]], r) for r in rows if (r["start"], r["end"]) in chain and r["entity"]]
        table = Counter((g, r["entity"]) for g, r in both)
        golds, entities = sorted({g for g, _ in table}), sorted({e for _, e in table})
        grid = np.array([[table[g, e] for e in entities] for g in golds])
        match = {entities[c]: golds[r] for r, c in zip(*linear_sum_assignment(-grid), strict=True)}
        for g, row in both:
            for name in ("all", row["sort"]):
                tally = right[name]
                tally[0], tally[1], tally[2] = (
                    tally[0] + (match.get(row["entity"]) == g),
                    tally[1] + 1,
                    tally[2] + row["sure"],
                )
    for name, (hit, count, sure) in sorted(right.items(), key=lambda item: -item[1][1]):
        if count >= 20:
            print(f"  {name:12s} {hit / count:.3f} of {count:.0f}, said {sure / count:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", nargs="+", type=Path, required=True)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "train", "all"), default="dev")
    args = parser.parse_args()
    for folder in args.gold:
        dev = listed(folder / "dev.ids")
        cache = next(c for c in args.cache if (c / folder.name).is_dir())
        paths = [
            p for p in sorted(folder.glob("*.txt")) if args.part == "all" or (p.stem in dev) == (args.part == "dev")
        ]
        pairs = [(json.loads(p.with_suffix(".json").read_text())["mentions"], told(p, cache)) for p in paths]
        print(f"{folder.name} ({len(paths)}): {conll(pairs)}, people {conll(pairs, 'PER')}")
        sorts(pairs)


if __name__ == "__main__":
    main()
