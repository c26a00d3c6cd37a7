"""Every example is read, and reads as the story it was made from."""

from pathlib import Path

import pytest

import underneath
from goldset import written_here

ROOT = Path(__file__).parents[2]
MADE_FROM = {
    "cold-nose.txt": "s002",
    "the-queens-left-side.html": "s006",
    "decaf-after-four.epub": "s017",
    "you-have-been-here-before.docx": "s030",
    "out-of-tune.md": "s018",
}
GOLD = {document.id: document for document in written_here("stories")}


@pytest.mark.parametrize("name", MADE_FROM)
def test_an_example_has_the_paragraphs_of_its_story(name):
    reading = underneath.read(ROOT / "examples" / name)
    document = GOLD[MADE_FROM[name]]
    wanted = [document.text[p["start"] : p["end"]] for p in document.gold["paragraphs"]]
    assert [reading.words_of(p) for p in reading.story.paragraphs] == wanted


@pytest.mark.parametrize("name", MADE_FROM)
def test_an_example_has_the_scenes_of_its_story(name):
    reading = underneath.read(ROOT / "examples" / name)
    assert len(reading.scenes) == len(GOLD[MADE_FROM[name]].gold["scenes"])


def test_the_archives_own_words_become_metadata():
    metadata = underneath.read(ROOT / "examples" / "the-queens-left-side.html").story.metadata
    assert (metadata.title, metadata.authors, metadata.tags) == (
        "The Queen’s Left Side",
        ("saltmarsh_heron",),
        ("Bodyguards", "Fever Dreams"),
    )


def test_the_examples_are_those_that_the_script_makes(tmp_path, monkeypatch):
    import sys

    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    sys.modules.pop("make", None)
    import make

    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    for name in MADE_FROM:
        assert (tmp_path / name).read_bytes() == (ROOT / "examples" / name).read_bytes()
