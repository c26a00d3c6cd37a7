"""Weights are those that were measured, or they are refused."""

from __future__ import annotations

import hashlib
import json
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
