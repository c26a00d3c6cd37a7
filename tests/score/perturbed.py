"""Predictions as a faulty reader would make them: gold rows lost, moved, renamed, mislabelled, made up."""

from __future__ import annotations

import copy

LAYERS = (
    "mentions", "quotes", "scenes", "paratext", "feelings", "knowledge", "acts", "events", "notes", "ties", "terms",
    "characters", "groups", "places",
)  # fmt: skip
LABELS = ("type", "kind", "felt", "stance", "becomes", "name", "speaker", "who", "by", "entity", "pov", "a", "b")


def perturbed(document, dice):
    """A copy of a gold document with faults; `dice` is a `random.Random`."""
    out = {key: copy.deepcopy(document.gold[key]) for key in LAYERS if document.gold.get(key)}
    faults = dice.choice((0.02, 0.1, 0.3))
    new_id = {}
    for name, rows in out.items():
        for row in rows:
            if "start" in row and dice.random() < faults:
                _move(row, len(document.text), dice)
            for label in LABELS:
                if row.get(label) and dice.random() < faults / 2:
                    row[label] = dice.choice(rows).get(label)
            for key in ("present", "addressees"):
                row[key] = [who for who in row.get(key) or () if dice.random() > faults]
        out[name] = [row for row in rows if dice.random() > faults] + [
            dict(dice.choice(rows)) for _ in range(3) if dice.random() < faults
        ]
        dice.shuffle(out[name])
    for entry in (*out.get("characters", ()), *out.get("groups", ()), *out.get("places", ())):
        new_id[entry["id"]] = entry["id"] = f"p-{entry['id']}" if dice.random() > faults else "p-other"
    return {name: [_renamed(row, new_id) for row in rows] for name, rows in out.items()}


def _move(row, length, dice):
    start = min(max(0, row["start"] + dice.randrange(-9, 9)), length - 1)
    row["start"], row["end"] = start, min(length, max(start, row["end"] + dice.randrange(-9, 9)))


def _renamed(row, new_id):
    def new(who):
        return "+".join(new_id.get(one, one) for one in who.split("+")) if isinstance(who, str) else who

    row = {
        key: new(value) if key in ("entity", "speaker", "who", "by", "a", "b") else value for key, value in row.items()
    }
    return row | {key: [new(one) for one in row[key]] for key in ("present", "addressees") if row.get(key)}
