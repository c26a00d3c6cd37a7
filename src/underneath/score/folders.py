"""Folders of annotations and predictions → figures."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from underneath.errors import BadGold
from underneath.score.counts import Figures
from underneath.score.scorer import Scorer

HOLDS = "a folder of ID.json, each with its ID.txt beside it"


def score_folders(gold: Path, pred: Path, ids: Collection[str] | None = None) -> dict[str, Figures]:
    """Score every annotated document; those without a prediction count as missed.

    Parameters
    ----------
    gold
        A folder of `ID.json`, in the layout of the story JSON; the text is `ID.txt`, else the JSON's own `text`.
    pred
        A folder of `ID.json` as `underneath read ID.txt --to json` writes it.
    ids
        Score these documents only.

    Raises
    ------
    BadGold
        If a folder or a file cannot be used; the message says which and why.
    """
    scorer = Scorer()
    for path in _documents(gold, ids):
        row = _load(path)
        guess = pred / path.name
        try:
            scorer.add(_text(path, row), row, _load(guess) if guess.exists() else None)
        except (KeyError, TypeError, AttributeError) as error:
            raise BadGold(
                f"{path.stem}: a row is not as it should be ({type(error).__name__}: {error})",
                expected="rows as docs/reference/story-json.md lays them out",
            ) from error
    return scorer.rows()


def _documents(gold: Path, ids: Collection[str] | None) -> Iterator[Path]:
    if not gold.is_dir():
        raise BadGold(f"{gold} is no folder", expected=HOLDS)
    found = [path for path in sorted(gold.glob("*.json")) if ids is None or path.stem in ids]
    if not found:
        raise BadGold(f"nothing to score in {gold}", expected=HOLDS, advice="see docs/how-to/score.md")
    yield from found


def _load(path: Path) -> dict[str, Any]:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadGold(f"{path.name} cannot be read as JSON ({error})", expected="one JSON object") from None
    if not isinstance(row, dict):
        raise BadGold(f"{path.name} holds no object", expected="one JSON object")
    return row


def _text(path: Path, row: dict[str, Any]) -> str:
    """The annotated text: as it is, line ends and all; a leading byte-order mark dropped, as reading does."""
    beside = path.with_suffix(".txt")
    if beside.exists():
        return beside.read_bytes().decode("utf-8").removeprefix("\ufeff")
    if not isinstance(row.get("text"), str):
        raise BadGold(f"{path.name} has no {beside.name} beside it", expected="that, or the text in the JSON itself")
    return str(row["text"])
