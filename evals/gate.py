"""The gate: read every gold story, score it, compare with the floors.

    python evals/gate.py                          the gate, on the stories and vignettes of this folder
    python evals/gate.py --model none             one of the three (big: where its extra is installed)
    python evals/gate.py --gold DIR …             the figures of other folders in the same layout (LitBank, PDNC)
    python evals/gate.py --all                    figures of all documents beside those of the dev ones
    python evals/gate.py --raise                  lift floors to what was measured just now, less a hair

Exit status 1 when a figure is below its floor. Lowering a floor takes a decision record (docs/decisions/).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import underneath  # noqa: E402
from goldset import Document, fingerprint, in_layout, written_here  # noqa: E402
from score import Score  # noqa: E402
from underneath.encode.weights import BIG, find_extra  # noqa: E402

FLOORS = HERE / "floors.json"
MODELS = ("small", "none", BIG)
HAIR = 0.005  # a figure may wobble by one item in two hundred without shutting the gate
Rows = dict[str, dict[str, float]]


def measure(documents: Iterable[Document], model: str) -> Rows:
    """All figures of `score.py` for these documents, read as text files."""
    score = Score()
    settings = underneath.Settings(language_check=False, model=None if model == "none" else model)
    for document in documents:
        reading = underneath.read(document.text.encode(), name=f"{document.id}.txt", settings=settings)
        score.document(document.text, document.gold, underneath.to_dict(reading))
    rows: Rows = score.rows()
    return rows


def figure(row: dict[str, float]) -> float:
    """The one number of a row: its F1, else its accuracy."""
    return row.get("f1", row.get("acc", 0.0))


def show(title: str, rows: Rows, floors: dict[str, float]) -> list[str]:
    """Print a table; returns what fell below its floor."""
    print(f"\n{title}: {rows['documents']['n']} documents")
    fallen = []
    for name, row in rows.items():
        if name == "documents":
            continue
        floor = floors.get(name)
        low = floor is not None and figure(row) < floor
        cells = "  ".join(
            f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in row.items()
        )
        print(
            f"  {'BELOW ' if low else '      '}{name:38} {cells}" + ("" if floor is None else f"  (floor {floor:.3f})")
        )
        if low:
            fallen.append(f"{title}: {name} {figure(row):.3f} < {floor:.3f}")
    fallen += [f"{title}: {name} was not measured" for name in floors if name not in rows]
    return fallen


def lift(rows: Rows, floors: dict[str, float]) -> dict[str, float]:
    """Floors as high as what was measured, never lower than they were."""
    return {name: max(old, round(figure(rows[name]) - HAIR, 3)) for name, old in floors.items()}


def gate(pinned: dict[str, Any], model: str, args: argparse.Namespace) -> list[str]:
    """Measure what has floors, lifting them if asked to; returns what fell below."""
    fallen: list[str] = []
    for kind, floors in pinned["floors"][model].items():
        title = f"{kind}, dev, model {model}"
        if pinned["corpora"][kind] != fingerprint(kind) and not args.lift:
            fallen.append(f"{kind}: the corpus has changed since its floors were measured")
        documents = list(written_here(kind))
        rows = measure((d for d in documents if d.dev), model)
        if args.lift:
            floors = pinned["floors"][model][kind] = lift(rows, floors)  # noqa: PLW2901 - the same floors, higher
        fallen += show(title, rows, floors)
        if args.all:
            show(f"{kind}, all, model {model}", measure(documents, model), {})
    return fallen


def elsewhere(folder: Path, model: str, *, everything: bool) -> None:
    """Show the figures of another folder in the same layout."""
    documents = list(in_layout(folder))
    show(f"{folder.name}, dev, model {model}", measure((d for d in documents if d.dev), model), {})
    if everything:
        show(f"{folder.name}, all, model {model}", measure(documents, model), {})


def main() -> int:
    """Run the gate; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--model", choices=MODELS, action="append")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    args = parser.parse_args()
    pinned: dict[str, Any] = json.loads(FLOORS.read_text())
    fallen: list[str] = []
    for model in args.model or [m for m in MODELS if m != BIG or find_extra()]:
        fallen += gate(pinned, model, args)
        for folder in args.gold:
            elsewhere(folder, model, everything=args.all)
    if args.lift:
        pinned["corpora"] = {kind: fingerprint(kind) for kind in pinned["corpora"]}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n")
    print("\n" + ("\n".join(fallen) or "The gate holds."))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
