"""The fitted scorers: that each is the one measured, and that what the larger network says has scorers of its own."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from underneath.encode.weights import BrokenWeights
from underneath.infer import scorers
from underneath.infer.bonds.weights import load_judge
from underneath.infer.casting.forests import load_forests
from underneath.infer.coreference.joining import shipped_trees
from underneath.infer.coreference.network import shipped as shipped_network
from underneath.infer.dialogue.weights import load_weights as load_speakers
from underneath.infer.quotation.belonging import load_weights as load_belonging
from underneath.infer.staged.weights import load_weights as load_staging
from underneath.infer.supersenses.lexicon import shipped as shipped_lexicon
from underneath.infer.supersenses.weigh import shipped as shipped_supersenses
from underneath.infer.under.weights import load_weights as load_undertones
from underneath.infer.warned.weigh import load_weights as load_notes
from underneath.infer.worded.weigh import load_weights as load_terms

MODEL = "small-0123456789ab"
# What reads each file, past what it keeps of the last time.
READERS: dict[str, Callable[[], Any]] = {
    "belonging.npz": lambda: load_belonging.__wrapped__(MODEL),
    "cast.npz": load_forests.__wrapped__,
    "chains.npz": lambda: shipped_network.__wrapped__("chains", MODEL),
    "joining.npz": lambda: shipped_trees.__wrapped__(MODEL),
    "notes.npz": lambda: load_notes.__wrapped__(MODEL),
    "speakers.npz": lambda: load_speakers.__wrapped__(MODEL),
    "spoken.npz": lambda: shipped_network.__wrapped__("spoken", MODEL),
    "staging.npz": lambda: load_staging.__wrapped__("parsed", MODEL),
    "supersenses.npz": shipped_supersenses.__wrapped__,
    "supersenses.xz": shipped_lexicon.__wrapped__,
    "terms.npz": lambda: load_terms.__wrapped__(MODEL),
    "ties.npz": lambda: load_judge.__wrapped__(MODEL),
    "undertones.npz": lambda: load_undertones.__wrapped__(MODEL),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package's scorers, read in their place."""
    copy = tmp_path / "scorers"
    shutil.copytree(scorers.SHIPPED, copy)
    monkeypatch.setattr(scorers, "SHIPPED", copy)
    return copy


@pytest.fixture
def extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An extra package, made up here, that brings scorers of ties and of nothing else."""
    folder = tmp_path / "underneath_big" / "scorers"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    np.savez(folder / "ties.npz", lines=np.full(2, 7))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "underneath_big", raising=False)
    note_hashes(folder)
    return folder


def note_hashes(folder: Path) -> None:
    import hashlib

    facts = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*.npz")}
    (folder / "manifest.json").write_text(json.dumps(facts))


def test_the_manifest_names_every_scorer_and_each_has_a_reader() -> None:
    files = {p.name for p in scorers.SHIPPED.iterdir()} - {"manifest.json"}
    assert set(scorers.hashes_in(scorers.SHIPPED)) == files == set(READERS)


@pytest.mark.parametrize("file", READERS)
def test_the_package_s_own_are_the_ones_measured(file: str) -> None:
    assert READERS[file]()


@pytest.mark.parametrize("file", READERS)
def test_one_that_was_changed_is_refused(folder: Path, file: str) -> None:
    (folder / file).write_bytes((folder / file).read_bytes() + b"x")
    with pytest.raises(BrokenWeights, match=rf"the weights of {Path(file).stem} have hash .*as this version"):
        READERS[file]()


@pytest.mark.parametrize("file", READERS)
def test_one_that_is_missing_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(BrokenWeights, match=rf"the weights of {Path(file).stem} have hash nothing"):
        READERS[file]()


@pytest.mark.parametrize("manifest", [None, "{", "[]"])
def test_without_a_manifest_none_is_believed(folder: Path, manifest: str | None) -> None:
    (folder / "manifest.json").unlink()
    if manifest:
        (folder / "manifest.json").write_text(manifest)
    with pytest.raises(BrokenWeights, match="the weights of ties"):
        READERS["ties.npz"]()


def test_what_the_larger_network_says_is_weighed_by_the_extra_s_scorer(extra: Path) -> None:
    assert scorers.scorer_arrays("ties", "big-0123456789ab")["lines"].tolist() == [7, 7]


def test_where_the_extra_has_none_the_small_one_s_serves(extra: Path) -> None:
    assert scorers.scorer_file("notes.npz", "big-0123456789ab") == scorers.SHIPPED / "notes.npz"


def test_what_the_small_network_says_is_not_weighed_by_the_extra_s(extra: Path) -> None:
    assert scorers.scorer_file("ties.npz", MODEL) == scorers.SHIPPED / "ties.npz"


def test_a_scorer_of_the_extra_that_was_changed_is_refused(extra: Path) -> None:
    np.savez(extra / "ties.npz", lines=np.zeros(2))
    with pytest.raises(BrokenWeights, match="the weights of ties"):
        scorers.scorer_arrays("ties", "big-0123456789ab")


@pytest.mark.slow
def test_the_extra_s_scorers_have_the_shapes_of_the_small_one_s_and_other_weights() -> None:
    pytest.importorskip("underneath_big")
    own = scorers.hashes_in(scorers.extra_folder("scorers"))
    assert {"chains.npz", "joining.npz", "spoken.npz"} <= set(own) <= set(READERS)
    for file in own:
        mine, theirs = (scorers.scorer_arrays(Path(file).stem, f"{model}-0123456789ab") for model in ("small", "big"))
        assert set(mine) == set(theirs)
        assert any(mine[k].shape != theirs[k].shape or (mine[k] != theirs[k]).any() for k in mine)
