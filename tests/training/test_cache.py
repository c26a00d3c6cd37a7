"""What is kept of the gold documents, and which of several models has read each."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

STORIES = [f"story{n}" for n in range(8)]
HELD = {"story1", "story4"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in STORIES:
        (folder / f"{name}.txt").write_text("Mara ran.", encoding="utf-8")
    (folder / "dev.ids").write_text("\n".join(HELD), encoding="utf-8")
    return folder


def readers(gold: Path, models: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Which model read each story; a model here is its name, and what it says of a story is that."""
    import cache

    def said(_story: object, model: Any) -> Any:
        return model

    monkeypatch.setattr(cache, "encode_story", said)
    cache.fill(gold, gold.parent / "kept", models)  # type: ignore[arg-type]
    kept = gold.parent / "kept" / gold.name
    return {path.stem: pickle.loads(path.read_bytes()) for path in kept.glob("*.pickle")}


def test_of_two_models_each_reads_some_stories_and_the_first_those_held_out(gold: Path, monkeypatch: Any) -> None:
    read = readers(gold, ["small", "big"], monkeypatch)
    assert read.keys() == set(STORIES) and set(read.values()) == {"small", "big"}
    assert {read[name] for name in HELD} == {"small"}


def test_which_model_reads_a_story_does_not_hang_on_the_others(gold: Path, monkeypatch: Any) -> None:
    before = readers(gold, ["small", "big"], monkeypatch)
    (gold / "story0.txt").unlink()
    for path in (gold.parent / "kept" / gold.name).glob("*"):
        path.unlink()
    after = readers(gold, ["small", "big"], monkeypatch)
    assert after == {name: model for name, model in before.items() if name != "story0"}


def test_what_is_kept_is_read_again_only_when_its_text_is_newer(gold: Path, monkeypatch: Any) -> None:
    readers(gold, ["small"], monkeypatch)
    newer = gold / "story3.txt"
    kept = gold.parent / "kept" / gold.name / "story3.pickle"
    os.utime(newer, (kept.stat().st_mtime + 10,) * 2)
    read = readers(gold, ["another"], monkeypatch)
    assert {name for name, model in read.items() if model == "another"} == {"story3"}


def test_a_folder_without_texts_is_not_read_in_silence(tmp_path: Path) -> None:
    import cache

    with pytest.raises(FileNotFoundError, match=r"no \.txt"):
        cache.fill(tmp_path / "stroies", tmp_path / "kept", [])


def test_signals_of_another_text_are_told_from_the_storys_own(tmp_path: Path) -> None:
    import cache
    from underneath.encode.encode import encode_story
    from underneath.encode.session import Encoder
    from underneath.ingest.ingest import ingest

    def story(text: str) -> Any:
        return ingest(text.encode(), "night.txt", cache.SETTINGS)

    kept = tmp_path / "stories" / "night.pickle"
    kept.parent.mkdir()
    kept.write_bytes(pickle.dumps(encode_story(story("Mara ran."), Encoder("small", 1, vectors=True))))
    encode_kept = cache.stages_from(tmp_path, "stories")[0]
    assert len(encode_kept(story("Mara ran."))) == 3
    with pytest.raises(ValueError, match=r"signals of 3 words, the story has 5: .* run cache.py again"):
        encode_kept(story("Mara ran all night."))
