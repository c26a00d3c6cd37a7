"""Short passages and the content notes they give cause for (`evals/passages/notes_*.txt`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passage:
    """`kinds`: those of `layers.notes.NOTES`, none where nothing is to be noted, and then no `severity`."""

    text: str
    kinds: tuple[str, ...] = ()
    severity: str | None = None


def read_passages(folder: Path) -> list[Passage]:
    """All passages of a folder, file by file."""
    lines = [
        line.split(" | ", 1)
        for file in sorted(folder.glob("notes_*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [_passage(label, text) for label, text in lines]


def _passage(label: str, text: str) -> Passage:
    if label.startswith("none:"):
        return Passage(text)
    kinds, severity = label.split()
    return Passage(text, tuple(kinds.split("+")), severity)
