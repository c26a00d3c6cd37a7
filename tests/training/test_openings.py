"""How what opens a text is learned: from where the gold says that the tale begins. Needs scikit-learn; seconds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn")
pytestmark = [pytest.mark.slow]

BLURBS = ("Everyone is lying about the {}.", "There is one {} and nobody wants it.", "Somebody has stolen the {}.")
TALE = """Oda put the {} upon the table and sat down.\n\nIt was late, and she was cold, and nobody had come.\n
“Well?” said Marrick. He had been standing in the door.\n\nShe did not look at him. She had known that he would come.\n\n"""
THINGS = ("lamp", "clock", "goose", "ledger", "boat", "hat", "key", "bell")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Eight tales with a blurb before them."""
    folder = tmp_path / "gold" / "tales"
    folder.mkdir(parents=True)
    for n, thing in enumerate(THINGS):
        blurb = BLURBS[n % 3].format(thing)
        text = f"{blurb}\n\n{TALE.format(thing) * 5}"
        (folder / f"t{n}.txt").write_text(text, encoding="utf-8")
        row = {"start": 0, "end": len(blurb), "kind": "summary"}
        (folder / f"t{n}.json").write_text(json.dumps({"paratext": [row]}), encoding="utf-8")
    return tmp_path / "gold"


@pytest.fixture
def trainer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script, which forgets afterwards that it has silenced what ships."""
    from underneath.ingest.paratext import zones

    monkeypatch.setattr(zones, "kind_of_opening", zones.kind_of_opening)
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training" / "rules"))
    import fit_openings

    return fit_openings


def test_the_pieces_up_to_the_tales_first_are_examples_and_its_next_as_if_the_text_began_there(
    trainer: Any, gold: Path
) -> None:
    found = trainer.examples(gold / "tales" / "t0.txt")
    summary = 1 + trainer.KINDS.index("summary")
    assert [e.kind for e in found if not e.shifted] == [summary, 0]
    assert {e.kind for e in found if e.shifted} == {0}


def test_a_blurb_is_told_from_the_tale_as_it_is_kept(
    trainer: Any, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "WEIGHTS", tmp_path / "openings.npz")
    monkeypatch.setattr(sys, "argv", ["fit_openings.py", str(gold)])
    trainer.main()
    with np.load(tmp_path / "openings.npz") as kept:
        weights = {name: kept[name].astype(float) for name in kept.files}
    weights["words"] *= weights["scale"]
    found = [e for path in sorted((gold / "tales").glob("*.txt")) for e in trainer.examples(path)]
    sure, blurb = 1 - trainer.said(weights, found)[:, 0], np.array([e.kind > 0 for e in found])
    assert sure[blurb].min() > 2 * sure[~blurb].max()


def test_measuring_alone_writes_nothing(
    trainer: Any, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trainer, "WEIGHTS", tmp_path / "openings.npz")
    monkeypatch.setattr(sys, "argv", ["fit_openings.py", str(gold), "--dry"])
    trainer.main()
    assert not (tmp_path / "openings.npz").exists()
    assert "left out first pieces of tales: {'tales': 8}" in capsys.readouterr().out
