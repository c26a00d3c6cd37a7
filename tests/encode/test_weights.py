"""Weights are those that were measured, or they are refused."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from underneath.encode.weights import BrokenWeights, find_weights, part_of


def model(folder: Path, **files: bytes) -> Path:
    facts = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "manifest.json").write_text(json.dumps({"name": "tiny", "files": facts}), encoding="utf-8")
    return folder


def test_a_whole_model_is_found(tmp_path: Path) -> None:
    assert find_weights(model(tmp_path, a=b"1", b=b"2")).name == "tiny"


def test_one_hash_stands_for_all_files(tmp_path: Path) -> None:
    one = find_weights(model(tmp_path, a=b"1", b=b"2")).hash
    assert find_weights(model(tmp_path, a=b"1", b=b"3")).hash != one


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    model(tmp_path, a=b"1")
    (tmp_path / "a").write_bytes(b"2")
    with pytest.raises(BrokenWeights, match="hash"):
        find_weights(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    model(tmp_path, a=b"1")
    (tmp_path / "a").unlink()
    with pytest.raises(BrokenWeights, match="nothing"):
        find_weights(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"name": "x"}'])
def test_a_manifest_that_lists_nothing_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenWeights):
        find_weights(tmp_path)


def test_an_unknown_model_is_refused_by_name() -> None:
    with pytest.raises(BrokenWeights, match="enormous"):
        find_weights("enormous")


def test_one_file_of_a_model_is_found_and_checked_by_itself():
    assert part_of("deep.npz").is_file()


def test_a_file_that_the_manifest_does_not_name_is_refused():
    with pytest.raises(BrokenWeights, match=r"the weights of the model's other\.npz"):
        part_of("other.npz")


@pytest.fixture
def extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package underneath_big, made up here, whose network learned beside the small one that ships."""
    folder = tmp_path / "underneath_big" / "weights"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    model(folder, first=b"1")
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    beside = json.dumps({**said, "beside": find_weights("small").hash})
    (folder / "manifest.json").write_text(beside, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "underneath_big", raising=False)  # another test may have loaded the true one
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_without_the_extra_the_big_model_is_refused_and_how_to_get_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("underneath.encode.weights.EXTRA", "underneath_of_nobody")
    with pytest.raises(BrokenWeights, match=r"pip install \./extras/big"):
        find_weights("big")


def test_the_big_model_is_the_small_one_and_the_extra_in_one_hash(extra: Path) -> None:
    small, big = find_weights("small"), find_weights("big")
    assert (big.folder, big.name) == (small.folder, "big")
    assert big.hash not in {small.hash, find_weights(extra).hash}


def test_an_extra_made_beside_another_small_model_is_refused(extra: Path) -> None:
    said = (extra / "manifest.json").read_text(encoding="utf-8")
    (extra / "manifest.json").write_text(said.replace(find_weights("small").hash, "0" * 64), encoding="utf-8")
    with pytest.raises(BrokenWeights, match="small-000000000000"):
        find_weights("big")
