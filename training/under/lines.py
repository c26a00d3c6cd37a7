"""Single lines with one mark each, as gold documents: `python training/under/lines.py OUT evals/lines/*.txt`.

A line is `MARK | text`. In `feelings.txt` MARK is `felt` or `felt>shown` (masked), in `knowledge.txt` a stance, in
`acts.txt` a kind; `-` is none of them. Twenty-five lines of one file, in a fixed shuffle, make a document of as many
paragraphs; quotation marks go by turns through the styles. Only the file's own layer is known of such a document.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

A_DOCUMENT = 25
MARKS = (("“", "”"), ('"', '"'), ("‘", "’"))
LAYERS = {"feelings": "felt", "knowledge": "stance", "acts": "kind"}


def rows_of(path: Path) -> list[tuple[str, str]]:
    """Mark and text of every line, shuffled the same way each time."""
    rows = [
        tuple(part.strip() for part in line.split("|", 1)) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    random.Random(1).shuffle(rows)
    return [(mark, text) for mark, text in rows if text]


def item_of(layer: str, mark: str, start: int, end: int) -> dict[str, object]:
    """One gold item over a whole line."""
    item: dict[str, object] = {"start": start, "end": end, LAYERS[layer]: mark}
    if layer == "feelings":
        felt, _, shown = mark.partition(">")
        item |= {"felt": felt, "shown": shown or None, "masked": bool(shown)}
    return item


def document(layer: str, number: int, rows: list[tuple[str, str]]) -> tuple[str, dict[str, object]]:
    """Text and gold of one document."""
    text, items = "", []
    opening, closing = MARKS[number % len(MARKS)]
    for mark, line in rows:
        said = line.replace("“", opening).replace("”", closing)
        if mark != "-":
            items.append(item_of(layer, mark, len(text), len(text) + len(said)))
        text += said + "\n\n"
    empty = {key: [] for key in ("characters", "groups", "places", "mentions", "quotes", "scenes", *LAYERS)}
    return text, empty | {"id": f"lines-{layer}-{number:02}", "known": [layer], layer: items}


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for path in map(Path, sys.argv[2:]):
        rows = rows_of(path)
        for number, at in enumerate(range(0, len(rows), A_DOCUMENT)):
            text, gold = document(path.stem, number, rows[at : at + A_DOCUMENT])
            (out / f"{gold['id']}.txt").write_bytes(text.encode())
            (out / f"{gold['id']}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
